/** The open items of one customer in a meeting, the oldest first; they are fetched while the rest is here already. */
import type { IsoDate } from '../../format/date.ts';
import { exactMoney } from '../../format/number.ts';
import type { RenderContext } from '../../report/page.ts';
import { numberOf, textOf } from '../../report/parts/row-cells.ts';
import { table } from '../../report/parts/table.ts';
import { dayText } from '../../report/parts/work-text.ts';
import type { AskRows, Row, RowsAnswer } from '../../rows/types.ts';
import type { AgendaLine } from './agenda.ts';
import { meetingText } from './wording.ts';

const MOST = 30;

/** A section that fills itself. */
export function itemsOf(line: AgendaLine, context: RenderContext, askRows: AskRows): HTMLElement {
  const { h, locale, view } = context;
  const body = h(
    'div',
    { 'aria-busy': 'true' },
    h('p', { class: 'note' }, meetingText(locale, 'itemsLoading')),
  );
  const fill = (...parts: Node[]): void => {
    body.removeAttribute('aria-busy');
    body.replaceChildren(...parts);
  };
  const { customer, currency } = line;
  void askRows({
    which: 'items',
    filter: { ...view.filter, customer, ...(currency ? { currency } : {}) },
    asOf: view.asOf,
    sort: { column: 'due_date' },
    limit: MOST,
  }).then(
    (answer) => fill(...itemTable(answer, line, context)),
    () => fill(h('p', { class: 'note' }, meetingText(locale, 'itemsFailed'))),
  );
  return h('section', null, h('h3', null, meetingText(locale, 'items')), body);
}

function itemTable(answer: RowsAnswer, { name }: AgendaLine, context: RenderContext): Node[] {
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
        cell: (row) => textOf(row, 'document') ?? '–',
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
