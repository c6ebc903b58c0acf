/** Customers by how much of their limit they use: the first drawn, all of them as a table. */
import { barsByCategory } from '../../charts/bars-by-category.ts';
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { NONE } from '../../metrics/types.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { chartFrame, heightBeside } from '../parts/chart-frame.ts';
import { longList } from '../parts/long-list.ts';
import { customerLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';
import { type CreditRow, creditQuestions, creditRows } from './rows.ts';

/** Bars of the drawing, and rows of the list. */
const DRAWN = 8;
const LISTED = 80;

export const creditUtilisation: Block = {
  id: 'utilisation',
  questions: (_site, view) => creditQuestions(view),
  render(answers, context) {
    const { document, t, locale, view, label } = context;
    const rows = creditRows(answers, context);
    const drawn = rows.filter(({ open }) => open > 0).slice(0, DRAWN);
    const format = (value: number): string => percent(value, locale, 0);
    const bars = drawn.map(({ customer, used }) => ({
      ...{ label: label('customer', customer), value: used, target: 1 },
    }));
    const [first] = drawn;
    return chartFrame(context, {
      id: 'credit-utilisation',
      message: first
        ? t('credit.mostUsed', {
            name: label('customer', first.customer),
            share: format(first.used),
          })
        : t('credit.nothingUsed'),
      unit: t('credit.usedUnit', { date: dateLabel(view.asOf, locale) }),
      draw: first
        ? (width) =>
            barsByCategory(bars, {
              ...{ document, width, locale, format, height: heightBeside(width) },
              formatMark: (value) => percent(value, locale),
            })
        : null,
      note: first ? undefined : t('credit.nothingUsed'),
      table: null,
    });
  },
};

/** “19 Dec 2025 · 193 days”. */
function sinceCell({ since, days }: CreditRow, { t, locale }: RenderContext): string {
  if (since === null || days === null) return '–';
  return t('credit.sinceCell', { date: dateLabel(since, locale), n: days });
}

function columns(count: number, context: RenderContext): Column<CreditRow>[] {
  const { t, locale, site, view } = context;
  const amount = (value: number): string => exactMoney(value, viewCurrency(site, view), locale);
  return [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: ({ customer }) => customerLink(customer, context),
      total: t('customers.total', { n: count }),
    },
    {
      id: 'used',
      label: metricLabel('credit_utilisation', locale),
      numeric: true,
      metric: 'credit_utilisation',
      raw: ({ used }) => used,
      cell: ({ used }) => percent(used, locale),
    },
    {
      id: 'open',
      label: metricLabel('limited_open_amount', locale),
      numeric: true,
      metric: 'limited_open_amount',
      raw: ({ open }) => open,
      isBlankAtZero: true,
      cell: ({ open }) => amount(open),
    },
    {
      id: 'limit',
      label: metricLabel('credit_limit_amount', locale),
      numeric: true,
      metric: 'credit_limit_amount',
      raw: ({ limit }) => limit,
      cell: ({ limit }) => amount(limit),
    },
    {
      id: 'over',
      label: metricLabel('over_limit_amount', locale),
      numeric: true,
      metric: 'over_limit_amount',
      raw: ({ over }) => over,
      isBlankAtZero: true,
      cell: ({ over }) => amount(over),
    },
    {
      id: 'since',
      label: t('credit.sinceHead'),
      metric: ({ days }) => (days === null ? undefined : 'over_limit_days'),
      raw: ({ days }) => days,
      cell: (row) => sinceCell(row, context),
      total: '',
    },
    {
      id: 'monthEnds',
      label: metricLabel('over_limit_month_ends', locale),
      numeric: true,
      metric: 'over_limit_month_ends',
      raw: ({ monthEnds }) => monthEnds,
      isBlankAtZero: true,
      cell: ({ monthEnds }) => monthEnds,
      total: '',
    },
  ];
}

export const creditList: Block = {
  id: 'list',
  questions: creditUtilisation.questions,
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const rows = creditRows(answers, context);
    const sum = (pick: (row: CreditRow) => number): number => sumOf(rows, pick);
    const [open, limit] = [sum((row) => row.open), sum((row) => row.limit)];
    const total: CreditRow = {
      ...{ customer: null, limit, open, used: limit > 0 ? open / limit : 0 },
      ...{ over: sum((row) => row.over), since: null, days: null, monthEnds: 0 },
    };
    const { shown, more, cut } = longList(rows, LISTED, context);
    return h(
      'div',
      { 'data-chart': 'credit-list', 'data-cut': cut },
      table<CreditRow>(h, {
        caption: t('credit.caption', {
          unit: label('currency', viewCurrency(site, view)),
          date: dateLabel(view.asOf, locale),
        }),
        columns: columns(rows.length, context),
        rows: shown,
        total,
        key: ({ customer }) => customer ?? NONE,
        ask: (row) => (row === total ? {} : { at: { customer: row.customer } }),
        empty: t('credit.noneLimited'),
        stacks: true,
        few: fewRows(rows.length, context),
      }),
      h('p', { class: 'note' }, t('credit.limitNote')),
      more > 0
        ? h('p', { class: 'note rest' }, t('credit.more', { n: count(more, locale) }))
        : null,
    );
  },
};
