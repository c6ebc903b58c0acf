/** Exposure: what customers would owe against their limits if all that is ordered or delivered were invoiced. */
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { NONE, type Question } from '../../metrics/types.ts';
import { byCustomer, questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { singleValue } from '../parts/answer-rows.ts';
import { value } from '../parts/figure.ts';
import { longList } from '../parts/long-list.ts';
import { type MetricRow, metricColumns, metricRows, metricValue } from '../parts/metric-table.ts';
import { customerLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';

const OPEN = 'limited_open_amount';
const UNBILLED = 'limited_unbilled_amount';
const SUM = 'exposure_amount';
const LIMIT = 'credit_limit_amount';
const SHARE = 'exposure_utilisation';
const METRICS = [OPEN, UNBILLED, SUM, LIMIT, SHARE] as const;
const LISTED = 100;

const beyond = (row: MetricRow): number => metricValue(row, SUM) - metricValue(row, LIMIT);
/** Within the limit by what is open, and beyond it with what is not invoiced. */
const isOverOnlySo = (row: MetricRow): boolean =>
  beyond(row) > 0 && metricValue(row, OPEN) <= metricValue(row, LIMIT);

/** Customers with something to invoice: those first who pass their limit only so, then who uses most of it. */
function exposedRows(answers: Parameters<Block['render']>[0], context: RenderContext): MetricRow[] {
  const rows = metricRows(METRICS, 'customer', answers, context).filter(
    (row) => metricValue(row, UNBILLED) !== 0 && metricValue(row, LIMIT) > 0,
  );
  return rows.sort(
    (a, b) =>
      Number(isOverOnlySo(b)) - Number(isOverOnlySo(a)) ||
      metricValue(b, SHARE) - metricValue(a, SHARE),
  );
}

function totalOf(rows: MetricRow[]): MetricRow {
  const sum = (metric: string): number => sumOf(rows, (row) => metricValue(row, metric));
  const values = Object.fromEntries([OPEN, UNBILLED, SUM, LIMIT].map((id) => [id, sum(id)]));
  const limit = values[LIMIT] ?? 0;
  return {
    key: undefined,
    values: { ...values, [SHARE]: limit > 0 ? values[SUM]! / limit : null },
  };
}

/** Sums over the customers listed are no figure of all customers, but for what is not invoiced. */
const ofRowsAlone = (column: Column<MetricRow>): Column<MetricRow> => ({
  ...column,
  metric: ({ key }) => (key === undefined && column.id !== UNBILLED ? undefined : column.id),
});

function columns(rows: MetricRow[], context: RenderContext): Column<MetricRow>[] {
  const { t, locale, site, view } = context;
  const amount = (minor: number): string => exactMoney(minor, viewCurrency(site, view), locale);
  return [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: ({ key }) => customerLink(key ?? null, context),
      total: t('customers.total', { n: rows.length }),
    },
    ...metricColumns(METRICS, rows, context).map(ofRowsAlone),
    {
      id: 'beyond',
      label: t('credit.beyondHead'),
      numeric: true,
      cell: (row) => {
        if (beyond(row) <= 0) return '–';
        const parts = { amount: amount(beyond(row)) };
        return isOverOnlySo(row) ? t('credit.onlySo', parts) : parts.amount;
      },
      total: '',
    },
  ];
}

export const creditExposure: Block = {
  id: 'exposure',
  questions: (site, view): Record<string, Question> =>
    site.inputs.unbilled
      ? {
          ...Object.fromEntries(METRICS.map((metric) => [metric, byCustomer(view, metric)])),
          unbilled: questionFor(view, 'unbilled_amount'),
          onlySo: questionFor(view, 'over_limit_by_unbilled_count'),
        }
      : {},
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    if (!site.inputs.unbilled) return h('p', { class: 'empty' }, t('credit.noUnbilled'));
    const rows = exposedRows(answers, context);
    const total = totalOf(rows);
    const { shown, more, cut } = longList(rows, LISTED, context);
    const n = singleValue(answers.onlySo, context) ?? 0;
    const all = singleValue(answers.unbilled, context) ?? 0;
    return h(
      'div',
      { class: 'long-table', 'data-chart': 'credit-exposure', 'data-cut': cut },
      h('h2', null, n > 0 ? t('credit.exposure', { n }) : t('credit.exposureNone')),
      h(
        'p',
        { class: 'note' },
        t('credit.exposureOf'),
        value(h, 'unbilled_amount', all, exactMoney(all, viewCurrency(site, view), locale, false)),
      ),
      table<MetricRow>(h, {
        caption: t('credit.exposureCaption', {
          unit: label('currency', viewCurrency(site, view)),
          date: dateLabel(view.asOf, locale),
        }),
        columns: columns(rows, context),
        rows: shown,
        total: rows.length > 0 ? total : null,
        key: ({ key }) => key ?? NONE,
        ask: (row) => (row === total ? {} : { at: { customer: row.key ?? null } }),
        empty: t('credit.exposureEmpty'),
        stacks: true,
        few: fewRows(rows.length, context),
      }),
      more > 0
        ? h('p', { class: 'note rest' }, t('credit.more', { n: count(more, locale) }))
        : null,
    );
  },
};
