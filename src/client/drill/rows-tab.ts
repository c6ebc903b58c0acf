/** The rows of a figure or a named set: which part of the formula, how many, their total, the table, the exports. */

import type { Row } from '../../engine/engine.ts';
import { dateLabel } from '../../format/label.ts';
import { count, decimal, exactMoney, percent } from '../../format/number.ts';
import { measureById, metricById } from '../../metrics/catalogue.ts';
import type { PageId, RenderContext } from '../../report/page.ts';
import type { RowsAnswer, RowsQuestion } from '../../rows/types.ts';
import { writeView } from '../../view/address.ts';
import { fileName, sourceLine } from '../export/about.ts';
import { sheetCsv } from '../export/csv.ts';
import { download } from '../export/download.ts';
import { rowsSheet } from '../export/rows-sheet.ts';
import type { Sheet } from '../export/sheet.ts';
import { MAX_SHEET_ROWS, sheetWorkbook } from '../export/workbook.ts';
import { cellText } from './cells.ts';
import { rowsQuestion } from './questions.ts';
import { type RowStore, rowStore } from './row-store.ts';
import { rowTable } from './row-table.ts';
import { scopeLine } from './scope-line.ts';
import type { TabParts } from './tab.ts';
import { isSame, partIds } from './totals.ts';
import { whyNoAnswer } from './why-no-value.ts';
import { rowsText } from './wording.ts';

export async function rowsTab(parts: TabParts): Promise<Element> {
  const { h, context, target, source, events } = parts;
  const { locale, view } = context;
  const metric = target.metric ? metricById(target.metric) : null;
  const ids = metric ? partIds(metric) : [];
  const measure = target.measure ?? ids[0];
  const question = rowsQuestion(target, view, measure);
  const holder = h('div', { class: 'rows' });

  const unanswered = whyNoAnswer(target, context);
  if (unanswered) return h('p', { class: 'empty' }, unanswered);
  const answer = await source.askRows(question);
  nameDocument(parts, answer);
  const store = rowStore(source, question, answer);
  const draw = (first: Row[], sort?: RowsQuestion['sort']): void => {
    const table = rowTable({
      h,
      context,
      caption: rowsText(locale, 'tab.rows'),
      question: { ...question, sort },
      answer: { ...answer, rows: first },
      fetchRows: store.fetchRows,
      open: (next) => events.go(next, true),
      personAddress: (kind, id) => personAddress(kind, id, context, source.root),
      onSort: (next) => void reorder(next),
      onError: parts.fail,
    });
    // Who scrolls goes on scrolling: the rows are made ready meanwhile.
    table.element.addEventListener('scroll', store.prepare, { once: true, passive: true });
    const status = h('span', { role: 'status', class: 'note' });
    holder.replaceChildren(
      h(
        'div',
        { class: 'rows-tools' },
        ids.length > 1 ? choice(parts, ids, measure!) : null,
        h('p', { class: 'rows-total' }, totalLine(parts, answer, ids.length === 1)),
        status,
        answer.count > 0 ? exportButtons(parts, answer, store, status, measure) : null,
      ),
      table.capped === null
        ? ''
        : h('p', { class: 'note' }, rowsText(locale, 'capped', { n: table.capped })),
      answer.count > 0 ? table.element : h('p', { class: 'empty' }, rowsText(locale, 'empty')),
    );
  };
  let sorts = 0;
  const reorder = async (sort: NonNullable<RowsQuestion['sort']>): Promise<void> => {
    const mine = ++sorts;
    const table = holder.querySelector('.rows-table');
    table?.setAttribute('aria-busy', 'true');
    try {
      const first = await store.sort(sort);
      if (mine !== sorts || !holder.isConnected) return;
      draw(first, sort);
      holder.querySelector<HTMLElement>(`[data-sort="${sort.column}"]`)?.focus();
    } catch (error) {
      if (mine === sorts) parts.fail(error);
    }
  };
  draw(answer.rows);
  return holder;
}

/** The page of one of the rows' customers or reps under the reader's view. */
function personAddress(
  kind: 'customer' | 'rep',
  id: string,
  { view, site, locale }: RenderContext,
  root: URL,
): string {
  const query = writeView({ ...view, filter: { ...view.filter, [kind]: id } }, site);
  return `${new URL(`${locale}/${kind}/`, root).href}?${query}`;
}

/** Which part of the formula the rows stand behind. */
function choice({ h, context, target, events }: TabParts, ids: string[], chosen: string): Element {
  const { locale } = context;
  const select = h(
    'select',
    null,
    ids.map((id) =>
      h('option', { value: id, selected: id === chosen }, measureById(id).label[locale]),
    ),
  );
  select.addEventListener('change', () => events.go({ ...target, measure: select.value }, false));
  return h('label', null, h('span', null, rowsText(locale, 'measure')), select);
}

/** "1,234 rows · total 5,600.00 · equals the figure". */
function totalLine(
  { context, target, printed }: TabParts,
  answer: RowsAnswer,
  isWholeFigure: boolean,
): string {
  const { locale } = context;
  const kind = answer.columns.find(({ id }) => id === answer.amountColumn)?.kind;
  const amount = (value: number, currency: string | null): string =>
    kind === 'minor'
      ? `${exactMoney(value, currency, locale)} ${currency ?? ''}`.trim()
      : decimal(value, locale, 0);
  const rows = rowsText(locale, 'count', { n: count(answer.count, locale) });
  const totals = answer.totals.flatMap(({ currency, amount: total }) =>
    total === null ? [] : [rowsText(locale, 'total', { value: amount(total, currency) })],
  );
  const metric = target.metric ? metricById(target.metric) : null;
  const total = answer.totals.length === 1 ? answer.totals[0]! : null;
  const isSum = isWholeFigure && metric && !metric.denominator && !metric.reduce;
  if (!isSum || printed === undefined || printed === null || !total || total.amount === null)
    return [rows, ...totals].join(' · ');
  const weight = Object.values(metric.numerator ?? {})[0] ?? 1;
  const value = weight * total.amount;
  const verdict = isSame(value, printed)
    ? `✓ ${rowsText(locale, 'equals')}`
    : `✗ ${rowsText(locale, 'differs', { value: amount(value - printed, total.currency) })}`;
  return [rows, ...totals, verdict].join(' · ');
}

function exportButtons(
  { h, context, target }: TabParts,
  answer: RowsAnswer,
  { fetchRows }: RowStore,
  status: HTMLElement,
  measure: string | undefined,
): Element {
  const { document, locale, view, label } = context;
  const onProgress = (share: number): void => {
    const text = rowsText(locale, 'exporting', { share: percent(share, locale, 0) });
    if (status.textContent !== text) status.textContent = text;
  };
  const title = (): string => document.getElementById('panel-title')?.textContent ?? '';
  /** Fetching is the first half of the work, writing the second. */
  const sheet = (): Promise<Sheet> =>
    rowsSheet({
      ...answer,
      title: title(),
      about: [
        scopeLine(target, context),
        sourceLine(document.documentElement.dataset.page as PageId, context),
      ],
      fetchRows,
      context,
      onProgress: (share) => onProgress(share / 2),
    });
  const onWritten = (share: number): void => onProgress(0.5 + share / 2);
  const workbook = async (): Promise<Blob> => {
    const n = answer.count;
    if (n > MAX_SHEET_ROWS) throw new Error(rowsText(locale, 'tooMany', { n }));
    return sheetWorkbook(await sheet(), title(), onWritten);
  };
  const at = Object.entries(target.at ?? {}).map(([dimension, value]) => label(dimension, value));
  const name = [target.metric ?? title(), measure, ...at].filter(Boolean).join('-');
  const chosen = { ...context, view: { ...view, filter: { ...view.filter, ...target.filter } } };
  let isWriting = false;
  const button = (text: string, make: () => Promise<Blob>, ending: string): HTMLElement => {
    const made = h('button', { type: 'button' }, text);
    made.addEventListener('click', async () => {
      // Not disabled meanwhile: a button that is loses the focus.
      if (isWriting) return;
      isWriting = true;
      onProgress(0);
      try {
        download(document, await make(), fileName(name, chosen, ending, target.asOf));
        status.textContent = '';
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        status.textContent = rowsText(locale, 'exportFailed', { reason });
      } finally {
        isWriting = false;
      }
    });
    return made;
  };
  return h(
    'span',
    { class: 'rows-exports' },
    button(rowsText(locale, 'csv'), async () => sheetCsv(await sheet(), onWritten), 'csv'),
    button(rowsText(locale, 'xlsx'), workbook, 'xlsx'),
  );
}

/** The title of a document or a payment, which only its rows know. */
function nameDocument({ target, context, setTitle }: TabParts, answer: RowsAnswer): void {
  const { locale } = context;
  const [first] = answer.rows;
  if (!first) return;
  if (target.which === 'document') {
    const customer = answer.columns.find(({ id }) => id === 'customer')!;
    const title = rowsText(locale, 'title.document', { document: String(first.document) });
    setTitle(`${title} · ${cellText(customer, first, context)}`);
  }
  if (target.which === 'payment')
    setTitle(rowsText(locale, 'title.payment', { date: dateLabel(String(first.date), locale) }));
}
