/** Invoices in the finder's list: looked for among the rows, which come once what is typed looks like a number. */
import type { Engine } from '../../engine/engine.ts';
import { exactMoney } from '../../format/number.ts';
import type { RenderContext } from '../../report/page.ts';
import { rowsHash } from '../../report/parts/figure-ask.ts';
import type { FoundDocument } from '../../rows/find-documents.ts';
import { engineReason, rowsText } from '../drill/wording.ts';

const MAX_DOCUMENTS = 8;
/** Milliseconds without a key before the rows are asked. */
const PAUSE_MS = 250;

/** A number has a digit, and a piece of it says something from three characters on. */
const looksLikeNumber = (text: string): boolean =>
  text.trim().length >= 3 && /\d/.test(text.normalize('NFKC'));

export interface DocumentFinder {
  /** Looks for what is typed now; what was looked for before is forgotten. */
  look(text: string): void;
  isLooking(): boolean;
}

export interface DocumentShow {
  /** Lines for the list, in their order; called again when more are found. */
  found(lines: HTMLElement[]): void;
  /** Why nothing can be found, or null; called when nothing more will come. */
  ended(fault: string | null): void;
}

export function documentFinder(
  context: RenderContext,
  engine: () => Promise<Engine>,
  show: DocumentShow,
): DocumentFinder {
  const { site, view, locale, t } = context;
  let turn = 0;
  let isLooking = false;
  const search = async (text: string, isCurrent: () => boolean): Promise<void> => {
    const asked = { text, asOf: view.asOf, limit: MAX_DOCUMENTS };
    const [running, { findDocuments }] = await Promise.all([
      engine(),
      import('../../rows/find-documents.ts'),
    ]);
    // What is open is in the small file, which is here first.
    for (const scope of ['openItems', 'everything'] as const) {
      if (!isCurrent()) return;
      if (scope === 'openItems' && view.asOf !== site.asOf) continue;
      const documents = await findDocuments(running, site, asked, scope);
      if (isCurrent()) show.found(documents.map((document) => documentLine(document, context)));
    }
  };
  return {
    look(text) {
      const mine = ++turn;
      const isCurrent = (): boolean => mine === turn;
      isLooking = looksLikeNumber(text);
      if (!isLooking) return;
      const end = (fault: string | null): void => {
        if (!isCurrent()) return;
        isLooking = false;
        show.ended(fault);
      };
      setTimeout(() => {
        if (!isCurrent()) return;
        search(text, isCurrent).then(
          () => end(null),
          (error) => end(rowsText(locale, 'find.failed', { reason: engineReason(error, t) })),
        );
      }, PAUSE_MS);
    },
    isLooking: () => isLooking,
  };
}

/** A document with its customer and what is open of it; the link opens its rows. */
function documentLine(found: FoundDocument, { h, locale }: RenderContext): HTMLElement {
  const { key, document, customer, currency, openMinor, daysLate } = found;
  const amount = exactMoney(openMinor, currency, locale, false);
  const state =
    openMinor === 0
      ? rowsText(locale, 'find.settled')
      : rowsText(locale, (daysLate ?? 0) > 0 ? 'find.overdue' : 'find.open', { amount });
  return h(
    'li',
    null,
    h(
      'a',
      { href: rowsHash({ which: 'document', key }), 'data-document': key },
      h('bdi', null, document),
      h(
        'span',
        { class: 'note' },
        customer === null ? null : [h('bdi', null, customer), ' · '],
        `${state} · ${rowsText(locale, 'find.invoice')}`,
      ),
    ),
  );
}
