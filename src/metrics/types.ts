/** The one way to ask for a figure, whoever answers: the page, the cube or the engine. */
import type { IsoDate } from '../format/date.ts';
import type { Grain } from '../format/step.ts';
import type { Unit } from '../format/unit.ts';

export const FILTER_KEYS = ['region', 'segment', 'rep', 'currency', 'customer'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];
/** Dimensions that only some measures have, and by which the cube splits cells under the same name. */
export const OWN_SPLITS = [
  'method',
  'lag',
  'stage',
  'tier',
  'tier_cell',
  'outcome',
  'reason',
  'dispute_days',
  'opened',
  'due_week',
  'channel',
  'week',
  'month_ahead',
  'landing',
  'part',
  'horizon',
  'forecast_method',
  'origin',
  'built_on',
  'chance',
  'giant',
  'late_tier',
] as const;
export type OwnSplit = (typeof OWN_SPLITS)[number];
/** Dimensions that only some measures have; nothing can be filtered by them. */
export const OWN_DIMENSIONS = ['bucket', ...OWN_SPLITS, 'item'] as const;
export const DIMENSIONS = ['month', ...FILTER_KEYS, ...OWN_DIMENSIONS] as const;
/** `age` is months since issue (cohort triangle only). */
export type Dimension = (typeof DIMENSIONS)[number] | 'age';

/** The filter value that stands for "rows without one". */
export const NONE = '(none)';

export type Filter = Partial<Record<FilterKey, string>>;

/** Values whose rows are left out: what a row named "others" stands for. */
export type Except = Partial<Record<FilterKey, string[]>>;

export interface Period {
  from: IsoDate;
  to: IsoDate;
}

export interface Question {
  metric: string;
  by?: Dimension[];
  filter?: Filter;
  /** Narrows beside the filter; only the engine answers it. */
  except?: Except;
  /** Default: the report's default period. */
  period?: Period;
  /** Default: the report's as-of date. */
  asOf?: IsoDate;
  /** What aging counts from; default the due date. */
  basis?: 'due' | 'issue';
  /** Upper bucket edges chosen by the reader, ascending; only where it is split by bucket. */
  edges?: number[];
  /** Length of the steps of a split by `month`; default one month. Monthly metrics stay monthly. */
  grain?: Grain;
}

export interface AnswerRow {
  /** One entry per dimension asked for; null where the rows have none. Steps of time by their key, months as `YYYY-MM`. */
  by: Partial<Record<Dimension, string | null>>;
  /** Currency of the amounts; null where the data names none. Never mixed. */
  currency: string | null;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** The value is at least this: history ran out before the count ended (value is null). */
  atLeast?: number;
}

export interface Answer {
  metric: string;
  unit: Unit;
  rows: AnswerRow[];
}

export type Ask = (question: Question) => Promise<Answer>;
