/** Expected receipts as the page's blocks read them: by step and part, with the band of each step. */
import { PART_ORDER } from '../../charts/forecast-columns.ts';
import type { Answer, Dimension, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';

/** Key of the band of all steps together. */
const ALL = 'all';

export interface ExpectedStep {
  /** A week by its last day, a month as `YYYY-MM`. */
  key: string;
  parts: { id: string; value: number }[];
  total: number;
  band: { low: number; high: number } | null;
}

export interface Expected {
  steps: ExpectedStep[];
  total: number;
  /** Of all steps together; null where too little is known, or only a part of the book is shown. */
  band: { low: number; high: number } | null;
}

type Metric = 'receipts_forecast' | 'receipts_forecast_months';
const STEP: Record<Metric, Dimension> = {
  receipts_forecast: 'week',
  receipts_forecast_months: 'month_ahead',
};

export const expectedQuestions = (view: View, metric: Metric): Record<string, Question> => ({
  expected: questionFor(view, metric, [STEP[metric], 'part']),
  low: questionFor(view, `${metric}_low`),
  high: questionFor(view, `${metric}_high`),
});

export function expectedOf(
  answers: Record<string, Answer>,
  metric: Metric,
  keys: string[],
  context: RenderContext,
): Expected {
  const step = STEP[metric];
  const values = (name: string): Map<string, number> =>
    new Map(
      (answers[name] ? rowsOf(answers[name], context) : []).flatMap(({ by, value }) =>
        value === null ? [] : [[`${by[step]} ${by.part ?? ''}`.trim(), value] as const],
      ),
    );
  const [expected, low, high] = [values('expected'), values('low'), values('high')];
  const bandAt = (key: string) => {
    const [from, to] = [low.get(key), high.get(key)];
    return from === undefined || to === undefined ? null : { low: from, high: to };
  };
  const steps = keys.map((key) => {
    const parts = PART_ORDER.map((id) => ({ id, value: expected.get(`${key} ${id}`) ?? 0 }));
    return {
      key,
      parts,
      total: parts.reduce((sum, { value }) => sum + value, 0),
      band: bandAt(key),
    };
  });
  return { steps, total: steps.reduce((sum, { total }) => sum + total, 0), band: bandAt(ALL) };
}
