/** The open items of one customer in a meeting, the oldest first; they are fetched while the rest is here already. */
import { daysBetween, type IsoDate } from '../../format/date.ts';
import { exactMoney } from '../../format/number.ts';
import type { Locale } from '../../i18n/locale.ts';
import { letterText } from '../../letters/letter.ts';
import type { RenderContext } from '../../report/page.ts';
import { numberOf, textOf } from '../../report/parts/row-cells.ts';
import { table } from '../../report/parts/table.ts';
import { dayText } from '../../report/parts/work-text.ts';
import type { AskRows, Row, RowsAnswer } from '../../rows/types.ts';
import { listedLines } from '../letters/listed-lines.ts';
import { downloadNote } from '../status.ts';
import type { AgendaLine } from './agenda.ts';
import { meetingText } from './wording.ts';

const MOST = 30;

export interface ItemSource {
  askRows: AskRows;
  root: URL;
}

/** Those beside the pages are in the currency of their documents. */
async function openItems(
  { customer, currency }: AgendaLine,
  { site, view }: RenderContext,
  { askRows, root }: ItemSource,
): Promise<Pick<RowsAnswer, 'rows' | 'count'>> {
  const filter = { ...view.filter, customer, ...(currency ? { currency } : {}) };
  const listed = site.reportCurrency ? null : await listedLines(site, root, view.asOf, filter);
  if (listed) {
    const items = listed.filter((row) => numberOf(row, 'item_key') !== null);
    return {
      rows: items.slice(0, MOST).map((row) => withDays(row, view.asOf)),
      count: items.length,
    };
  }
  return askRows({
    ...{ which: 'items', filter, asOf: view.asOf },
    ...{ sort: { column: 'due_date' }, limit: MOST },
  });
}

function withDays(row: Row, asOf: IsoDate): Row {
  const due = textOf(row, 'due_date');
  return { ...row, days_late: due === null ? null : daysBetween(due, asOf) };
}

/** A section that fills itself. */
export function itemsOf(line: AgendaLine, context: RenderContext, source: ItemSource): HTMLElement {
  const { h, locale } = context;
  const waiting = h(
    'p',
    { class: 'note' },
    meetingText(locale, 'itemsLoading'),
    ' ',
    downloadNote(h),
  );
  const body = h('div', { 'aria-busy': 'true' }, waiting);
  const fill = (...parts: Node[]): void => {
    body.removeAttribute('aria-busy');
    body.replaceChildren(...parts);
  };
  void openItems(line, context, source).then(
    (answer) => fill(...itemTable(answer, line, context)),
    () => fill(h('p', { class: 'note' }, meetingText(locale, 'itemsFailed'))),
  );
  return h('section', null, h('h3', null, meetingText(locale, 'items')), body);
}

/** With its instalment, where it has several. */
function documentName(row: Row, locale: Locale): string {
  const document = textOf(row, 'document') ?? '–';
  const n = numberOf(row, 'instalment_no');
  return n === null ? document : letterText(locale, 'instalment', { document, n });
}

function itemTable(
  answer: Pick<RowsAnswer, 'rows' | 'count'>,
  { name }: AgendaLine,
  context: RenderContext,
): Node[] {
  const { h, locale } = context;
  const day = (row: Row): string => {
    const date = textOf(row, 'due_date');
    return date === null ? '–' : dayText(date as IsoDate, context);
  };
  const shown = table<Row>(h, {
    caption: meetingText(locale, 'itemsOf', { name }),
    hideCaption: true,
    columns: [
      {
        id: 'document',
        label: meetingText(locale, 'document'),
        cell: (row) => documentName(row, locale),
      },
      { id: 'due', label: meetingText(locale, 'due'), cell: day },
      {
        id: 'late',
        label: meetingText(locale, 'late'),
        numeric: true,
        cell: (row) => Math.max(0, numberOf(row, 'days_late') ?? 0),
      },
      {
        id: 'open',
        label: meetingText(locale, 'open'),
        numeric: true,
        cell: (row) => exactMoney(numberOf(row, 'open_minor'), textOf(row, 'currency'), locale),
      },
    ],
    rows: answer.rows,
    empty: '–',
  });
  // a meeting hands nothing over but its decisions
  shown.querySelector('.table-tools')?.remove();
  const more = answer.count - answer.rows.length;
  if (more <= 0) return [shown];
  return [shown, h('p', { class: 'note' }, meetingText(locale, 'itemsMore', { n: more }))];
}
