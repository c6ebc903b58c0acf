/**
 * What a measure and a metric are. A measure is one exact sum over one mart; a metric is a formula over measures, as
 * data. Whoever has the measures (engine or cube) gets the same value from the metric.
 */

import type { Unit } from '../format/unit.ts';
import type { Localised } from '../i18n/locale.ts';
import type { Frame } from './ask/frames.ts';
import type { OnlyIf } from './only-if.ts';
import type { MetricParams } from './params.ts';
import { type Sql, sql } from './sql.ts';
import type { Stored } from './stored.ts';
import type { Dimension, OwnSplit } from './types.ts';

/**
 * What a measure adds up: amounts in minor units, rows, days, or weights (amount × days, squares), which are summed
 * exactly and handed over as doubles.
 */
export type MeasureUnit = 'minor' | 'count' | 'days' | 'weight';

/** Whose rows a measure adds up. */
export interface Source {
  /** Table or table expression; its alias is always `p`. */
  rows: Sql;
  /** What each row is combined with. */
  joined?: Sql;
  /**
   * The rows of a mart with its own columns: a pack can read them by the number of their dimensions. `and more`: with
   * columns of other tables, which are found by the names of their dimensions.
   */
  isMart?: true | 'and more';
}

/** What a metric's `reduce` sees one group at a time; `as`: one of the measure's keys is the same. */
type Over = 'customer' | { bucket: Sql } | { month: Sql } | { own: Sql; as?: OwnSplit };

/**
 * The days on which a row counts, whatever `where` says of one as-of date: from the latest of the dates of `from` to
 * the day before the earliest of `until`; an empty one is no date. With it the cells of all days of a month are read at
 * once (`cube/day-runs.ts`).
 */
export interface Lasting {
  from: Sql[];
  until: Sql[];
  /** What is read in the place of the measure's own; none of it may name a date of the frame. */
  as?: Partial<Pick<Measure, 'from' | 'where' | 'value'>>;
  /** That value is of 1 January 1970 and one more every day. */
  grows?: true;
}

/** One exact sum, with all there is to say about it. */
export interface Measure {
  id: string;
  /** What it is called inside a formula: "cash received in the period". */
  label: Localised;
  unit: MeasureUnit;
  from: Source;
  where?: Sql;
  /** Conditions beside `where` that hold from one as-of date to another. */
  onlyIf?: OnlyIf;
  /** What one row adds. */
  value: Sql;
  /** How rows combine; default sum. */
  combine?: 'sum' | 'max';
  /** The stock instant at which a balance is taken and converted; absent for flows. */
  instant?: 'asOf' | 'opening' | 'end' | 'winOpening';
  /** Dimensions the rows have besides `month`; default all filter keys. */
  dimensions?: Dimension[];
  /** Dimensions that only this measure has, and what they are of a row. */
  keys?: Partial<Record<Dimension | 'issueBucket', Sql>>;
  over?: Over;
  stored: Stored;
  /** Of a balance, the same by the days on which its rows count. */
  lasts?: Lasting;
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
  /** Only as of the report's own date: what is forecast at another one is not known. */
  isForecast?: true;
  /** A dimension that is part of the figure even if nobody asks. */
  implicitBy?: Dimension;
  /** Inputs without which the figure has no value. */
  needs?: string[];
  /** Only a part of other figures, such as a sum of squares: no list of figures names it. */
  isHelper?: true;
  /** Measures by hand and the value they must give. */
  example:
    | { parts: Parts; value: number | null }
    | { groups: { key: string | null; parts: Parts }[]; value: number | null };
}

export const defineMetric = (metric: Metric): Metric => metric;
export const defineMeasure = (measure: Measure): Measure => measure;

/** SQL of what a measure is handed over by; null where it is one sum. */
export function overText({ over }: Measure): Sql | null {
  if (!over) return null;
  if (over === 'customer') return sql`p.customer`;
  return 'bucket' in over ? over.bucket : 'month' in over ? over.month : over.own;
}

/** Weights are no whole numbers that a column of integers holds. */
export const isExact = ({ unit }: Measure): boolean => unit !== 'weight';
