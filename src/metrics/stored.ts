/**
 * How the cube stores a measure, so that a filter is answered without an engine.
 *
 * - `spans`: a row counts where its date lies between dates of the frame. Stored by span (calendar month), a period
 *   is a sum of spans.
 * - `frames`: the value holds at one frame and does not add up over time, such as a balance. Stored at every
 *   `instant` (month ends and the as-of date), every whole `month`, or only the frames `asked` by the pages.
 * - `storedAs`: another measure's cells, read at another date, from other buckets or grouped over something else.
 * - `engine`: the cube does not have it, with the reason.
 *
 * `splits`: the further keys that cells are stored by, one table each; where a question needs others, the engine
 * answers it.
 */
import type { FrameDate } from './ask/frames.ts';
import type { Sql } from './sql.ts';
import type { OwnSplit } from './types.ts';

export type Split = OwnSplit | 'bucket' | 'issue_bucket' | 'age' | 'over';

/** SQL of a date of the row, or of the later of two (an empty one is no date). */
export type RowDate = string | { later: [string, string] };

export const dateText = (date: RowDate): string =>
  typeof date === 'string' ? date : laterOf(...date.later);

/** SQL: the later of dates, an empty one being none. DuckDB's own `greatest` takes five times as long for a row. */
export const laterOf = (...dates: string[]): string => oneOf(dates, '>');
/** SQL: the earlier of dates, an empty one being none. */
export const earlierOf = (...dates: string[]): string => oneOf(dates, '<');

const oneOf = (dates: string[], sign: '<' | '>'): string =>
  dates.reduce((a, b) => `(case when ${b} is null or ${a} ${sign} ${b} then ${a} else ${b} end)`);

interface SpanDate {
  date: RowDate;
  /** The row counts from this date of the frame on; without one, from ever. */
  from?: FrameDate;
  to: FrameDate;
}

/** A further date of the row: it must be on or before, or after, a date of the frame. */
export type MoreDate = { date: RowDate; to: FrameDate } | { date: RowDate; after: FrameDate };

export interface StoredBySpan {
  kind: 'spans';
  date: SpanDate;
  moreDates?: MoreDate[];
  /** Rows that the dates cannot place; where there is one, the measure is stored at asked frames only. */
  exceptWhere?: string;
  /**
   * What rows have whose date lies between two days: a condition by columns of the table, which spares reading the
   * rest of it. It may let others through.
   */
  near?: (from: string, to: string) => Sql;
  splits?: Split[][];
}
export interface StoredByFrame {
  kind: 'frames';
  at: 'instant' | 'month' | 'asked';
  splits?: Split[][];
}
export interface StoredAs {
  kind: 'storedAs';
  measure: string;
  /** Of a balance: the instant at which it is read instead of `asOf`. */
  readAt?: FrameDate;
  /** Of spans: the bounds of the date instead of that measure's own. */
  bounds?: Pick<SpanDate, 'from' | 'to'>;
  buckets?: 'not_due' | 'overdue' | 'not_oldest';
  /** Asked for so often that it has cells of its own as well: without buckets they are fewer. */
  own?: StoredByFrame;
}
export type Stored = StoredBySpan | StoredByFrame | StoredAs | { kind: 'engine'; reason: string };

/** A row counts where this date lies in what has happened of the period. */
export const inPeriod = (date: RowDate, rest: Partial<StoredBySpan> = {}): StoredBySpan => ({
  kind: 'spans',
  date: { date, from: 'from', to: 'end' },
  ...rest,
});

/** Due in the period, and counting from another day on. */
export const dueInPeriod = (from: RowDate): StoredBySpan => ({
  kind: 'spans',
  date: { date: 'p.due_date', from: 'from', to: 'to' },
  moreDates: [{ date: from, to: 'horizon' }],
});

export const atInstants = (splits?: Split[][]): StoredByFrame => ({
  kind: 'frames',
  at: 'instant',
  ...(splits && { splits }),
});

export const atAskedFrames = (splits?: Split[][]): StoredByFrame => ({
  kind: 'frames',
  at: 'asked',
  ...(splits && { splits }),
});

export const storedAs = (
  measure: string,
  rest: Omit<StoredAs, 'kind' | 'measure'> = {},
): StoredAs => ({ kind: 'storedAs', measure, ...rest });
