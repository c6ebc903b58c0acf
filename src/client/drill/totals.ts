/** The figure worked out again from its rows, to be held against the printed one. */

import { applyFormula } from '../../metrics/ask/evaluate.ts';
import type { Frame } from '../../metrics/ask/frames.ts';
import { type AskContext, createPlanner, measuresOf } from '../../metrics/ask/plan.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Metric, Result } from '../../metrics/define.ts';
import type { AskRows, RowsAnswer } from '../../rows/types.ts';
import type { View } from '../../view/view.ts';
import { figureQuestion, rowsQuestion } from './questions.ts';
import type { Target } from './target.ts';

export interface Part {
  measure: string;
  /** Its weight in the numerator and in the denominator. */
  numerator: number;
  denominator: number;
  rows: RowsAnswer;
  /** The rows' total in the figure's currency. */
  total: number | null;
}

/** The measures of a figure in the order of its formula. */
export const partIds = (metric: Metric): string[] => measuresOf(metric);

/** The rows' count and total of each measure; no rows are handed over. */
export async function figureParts(target: Target, view: View, askRows: AskRows): Promise<Part[]> {
  const metric = metricById(target.metric ?? '');
  return Promise.all(
    partIds(metric).map(async (measure) => {
      const rows = await askRows({ ...rowsQuestion(target, view, measure), limit: 0 });
      return {
        measure,
        numerator: metric.numerator?.[measure] ?? 0,
        denominator: metric.denominator?.[measure] ?? 0,
        rows,
        total: rows.totals.length > 1 ? null : (rows.totals[0]?.amount ?? 0),
      };
    }),
  );
}

/** The dates that the figure is taken at; of a month in a series, that month's. */
export function frameOf(target: Target, view: View, context: AskContext): Frame | undefined {
  const frames = createPlanner(context)(figureQuestion(target, view)).request?.frames;
  return frames?.find(({ month }) => month === target.at?.month) ?? frames?.at(-1);
}

/** The formula over the rows' totals; null where it is more than a formula over sums. */
export function fromParts(
  target: Target,
  view: View,
  parts: Part[],
  context: AskContext,
): Result | null {
  const metric = metricById(target.metric ?? '');
  if (metric.reduce || parts.some(({ total }) => total === null)) return null;
  const frame = frameOf(target, view, context);
  if (!frame) return null;
  return applyFormula(
    metric,
    Object.fromEntries(parts.map(({ measure, total }) => [measure, total!])),
    frame,
  );
}

/** Whether two values are the same figure: exact, but for the last bits of a division. */
export const isSame = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a)));
