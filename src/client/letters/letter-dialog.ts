/** A letter to one customer, filled with what it owes: to read, copy or print, in either language. */
import '../../styles/letters.css';
import '../../styles/letter-dialog.css';
import { LETTER_KINDS, type LetterKind } from '../../format/letter-kinds.ts';
import { LOCALES, type Locale } from '../../i18n/locale.ts';
import {
  emptyAccount,
  type LetterAccount,
  letterQuestion,
  readAccounts,
} from '../../letters/account.ts';
import { letterElement } from '../../letters/draw-letter.ts';
import { fillLetter, type Letter, letterText, plainLetter } from '../../letters/letter.ts';
import { isLetterFor } from '../../letters/letter-for.ts';
import type { LettersFile } from '../../letters/read-templates.ts';
import type { RenderContext } from '../../report/page.ts';
import { dimensionLabel } from '../../report/parts/dimension-label.ts';
import type { AskRows } from '../../rows/types.ts';
import { fetchJson } from '../answer/fetch-file.ts';
import { copyText } from '../copy-text.ts';
import { openDialog } from '../dialog.ts';
import { engineReason } from '../drill/wording.ts';
import { downloadNote } from '../status.ts';
import { listedLines } from './listed-lines.ts';

export interface LetterSource {
  context(): Promise<RenderContext>;
  askRows: AskRows;
  root: URL;
}

const isKind = (text: string): text is LetterKind => LETTER_KINDS.includes(text as LetterKind);

/** Wordings without parts. */
type PlainKey = Exclude<Parameters<typeof letterText>[1], 'failed' | 'heading' | 'instalment'>;

interface Prepared {
  file: LettersFile;
  accounts: LetterAccount[];
}

async function prepare(
  customer: string,
  { site, view }: RenderContext,
  { askRows, root }: LetterSource,
): Promise<Prepared> {
  const [file, rows] = await Promise.all([
    fetchJson<LettersFile>(new URL(site.assets.letters, root)),
    listedLines(site, root, view.asOf, { customer }).then(
      async (listed) => listed ?? (await askRows(letterQuestion(view.asOf, customer))).rows,
    ),
  ]);
  return { file, accounts: readAccounts(rows, view.asOf, site.params.dueSoonDays) };
}

/** One a currency; a balance of zero can be confirmed. */
function lettersOf(
  kind: LetterKind,
  locale: Locale,
  customer: string,
  { file, accounts }: Prepared,
  context: RenderContext,
): Letter[] {
  const { site, view } = context;
  const ownLabel = dimensionLabel(locale, { labels: {}, named: site.names }, context.t);
  const label = (dimension: string, value: string): string => {
    const named = context.label(dimension, value);
    // names that the settings give in each language
    const given = ownLabel(dimension, value);
    return given === value ? named : given;
  };
  const fit = accounts.filter((account) => isLetterFor(kind, account, true));
  if (fit.length === 0 && kind === 'confirmation')
    fit.push(emptyAccount(customer, view.filter.currency ?? site.currencies[0] ?? null, view.asOf));
  return fit.map((account) =>
    fillLetter(file.templates[kind][locale], account, {
      locale,
      company: site.company[locale],
      customerName: label('customer', customer),
      repName: account.rep === null ? null : label('rep', account.rep),
      bank: file.bank[locale],
      contact: file.contact[locale],
      replyDays: file.replyDays,
      dueSoonDays: site.params.dueSoonDays,
    }),
  );
}

/** Prints these letters alone. */
function printLetters(letters: Element[], { h }: RenderContext): void {
  const root = document.documentElement;
  const sheet = h(
    'div',
    { class: 'printed-letters' },
    letters.map((letter) => letter.cloneNode(true)),
  );
  document.body.append(sheet);
  root.dataset.print = 'letter';
  const end = (): void => {
    delete root.dataset.print;
    sheet.remove();
  };
  addEventListener('afterprint', end, { once: true });
  print();
}

export async function openLetter(
  wanted: { kind: string; customer: string },
  source: LetterSource,
): Promise<void> {
  const context = await source.context();
  const { h, t, locale, site, label } = context;
  const said = (key: PlainKey): string => letterText(locale, key);
  const option = (value: string, text: string, isChosen: boolean): HTMLElement =>
    h('option', { value, selected: isChosen }, text);
  const kind = h(
    'select',
    null,
    LETTER_KINDS.map((id) => option(id, t.named('customer.letter', id), id === wanted.kind)),
  );
  const language = h(
    'select',
    null,
    LOCALES.map((id) => option(id, said(`language.${id}`), id === locale)),
  );
  const copy = h('button', { type: 'button' }, said('copy'));
  const print = h('button', { type: 'button' }, said('print'));
  const status = h('span', { role: 'status' });
  const shown = h(
    'div',
    { class: 'letter-shown', tabindex: 0 },
    said('waiting'),
    ' ',
    downloadNote(h),
  );
  openDialog(
    context,
    letterText(locale, 'heading', { customer: label('customer', wanted.customer) }),
    [
      h(
        'div',
        { class: 'letter-tools' },
        h('label', null, said('kind'), ' ', kind),
        site.locales.length > 1 ? h('label', null, said('language'), ' ', language) : null,
        copy,
        print,
        status,
      ),
      shown,
    ],
    'letter-dialog',
  );
  let letters: Letter[] = [];
  copy.addEventListener('click', async () => {
    const isCopied = await copyText(letters.map(plainLetter).join('\n\n\n'));
    status.textContent = said(isCopied ? 'copied' : 'notCopied');
  });
  print.addEventListener('click', () => printLetters([...shown.children], context));
  try {
    const prepared = await prepare(wanted.customer, context, source);
    const draw = (): void => {
      const chosen = isKind(kind.value) ? kind.value : 'reminder';
      letters = lettersOf(chosen, language.value as Locale, wanted.customer, prepared, context);
      copy.disabled = letters.length === 0;
      print.disabled = letters.length === 0;
      status.textContent = '';
      shown.replaceChildren(
        ...(letters.length > 0
          ? letters.map((letter) => letterElement(h, letter, 'panel'))
          : [h('p', { class: 'empty' }, said('nothing'))]),
      );
    };
    kind.addEventListener('change', draw);
    language.addEventListener('change', draw);
    draw();
  } catch (error) {
    copy.disabled = true;
    print.disabled = true;
    shown.textContent = letterText(locale, 'failed', { reason: engineReason(error, t) });
  }
}
