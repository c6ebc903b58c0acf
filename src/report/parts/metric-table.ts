/** Tables of several figures by one dimension: a line a value, a column a figure. */
import { decimal, exactMoney, NO_VALUE, percent } from '../../format/number.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import type { Answer, Dimension } from '../../metrics/types.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { rowInCurrency, rowsOf } from './answer-rows.ts';
import type { Column } from './table.ts';

export interface MetricRow {
  /** The dimension's value; undefined: the total. */
  key: string | null | undefined;
  values: Record<string, number | null>;
}

export const metricValue = (row: MetricRow, metric: string): number => row.values[metric] ?? 0;

/** A row for each value of the dimension that one of the metrics speaks of; answers stand under the metrics' names. */
export function metricRows(
  metrics: readonly string[],
  dimension: Dimension,
  answers: Record<string, Answer>,
  context: RenderContext,
): MetricRow[] {
  const rows = new Map<string | null, MetricRow>();
  for (const metric of metrics)
    for (const { by, value } of answers[metric] ? rowsOf(answers[metric], context) : []) {
      const key = by[dimension] ?? null;
      const row = rows.get(key) ?? { key, values: {} };
      row.values[metric] = value;
      rows.set(key, row);
    }
  return [...rows.values()].filter(({ values }) => Object.values(values).some(Boolean));
}

/** The total of the same metrics, asked without the dimension: answers stand under `<metric>.all`. */
export const metricTotal = (
  metrics: readonly string[],
  answers: Record<string, Answer>,
  context: RenderContext,
): MetricRow => ({
  key: undefined,
  values: Object.fromEntries(
    metrics.map((metric) => [
      metric,
      rowInCurrency(answers[`${metric}.all`], context)?.value ?? null,
    ]),
  ),
});

/** By these, in turn, the largest first; then by the value. */
export const byLargest =
  (metrics: readonly string[]) =>
  (a: MetricRow, b: MetricRow): number => {
    for (const metric of metrics) {
      const difference = metricValue(b, metric) - metricValue(a, metric);
      if (difference !== 0) return difference;
    }
    return (a.key ?? '') < (b.key ?? '') ? -1 : 1;
  };

/** A column a metric, amounts in full; `barred` has bars on the scale of its largest row. */
export function metricColumns(
  metrics: readonly string[],
  rows: MetricRow[],
  { locale, site, view }: RenderContext,
  barred?: string,
): Column<MetricRow>[] {
  const currency = viewCurrency(site, view);
  const print = (metric: string, value: number | null): string => {
    if (value === null) return NO_VALUE;
    const { unit } = metricById(metric);
    if (unit === 'minor') return exactMoney(value, currency, locale);
    if (unit === 'ratio') return percent(value, locale);
    return decimal(value, locale, unit === 'count' ? 0 : 1);
  };
  const widest = Math.max(1, ...rows.map((row) => (barred ? metricValue(row, barred) : 0)));
  return metrics.map((metric) => ({
    id: metric,
    label: metricLabel(metric, locale),
    numeric: true,
    metric,
    // a rate of nothing is 0 %, which is not nothing
    isBlankAtZero: metricById(metric).unit !== 'ratio',
    raw: (row) => row.values[metric] ?? null,
    cell: (row) => print(metric, row.values[metric] ?? null),
    ...(metric === barred
      ? {
          bar: (row: MetricRow) =>
            row.key === undefined ? null : metricValue(row, metric) / widest,
        }
      : {}),
  }));
}
