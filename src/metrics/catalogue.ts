/** All measures and all metrics by their permanent ids. */
import type { Locale } from '../i18n/locale.ts';
import type { Measure, Metric } from './define.ts';
import { actionMeasures, actionMetrics } from './families/actions.ts';
import { agingMeasures, agingMetrics } from './families/aging.ts';
import { balanceMeasures, balanceMetrics } from './families/balances.ts';
import { billingMeasures, billingMetrics } from './families/billing.ts';
import { collectionRateMeasures, collectionRateMetrics } from './families/collection-rate.ts';
import { commissionMeasures, commissionMetrics } from './families/commission.ts';
import { concentrationMeasures, concentrationMetrics } from './families/concentration.ts';
import {
  confirmationMeasures,
  confirmationMetrics,
  unsentConfirmationMetrics,
} from './families/confirmations.ts';
import { contactResultMeasures, contactResultMetrics } from './families/contact-results.ts';
import { contactStepMeasures, contactStepMetrics } from './families/contact-steps.ts';
import { contactMeasures, contactMetrics, lastContactMetrics } from './families/contacts.ts';
import { countMeasures, countMetrics } from './families/counts.ts';
import {
  creditLimitMeasures,
  overLimitMetrics,
  utilisationMetrics,
} from './families/credit/credit-limits.ts';
import { limitHistoryMeasures, limitHistoryMetrics } from './families/credit/limit-history.ts';
import { unbilledMeasures, unbilledMetrics } from './families/credit/unbilled.ts';
import { discountMeasures, discountMetrics } from './families/discounts.ts';
import { discountTakenMeasures, discountTakenMetrics } from './families/discounts-taken.ts';
import { disputeCourseMeasures, disputeCourseMetrics } from './families/dispute-course.ts';
import { disputedMetrics, disputeMeasures, disputeMetrics } from './families/disputes.ts';
import { dsoMeasures, dsoMetrics } from './families/dso.ts';
import { dueMeasures, dueMetrics } from './families/due.ts';
import { earlierForecastMeasures, earlierForecastMetrics } from './families/earlier-forecasts.ts';
import { badDebtMetrics, flowMeasures, flowMetrics } from './families/flows.ts';
import { forecastMeasures, forecastMetrics } from './families/forecast.ts';
import { forecastMedianMeasures, forecastMedianMetrics } from './families/forecast-median.ts';
import { giantMeasures, giantMetrics } from './families/giants.ts';
import { invoicingMeasures, invoicingMetrics } from './families/invoicing.ts';
import { invoicingCostMeasures, invoicingCostMetrics } from './families/invoicing-cost.ts';
import { landingMeasures, landingMetrics } from './families/landing.ts';
import { lateRiskMeasures, lateRiskMetrics } from './families/late-risk.ts';
import { onTimeMeasures, onTimeMetrics } from './families/on-time.ts';
import { delayMetrics, paymentMeasures, paymentMetrics } from './families/payments.ts';
import { promiseWeekMeasures, promiseWeekMetrics } from './families/promise-weeks.ts';
import { brokenPromiseMetrics, promiseMeasures, promiseMetrics } from './families/promises.ts';
import {
  settledCountMetrics,
  settlementMeasures,
  settlementMetrics,
} from './families/settlement.ts';
import { stageCourseMeasures, stageCourseMetrics } from './families/stage-course.ts';
import { stageMeasures, stageMetrics } from './families/stages.ts';
import { targetMeasures, targetMetrics } from './families/targets.ts';
import { termsMeasures, termsMetrics } from './families/terms.ts';
import { tierMeasures, tierMetrics } from './families/tiers.ts';

/** The metrics by what they answer, in the order of the catalogue. */
export const METRIC_GROUPS: readonly { id: string; metrics: readonly Metric[] }[] = [
  { id: 'rate', metrics: [...flowMetrics, ...collectionRateMetrics] },
  {
    id: 'balance',
    metrics: [
      ...balanceMetrics,
      ...agingMetrics,
      ...concentrationMetrics,
      ...utilisationMetrics,
      ...disputedMetrics,
    ],
  },
  {
    id: 'speed',
    metrics: [
      ...dsoMetrics,
      ...settlementMetrics,
      ...delayMetrics,
      ...onTimeMetrics,
      ...invoicingMetrics,
      ...invoicingCostMetrics,
    ],
  },
  {
    id: 'credit',
    metrics: [
      ...overLimitMetrics,
      ...limitHistoryMetrics,
      ...unbilledMetrics,
      ...badDebtMetrics,
      ...countMetrics,
      ...disputeMetrics,
      ...disputeCourseMetrics,
    ],
  },
  {
    id: 'practice',
    metrics: [
      ...termsMetrics,
      ...discountMetrics,
      ...discountTakenMetrics,
      ...paymentMetrics,
      ...promiseMetrics,
      ...promiseWeekMetrics,
      ...contactMetrics,
      ...contactResultMetrics,
      ...stageMetrics,
      ...stageCourseMetrics,
      ...tierMetrics,
      ...settledCountMetrics,
      ...brokenPromiseMetrics,
      ...lastContactMetrics,
      ...confirmationMetrics,
      ...unsentConfirmationMetrics,
      ...contactStepMetrics,
      ...actionMetrics,
    ],
  },
  {
    id: 'forecast',
    metrics: [
      ...forecastMetrics,
      ...forecastMedianMetrics,
      ...giantMetrics,
      ...lateRiskMetrics,
      ...landingMetrics,
      ...earlierForecastMetrics,
      ...billingMetrics,
    ],
  },
  { id: 'reps', metrics: [...targetMetrics, ...dueMetrics, ...commissionMetrics] },
];

/** All metrics, in the same order. */
export const METRICS: readonly Metric[] = METRIC_GROUPS.flatMap(({ metrics }) => metrics);
/** Those that lists of figures name. */
export const FIGURES: readonly Metric[] = METRICS.filter(({ isHelper }) => !isHelper);

/** All measures, family by family. */
export const MEASURES: readonly Measure[] = [
  ...flowMeasures,
  ...collectionRateMeasures,
  ...balanceMeasures,
  ...agingMeasures,
  ...concentrationMeasures,
  ...creditLimitMeasures,
  ...limitHistoryMeasures,
  ...unbilledMeasures,
  ...disputeMeasures,
  ...disputeCourseMeasures,
  ...dsoMeasures,
  ...settlementMeasures,
  ...paymentMeasures,
  ...onTimeMeasures,
  ...invoicingMeasures,
  ...invoicingCostMeasures,
  ...countMeasures,
  ...termsMeasures,
  ...discountMeasures,
  ...discountTakenMeasures,
  ...promiseMeasures,
  ...promiseWeekMeasures,
  ...actionMeasures,
  ...contactMeasures,
  ...confirmationMeasures,
  ...contactResultMeasures,
  ...contactStepMeasures,
  ...stageMeasures,
  ...stageCourseMeasures,
  ...tierMeasures,
  ...targetMeasures,
  ...dueMeasures,
  ...commissionMeasures,
  ...forecastMeasures,
  ...earlierForecastMeasures,
  ...forecastMedianMeasures,
  ...giantMeasures,
  ...landingMeasures,
  ...lateRiskMeasures,
  ...billingMeasures,
];

const byId = new Map(METRICS.map((metric) => [metric.id, metric]));
const measuresById = new Map(MEASURES.map((measure) => [measure.id, measure]));

/** Throws on an unknown id. */
export function metricById(id: string): Metric {
  const metric = byId.get(id);
  if (!metric) throw new Error(`unknown metric ${id}`);
  return metric;
}

/** Throws on an unknown id. */
export function measureById(id: string): Measure {
  const measure = measuresById.get(id);
  if (!measure) throw new Error(`unknown measure ${id}`);
  return measure;
}

export const metricLabel = (id: string, locale: Locale): string => metricById(id).label[locale];
