/** All metrics by their permanent ids. */
import type { Locale } from '../i18n/locale.ts';
import type { Metric } from './define.ts';
import { collectionRateMetrics } from './families/collection-rate.ts';
import { creditMetrics } from './families/credit.ts';
import { followUpMetrics } from './families/follow-up.ts';
import { practiceMetrics } from './families/practice.ts';
import { speedMetrics } from './families/speed.ts';
import { stockMetrics } from './families/stock.ts';
import { termsMetrics } from './families/terms.ts';

const REP_IDS = [
  'target_amount',
  'target_attainment',
  'due_amount',
  'due_item_count',
  'due_weight_squares',
];

/** The metrics by what they answer, in the order of the catalogue. */
export const METRIC_GROUPS: readonly { id: string; metrics: readonly Metric[] }[] = [
  { id: 'rate', metrics: collectionRateMetrics },
  { id: 'balance', metrics: stockMetrics },
  { id: 'speed', metrics: speedMetrics },
  { id: 'credit', metrics: creditMetrics },
  {
    id: 'practice',
    metrics: [
      ...termsMetrics,
      ...followUpMetrics,
      ...practiceMetrics.filter(({ id }) => !REP_IDS.includes(id)),
    ],
  },
  { id: 'reps', metrics: practiceMetrics.filter(({ id }) => REP_IDS.includes(id)) },
];

/** All metrics, in the same order. */
export const METRICS: readonly Metric[] = METRIC_GROUPS.flatMap(({ metrics }) => metrics);

const byId = new Map(METRICS.map((metric) => [metric.id, metric]));

/** Throws on an unknown id. */
export function metricById(id: string): Metric {
  const metric = byId.get(id);
  if (!metric) throw new Error(`unknown metric ${id}`);
  return metric;
}

export const metricLabel = (id: string, locale: Locale): string => metricById(id).label[locale];
