/**
 * What a measure and a metric are. A measure is one exact sum over one mart, in SQL; a metric is a formula
 * over measures, as data. Whoever has the measures (engine, later the cube) gets the same value from the metric.
 */

import type { Unit } from '../format/unit.ts';
import type { Localised } from '../i18n/locale.ts';
import type { Frame } from './ask/frames.ts';
import { MEASURE_LABELS } from './measure-labels.ts';
import type { Dimension } from './types.ts';

/** Settings that take part in a figure; fixed at build, in the page as part of the site's JSON. */
export interface MetricParams {
  /** One report currency: amounts are converted, `currency` no longer splits figures. */
  reportCurrency: string | null;
  /** Upper edges of the ageing buckets in days. */
  bucketEdges: number[];
  /** Expected loss per bucket id; null: from the data's own history. */
  lossRates: Record<string, number> | null;
  topN: number;
  /** First month of the fiscal year, 1–12. */
  fiscalYearStart: number;
  dsoWindowMonths: number;
  invoicingLagDays: number;
  overdueDays: number;
  /** Days ahead that count as due soon. */
  dueSoonDays: number;
  disputeDays: number;
  /** An overdue customer nobody contacted in this many days is silent. */
  silentDays: number;
  tiers: Tiers;
}

/** Urgency of a customer by what it owes late: rows by amount, columns by days of the oldest. */
interface Tiers {
  /** Upper edges in major units, ascending. */
  amounts: number[];
  /** Upper edges in days past due, ascending. */
  days: number[];
  /** One more row than `amounts`, one more column than `days`. */
  matrix: string[][];
}

/**
 * SQL of a measure. Placeholders are dates of the frame: {from} {to} {end} {asOf} {horizon} {opening}
 * {winFrom} {winOpening}; `{amount}` is the row's amount, converted at the rate of `instant` where it is a stock.
 */
export interface Measure {
  id: string;
  /** What it is called inside a formula: "cash received in the period". */
  label: Localised;
  /** Table or table expression; its alias is always `p`. */
  from: string;
  where?: string;
  value: string;
  /** How rows combine. */
  combine?: 'sum' | 'max';
  /** False for weights (amount × days, squares): summed exactly, handed over as a double. */
  exact?: boolean;
  /** The stock instant at which a balance is taken and converted; absent for flows. */
  instant?: 'asOf' | 'opening' | 'end' | 'winOpening';
  /** Dimensions the rows have besides `month`; default all filter keys. */
  dimensions?: Dimension[];
  /** Expression of a dimension only this measure has (bucket, age) or that its metric reduces over. */
  expressions?: Partial<Record<Dimension | 'over' | 'issueBucket', string>>;
}

/** Measure id → coefficient. */
export type Terms = Record<string, number>;
export type Parts = Record<string, number>;

export interface Result {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** The value is at least this: history ran out before the count ended. */
  atLeast?: number;
}

export interface Metric {
  /** Permanent; METRICS lists them. */
  id: string;
  label: Localised;
  question: Localised;
  /** When the figure misleads. */
  caveat?: Localised;
  /** How it is worked out, for the reader. */
  formula: Localised;
  unit: Unit;
  /** Flow adds up over months, stock takes the last value. */
  time: 'flow' | 'stock';
  better: 'higher' | 'lower' | 'neither';
  numerator?: Terms;
  /** Without one the value is the numerator itself. */
  denominator?: Terms;
  /** Multiplies the ratio: days of the DSO window. */
  scale?: 'windowDays';
  /** Measures handed to `reduce` one group at a time, the groups being the values of `over`. */
  over?: { measures: string[] };
  reduce?(
    groups: { key: string | null; parts: Parts }[],
    frame: Frame,
    params: MetricParams,
  ): Result;
  /** Always one frame per whole calendar month of the period, summed. */
  monthly?: boolean;
  /** A dimension that is part of the figure even if nobody asks. */
  implicitBy?: Dimension;
  /** Inputs without which the figure has no value. */
  needs?: string[];
  /** Measures by hand and the value they must give. */
  example:
    | { parts: Parts; value: number | null }
    | { groups: { key: string | null; parts: Parts }[]; value: number | null };
}

export const defineMetric = (metric: Metric): Metric => metric;
/** Its wording is found by its id. Throws where there is none. */
export function defineMeasure(measure: Omit<Measure, 'label'>): Measure {
  const label = MEASURE_LABELS[measure.id];
  if (!label) throw new Error(`measure ${measure.id} has no wording`);
  return { ...measure, label };
}
