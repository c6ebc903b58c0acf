/** Tables of one metric a column, a row each of what they are split by, and a total that is asked for itself. */
import { count, decimal, exactMoney, percent } from '../../format/number.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import type { Answer, Dimension, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf, singleValue } from '../parts/answer-rows.ts';
import type { Column } from '../parts/table.ts';

/** Values of one row by metric. */
export interface SplitRow {
  key: string | null;
  values: Record<string, number | null>;
}

/** Each metric split, and as a whole. */
export const splitQuestions = (
  metrics: readonly string[],
  by: Dimension,
  view: View,
  change: Partial<Question> = {},
  whole: Partial<Question> = change,
): Record<string, Question> =>
  Object.fromEntries(
    metrics.flatMap((metric) => [
      [`${by}.${metric}`, questionFor(view, metric, [by], change)],
      [`total.${metric}`, questionFor(view, metric, [], whole)],
    ]),
  );

/** The rows with the value of each metric, and the total. */
export function splitRows(
  metrics: readonly string[],
  by: Dimension,
  answers: Record<string, Answer>,
  context: RenderContext,
): { rows: SplitRow[]; total: SplitRow } {
  const rows = new Map<string | null, SplitRow>();
  for (const metric of metrics)
    for (const { by: at, value } of rowsOf(answers[`${by}.${metric}`]!, context)) {
      const key = at[by] ?? null;
      const row = rows.get(key) ?? { key, values: {} };
      row.values[metric] = value;
      rows.set(key, row);
    }
  const total = {
    key: null,
    values: Object.fromEntries(
      metrics.map((metric) => [metric, singleValue(answers[`total.${metric}`], context)]),
    ),
  };
  return { rows: [...rows.values()], total };
}

/** A figure of the metric, printed in full. */
export function metricColumn(metric: string, context: RenderContext): Column<SplitRow> {
  const { locale, site, view } = context;
  const { unit } = metricById(metric);
  const print = (value: number | null): string => {
    if (unit === 'minor') return exactMoney(value, viewCurrency(site, view), locale);
    if (unit === 'ratio') return percent(value, locale);
    return unit === 'count' ? count(value, locale) : decimal(value, locale);
  };
  return {
    id: metric,
    label: metricLabel(metric, locale),
    numeric: true,
    metric,
    raw: ({ values }) => values[metric] ?? null,
    isBlankAtZero: unit === 'minor' || unit === 'count',
    cell: ({ values }) => print(values[metric] ?? null),
  };
}
