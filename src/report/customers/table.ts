/** The list of customers as a table: sortable heads, aging drawn in the cell, each row a way to the customer. */

import { bucketFill } from '../../charts/bucket.ts';
import { dateLabel } from '../../format/label.ts';
import { count, decimal, exactMoney, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { NONE } from '../../metrics/types.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { windowName } from '../parts/filter-line.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { FIRST_ORDER, type Order, SORT_KEYS, type SortKey } from './order.ts';
import { type CustomerRow, customerQuestions, customerRows, emptyRow, SHOWN } from './rows.ts';

/** The row's open amount by age, youngest first, all of it one length. */
function agingBar(row: CustomerRow, { h, site, label, locale }: RenderContext): Element | null {
  if (row.open <= 0) return null;
  const buckets = site.buckets.due;
  let reached = 0;
  const pieces = buckets.flatMap((bucket, index) => {
    const share = (row.buckets[bucket] ?? 0) / row.open;
    if (share <= 0) return [];
    const x = round(reached * 100);
    reached += share;
    return h.svg('rect', {
      x,
      y: 0,
      width: round(reached * 100 - x),
      height: 6,
      fill: bucketFill(index, buckets.length),
    });
  });
  const parts = buckets
    .filter((bucket) => (row.buckets[bucket] ?? 0) > 0)
    .map(
      (bucket) =>
        `${label('bucket', bucket)} ${percent(row.buckets[bucket]! / row.open, locale, 0)}`,
    );
  return h.svg(
    'svg',
    {
      class: 'aging-bar',
      viewBox: '0 0 100 6',
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': parts.join(', '),
    },
    h.svg('title', null, parts.join(' · ')),
    ...pieces,
  );
}

const round = (length: number): number => Math.round(length * 100) / 100;

/** The columns there are data for. */
export function customerColumns(context: RenderContext, total: number): Column<CustomerRow>[] {
  const { h, t, locale, site, view, label } = context;
  const currency = viewCurrency(site, view);
  const amount = (value: number | null): string => exactMoney(value, currency, locale);
  const columns: (Column<CustomerRow> & { id: SortKey })[] = [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: (row) => customerLink(row.customer, context),
      total: t('customers.total', { n: count(total, locale) }),
    },
    {
      id: 'overdue',
      label: metricLabel('overdue_amount', locale),
      numeric: true,
      metric: 'overdue_amount',
      raw: (row) => row.overdue,
      isBlankAtZero: true,
      cell: (row) => amount(row.overdue),
    },
    {
      id: 'share',
      label: t('customers.share'),
      numeric: true,
      cell: (row) => percent(row.share || null, locale),
      bar: (row) => row.share || null,
    },
    {
      id: 'open',
      label: metricLabel('open_amount', locale),
      numeric: true,
      metric: 'open_amount',
      raw: (row) => row.open,
      isBlankAtZero: true,
      cell: (row) => amount(row.open),
    },
    {
      id: 'oldest',
      label: t('customers.oldest'),
      cell: (row) =>
        row.oldest === null
          ? '–'
          : h(
              'div',
              { class: 'aging-cell' },
              h('span', null, label('bucket', row.oldest)),
              agingBar(row, context),
            ),
    },
    {
      id: 'delay',
      label: windowName('payment_delay', context),
      numeric: true,
      metric: 'payment_delay',
      raw: (row) => row.delay,
      cell: (row) => decimal(row.delay, locale),
    },
    {
      id: 'utilisation',
      label: metricLabel('credit_utilisation', locale),
      numeric: true,
      metric: 'credit_utilisation',
      raw: (row) => row.utilisation,
      cell: (row) => percent(row.utilisation, locale),
    },
    {
      id: 'disputed',
      label: metricLabel('disputed_amount', locale),
      numeric: true,
      metric: 'disputed_amount',
      raw: (row) => row.disputed,
      isBlankAtZero: true,
      cell: (row) => amount(row.disputed),
    },
    {
      id: 'contact',
      label: t('customers.contact'),
      cell: (row) =>
        row.contact !== null
          ? dateLabel(row.contact, locale)
          : row.overdue > 0
            ? t('customers.never')
            : '–',
    },
    {
      id: 'rep',
      label: t('common.filter.rep'),
      cell: (row) =>
        row.rep === null
          ? '–'
          : [repLink(row.rep, context), row.otherReps > 0 ? ` +${row.otherReps}` : null],
    },
  ];
  return columns
    .filter(({ id }) => isShown(id, context))
    .map((column) => (TOTALLED.has(column.id) ? column : { total: '', ...column }));
}

const TOTALLED: ReadonlySet<SortKey> = new Set(['overdue', 'open', 'disputed']);

function isShown(id: SortKey, { site }: RenderContext): boolean {
  const needs: Partial<Record<SortKey, string>> = {
    delay: 'payment',
    utilisation: 'limit',
    disputed: 'dispute',
    contact: 'activity',
    rep: 'rep',
  };
  return needs[id] === undefined || site.inputs[needs[id]] === true;
}

/** The table of `shown`, with a total over `all`; heads tell and change the order. */
export function customerTable(
  shown: CustomerRow[],
  all: CustomerRow[],
  order: Order,
  context: RenderContext,
): HTMLElement {
  const { h, t, locale, site, view, label } = context;
  const total: CustomerRow = {
    ...emptyRow(null),
    open: sumOf(all, (row) => row.open),
    overdue: sumOf(all, (row) => row.overdue),
    disputed: sumOf(all, (row) => row.disputed),
  };
  return table(h, {
    caption: t('customers.caption', {
      unit: label('currency', viewCurrency(site, view)),
      date: dateLabel(view.asOf, locale),
    }),
    columns: customerColumns(context, all.length),
    rows: shown,
    total: all.length > 0 ? total : null,
    key: (row) => row.customer ?? NONE,
    ask: (row) => (row === total ? {} : { at: { customer: row.customer } }),
    empty: t('common.noData'),
    order: { ...order, columns: SORT_KEYS },
  });
}

export const customersTable: Block = {
  id: 'list',
  questions: customerQuestions,
  render(answers, context) {
    const { h, t, locale, site } = context;
    const rows = customerRows(answers, context);
    const shown = rows.slice(0, SHOWN);
    const missing = (['payment', 'limit', 'dispute', 'activity', 'rep'] as const).filter(
      (input) => site.inputs[input] !== true,
    );
    return h(
      'div',
      { 'data-chart': 'customers-list', 'data-list': '' },
      h(
        'div',
        { class: 'list-tools' },
        h(
          'label',
          null,
          h('span', null, t('customers.search')),
          h('input', {
            type: 'search',
            'data-list-search': '',
            autocomplete: 'off',
            placeholder: t('customers.searchHint'),
          }),
        ),
        h(
          'p',
          { class: 'note', role: 'status', 'data-list-count': '' },
          countLine(shown.length, rows.length, rows.length, context),
        ),
        rows.length > shown.length
          ? h(
              'button',
              { type: 'button', 'data-list-all': '' },
              t('customers.showAll', { n: count(rows.length, locale) }),
            )
          : null,
      ),
      customerTable(shown, rows, FIRST_ORDER, context),
      h(
        'p',
        { class: 'note' },
        sentences(locale, [
          site.inputs.activity ? t('customers.contactNote') : null,
          site.inputs.rep ? t('customers.repNote') : null,
          ...missing.map((input) => t(`customers.missing.${input}`)),
        ]),
      ),
    );
  },
};

/** "50 of 182 customers", "3 of 182 match". */
export function countLine(
  shown: number,
  found: number,
  all: number,
  { t, locale }: RenderContext,
): string {
  const parts = {
    shown: count(shown, locale),
    found: count(found, locale),
    all: count(all, locale),
  };
  if (found < all) return t('customers.found', parts);
  return t(shown < all ? 'customers.first' : 'customers.all', parts);
}
