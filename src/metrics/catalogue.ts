/** All metrics by their permanent ids. */
import type { Locale } from '../report/types.ts';
import { collectionRateMetrics } from './collection-rate.ts';
import { creditMetrics } from './credit.ts';
import type { Metric } from './define.ts';
import { followUpMetrics } from './follow-up.ts';
import { practiceMetrics } from './practice.ts';
import { speedMetrics } from './speed.ts';
import { stockMetrics } from './stock.ts';
import { termsMetrics } from './terms.ts';

export const METRICS: readonly Metric[] = [
  ...collectionRateMetrics,
  ...stockMetrics,
  ...speedMetrics,
  ...creditMetrics,
  ...termsMetrics,
  ...followUpMetrics,
  ...practiceMetrics,
];

const byId = new Map(METRICS.map((metric) => [metric.id, metric]));

/** Throws on an unknown id. */
export function metricById(id: string): Metric {
  const metric = byId.get(id);
  if (!metric) throw new Error(`unknown metric ${id}`);
  return metric;
}

export const metricLabel = (id: string, locale: Locale): string => metricById(id).label[locale];
