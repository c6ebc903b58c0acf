/** The statement's other form: only what is still open, item by item, to be printed for the customer. */
import { dateLabel } from '../../format/label.ts';
import { decimal, exactMoney } from '../../format/number.ts';
import type { Row, RowsList, RowsQuestion } from '../../rows/types.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { numberOf, textOf } from '../parts/row-cells.ts';
import { type Column, table } from '../parts/table.ts';
import { STATEMENT_LINES, statementEnd } from './statement.ts';

export const openItemsQuestion = (view: View): RowsQuestion => ({
  which: 'items',
  filter: view.filter,
  period: view.period,
  asOf: statementEnd(view),
  sort: { column: 'due_date' },
  limit: STATEMENT_LINES,
});

/** One table a currency, the oldest item first, each with its sum. */
export function openItemForm(answer: RowsList, context: RenderContext): HTMLElement[] {
  const { h, t, locale, view } = context;
  const date = (row: Row, id: string): string => {
    const text = textOf(row, id);
    return text === null ? '–' : dateLabel(text, locale);
  };
  return answer.totals.map(({ currency, amount }) => {
    const money = (minor: number | null): string => exactMoney(minor, currency, locale);
    const columns: Column<Row>[] = [
      {
        id: 'document',
        label: t('customer.column.document'),
        cell: (row) => textOf(row, 'document') ?? '–',
        total: t('common.total'),
      },
      {
        id: 'issue_date',
        label: t('customer.column.issue_date'),
        cell: (row) => date(row, 'issue_date'),
        total: '',
      },
      {
        id: 'due_date',
        label: t('customer.column.due_date'),
        cell: (row) => date(row, 'due_date'),
        total: '',
      },
      {
        id: 'days_late',
        label: t('customer.column.days_late'),
        numeric: true,
        cell: (row) => decimal(numberOf(row, 'days_late'), locale, 0),
        total: '',
      },
      {
        id: 'amount_minor',
        label: t('customer.column.amount_minor'),
        numeric: true,
        cell: (row) => money(numberOf(row, 'amount_minor')),
        total: '',
      },
      {
        id: 'open_minor',
        label: t('customer.column.open_minor'),
        numeric: true,
        cell: (row) => money(numberOf(row, 'open_minor')),
        total: money(amount),
      },
    ];
    const rows = answer.rows.filter((row) => textOf(row, 'currency') === currency);
    return table(h, {
      caption: t('customer.openItemsCaption', {
        date: dateLabel(statementEnd(view), locale),
        unit: currency ?? t('common.noCurrency'),
      }),
      columns,
      rows,
      total: rows[0] ?? null,
      empty: t('customer.none.items'),
    });
  });
}
