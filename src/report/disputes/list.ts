/** Every dispute that is open, the longest first: its invoice, customer and rep, why, how much it holds up. */
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Row, RowsQuestion } from '../../rows/types.ts';
import type { Block } from '../page.ts';
import { invoiceLink } from '../parts/invoice-link.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { numberOf, textOf } from '../parts/row-cells.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';

const LIMIT = 200;

/** As many are decided on one by one, and stand in sight, on paper too. */
const IN_SIGHT = 24;

export const disputesList: Block = {
  id: 'list',
  questions: () => ({}),
  rows: (_site, view): Record<string, RowsQuestion> => ({
    open: {
      which: 'disputes',
      state: 'open',
      filter: view.filter,
      asOf: view.asOf,
      sort: { column: 'days_open', descending: true },
      limit: LIMIT,
    },
  }),
  render(_answers, context, rows) {
    const { h, t, locale, site, view, label } = context;
    const { rows: listed, count: all, totals } = rows!.open!;
    const money = (row: Row, id: string): string =>
      exactMoney(numberOf(row, id), textOf(row, 'currency'), locale);
    const amount = (id: string): Column<Row> => ({
      id,
      label: t.named('disputes.column', id),
      numeric: true,
      cell: (row) => money(row, id),
      total: '',
    });
    const text = (id: string, cell: Column<Row>['cell']): Column<Row> => ({
      ...{ id, label: t.named('disputes.column', id), cell, total: '' },
    });
    const columns: Column<Row>[] = [
      {
        ...text('document', (row) =>
          invoiceLink(h, textOf(row, 'document') ?? '–', row.invoice_key),
        ),
        total: t('disputes.rows', { n: count(all, locale) }),
      },
      text('customer', (row) => customerLink(textOf(row, 'customer_id'), context)),
      ...(site.inputs.rep ? [text('rep', (row) => repLink(textOf(row, 'rep_id'), context))] : []),
      text('reason', (row) => label('reason', textOf(row, 'reason'))),
      text('opened', (row) => dateLabel(textOf(row, 'opened')!, locale)),
      {
        ...text('days_open', (row) => count(numberOf(row, 'days_open')!, locale)),
        numeric: true,
      },
      {
        ...amount('disputed_minor'),
        total:
          totals.length === 1 ? exactMoney(totals[0]!.amount, totals[0]!.currency, locale) : '',
      },
      amount('open_minor'),
    ];
    const old = listed.filter((row) => numberOf(row, 'days_open')! > site.params.disputeDays);
    const lost = site.exports?.withoutInvoice?.dispute ?? 0;
    return h(
      'div',
      { class: 'long-table', 'data-chart': 'disputes-list' },
      table(h, {
        caption: t('disputes.listCaption', { date: dateLabel(view.asOf, locale) }),
        columns,
        rows: listed,
        total: listed[0] ?? null,
        key: (row) => String(row.source_row_id ?? row.invoice_key ?? ''),
        empty: t('disputes.noneOpen'),
        stacks: true,
        few: listed.length > IN_SIGHT ? fewRows(listed.length, context) : null,
      }),
      h(
        'p',
        { class: 'note' },
        sentences(locale, [
          t('disputes.listNote', { n: count(old.length, locale), days: site.params.disputeDays }),
          all > listed.length ? t('disputes.cut', { n: count(listed.length, locale) }) : null,
          lost > 0 ? t('disputes.withoutInvoice', { n: count(lost, locale) }) : null,
        ]),
      ),
    );
  },
};
