/** Which cells of the cube a measure is read from, and which of them count at each frame. */

import type { Frame } from '../metrics/ask/frames.ts';
import {
  type AlsoDate,
  CUBE_USES,
  type CubeUse,
  type LikeUse,
  type SpansUse,
  type Split,
} from '../metrics/cube-use.ts';
import type { Measure } from '../metrics/define.ts';
import { cellsOf, datesOf, frameKey, withoutStood } from './asked-frames.ts';
import { type Calendar, spanBeginning, spanEnding } from './calendar.ts';
import type { Cube } from './cube.ts';
import type { TableHeader } from './format.ts';

/** First and last frame or span whose rows count, and what their further dates must be. */
interface Range {
  first: number;
  last: number;
  limits: Limit[];
}

/** Spans up to this one, or after it. */
export interface Limit {
  span: number;
  isAfter: boolean;
}

export interface Selection {
  table: TableHeader;
  /** One a frame. */
  ranges: Range[];
  like: LikeUse;
}

export interface Need {
  measure: Measure;
  frames: Frame[];
  dimensions: readonly string[];
  splits: readonly Split[];
}

/** A measure with cells of its own is like itself; customers are told by the tuples, buckets by their split. */
function likeOf({ id, expressions }: Measure, use: CubeUse): LikeUse {
  if (use.kind === 'like') return use;
  const itself: LikeUse = { kind: 'like', of: id };
  if (expressions?.over === undefined) return itself;
  if (expressions.over === 'p.customer') return { ...itself, over: 'customer' };
  return expressions.over === expressions.bucket ? { ...itself, over: 'bucket' } : itself;
}

/** How to read the cells that are needed; null where the cube does not have them. */
export function select(
  cube: Pick<Cube, 'calendar' | 'tables' | 'level'>,
  measures: Map<string, Measure>,
  need: Need,
): Selection | null {
  const use = CUBE_USES[need.measure.id];
  if (!use) return null;
  const like = likeOf(need.measure, use);
  const own = CUBE_USES[like.of];
  const source = measures.get(like.of);
  if (!source || (own?.kind !== 'spans' && own?.kind !== 'frames')) return null;
  const dimensions = like.over === 'customer' ? [...need.dimensions, 'customer'] : need.dimensions;
  const isDue = like.buckets || like.over === 'bucket';
  const splits: readonly string[] = isDue ? [...need.splits, 'bucket'] : need.splits;
  for (const table of cube.tables(like.of)) {
    const has: readonly string[] = cube.level(table.level).dimensions;
    if (!dimensions.every((dimension) => has.includes(dimension))) continue;
    if (!splits.every((split) => table.split.includes(split))) continue;
    if (like.over === 'month' && table.hasEarlier) continue;
    const isWhole = table.also.length > 0;
    const dates = table.frames
      ? frameNumbers(table.frames, isWhole ? withoutStood(source) : source, need, like)
      : own.kind === 'spans'
        ? spanNumbers(cube.calendar, own, like, need.frames)
        : null;
    const also = isWhole ? (own.also ?? []) : [];
    const ranges = dates && withLimits(cube.calendar, also, dates, need.frames);
    if (ranges) return { table, ranges, like };
  }
  return null;
}

type Dates = Pick<Range, 'first' | 'last'>[];

function frameNumbers(
  kept: string[],
  source: Measure,
  { measure, frames }: Need,
  like: LikeUse,
): Dates | null {
  // which month a sale was in, only spans know
  if (like.over === 'month') return null;
  const dates = datesOf(source);
  const numbers = frames.map((frame) =>
    kept.indexOf(frameKey(dates, cellsOf(measure.id, frame).frame)),
  );
  return numbers.includes(-1) ? null : numbers.map((first) => ({ first, last: first }));
}

function spanNumbers(
  calendar: Calendar,
  { date, also }: SpansUse,
  like: LikeUse,
  frames: Frame[],
): Dates | null {
  const { from, to } = like.bounds ?? date;
  // what is due later than anything known is not told from what is known later
  if (to === 'to' && also && frames.some((frame) => frame.to > frame.horizon)) return null;
  const spans = frames.map((frame) => ({
    first: from ? spanBeginning(calendar, frame[from]) : 0,
    last: spanEnding(calendar, frame[to]),
  }));
  return spans.every(({ first, last }) => first >= 0 && last >= 0) ? spans : null;
}

function withLimits(
  calendar: Calendar,
  also: AlsoDate[],
  dates: Dates,
  frames: Frame[],
): Range[] | null {
  const ranges = frames.map((frame, i) => ({
    ...dates[i]!,
    limits: also.map((one) => {
      const isAfter = 'after' in one;
      return { span: spanEnding(calendar, frame[isAfter ? one.after : one.to]), isAfter };
    }),
  }));
  return ranges.every(({ limits }) => limits.every(({ span }) => span >= 0)) ? ranges : null;
}
