import { metricById } from '../metrics/catalogue.ts';
import type { Dimension, Question } from '../metrics/types.ts';
import type { View } from './view.ts';

/**
 * A question about what the reader has chosen; `change` overrides a part of it. The reader's bucket edges count
 * where it is split by bucket; steps of time are the asking block's to choose.
 */
export function questionFor(
  view: View,
  metric: string,
  by: Dimension[] = [],
  change: Partial<Question> = {},
): Question {
  const { filter, period, asOf, basis, edges } = view;
  const isByBucket = by.includes('bucket') || metricById(metric).implicitBy === 'bucket';
  const own = edges && isByBucket ? { edges } : {};
  return { metric, by, filter, period, asOf, basis, ...own, ...change };
}

export const byCustomer = (view: View, metric: string, change?: Partial<Question>): Question =>
  questionFor(view, metric, ['customer'], change);
