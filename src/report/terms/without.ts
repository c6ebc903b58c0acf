/** Invoices that do not say when they are to be paid: how many, how much, and which. */
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney } from '../../format/number.ts';
import type { Row } from '../../rows/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block } from '../page.ts';
import { singleValue } from '../parts/answer-rows.ts';
import { value } from '../parts/figure.ts';
import { invoiceLink } from '../parts/invoice-link.ts';
import { customerLink } from '../parts/people-links.ts';
import { numberOf, textOf } from '../parts/row-cells.ts';
import { table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';

const LIMIT = 200;

export const termsWithout: Block = {
  id: 'without',
  questions: (_site, view) => ({
    items: questionFor(view, 'no_terms_count'),
    amount: questionFor(view, 'no_terms_amount'),
    issued: questionFor(view, 'issued_item_count'),
  }),
  rows: (_site, view) => ({
    without: {
      which: 'behind',
      metric: 'no_terms_amount',
      filter: view.filter,
      period: view.period,
      asOf: view.asOf,
      sort: { column: 'issue_date', descending: true },
      limit: LIMIT,
    },
  }),
  render(answers, context, rows) {
    const { h, t, locale, site, view } = context;
    const items = singleValue(answers.items, context) ?? 0;
    const issued = singleValue(answers.issued, context) ?? 0;
    const amount = singleValue(answers.amount, context) ?? 0;
    const listed = rows?.without?.rows ?? [];
    const text = exactMoney(amount, viewCurrency(site, view), locale, false);
    const head =
      items === 0
        ? h('h2', null, t('terms.withoutNone', { all: count(issued, locale) }))
        : h(
            'h2',
            null,
            t('terms.without', { n: items, all: count(issued, locale) }),
            value(h, 'no_terms_amount', amount, text),
          );
    if (listed.length === 0) return h('div', null, head);
    return h(
      'div',
      { class: 'long-table', 'data-chart': 'terms-without' },
      head,
      table<Row>(h, {
        caption: t('terms.withoutCaption'),
        columns: [
          {
            id: 'document',
            label: t('customer.document'),
            cell: (row) => invoiceLink(h, textOf(row, 'document') ?? '–', row.invoice_key),
          },
          {
            id: 'customer',
            label: t('common.filter.customer'),
            cell: (row) => customerLink(textOf(row, 'customer_id'), context),
          },
          {
            id: 'issued',
            label: t('customer.issued'),
            cell: (row) => dateLabel(textOf(row, 'issue_date')!, locale),
          },
          {
            id: 'amount',
            label: t('terms.amount'),
            numeric: true,
            cell: (row) =>
              exactMoney(numberOf(row, 'contribution'), textOf(row, 'currency'), locale),
          },
        ],
        rows: listed,
        key: (row) => String(row.item_key),
        empty: t('common.noData'),
        hideCaption: true,
        few: fewRows(listed.length, context),
      }),
    );
  },
};
