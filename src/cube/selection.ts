/** Which cells of the cube a measure is read from, and which of them count at each frame. */

import type { Frame } from '../metrics/ask/frames.ts';
import type { Measure } from '../metrics/define.ts';
import { datesOf } from '../metrics/dependencies.ts';
import type { MoreDate, Split, StoredBySpan } from '../metrics/stored.ts';
import { type Calendar, spanBeginning, spanEnding } from './calendar.ts';
import type { Slots } from './cube.ts';
import type { LevelHeader, PlainTable, TableHeader } from './format.ts';
import {
  cellFrame,
  cellsFor,
  frameKey,
  isOverMonth,
  moreDates,
  ownCells,
  withoutConditions,
} from './stored-cells.ts';

/** The frames or spans whose rows count, and what their further dates must be. */
interface Range extends Slots {
  limits: Limit[];
}

/** Spans up to this one, or after it. */
export interface Limit {
  span: number;
  isAfter: boolean;
}

export interface Selection<T extends PlainTable = TableHeader> {
  table: T;
  measure: Measure;
  /** One a frame. */
  ranges: Range[];
}

export interface Need {
  measure: Measure;
  frames: Frame[];
  dimensions: readonly string[];
  splits: readonly Split[];
}

/** What tables there are. */
export interface Tables<T extends PlainTable> {
  calendar: Calendar;
  tables(measure: string): T[];
  level(number: number): Pick<LevelHeader, 'dimensions'>;
}

/** How to read the cells that are needed; null where the cube does not have them. */
export function select<T extends PlainTable>(cube: Tables<T>, need: Need): Selection<T> | null {
  const { measure } = need;
  const dimensions =
    measure.over === 'customer' ? [...need.dimensions, 'customer'] : need.dimensions;
  for (const { table, source, splits } of candidates(cube, need)) {
    const own = ownCells(source);
    const has: readonly string[] = cube.level(table.level).dimensions;
    if (!own || !dimensions.every((dimension) => has.includes(dimension))) continue;
    if (!splits.every((split) => table.split.includes(split))) continue;
    if (isOverMonth(measure) && table.hasEarlier) continue;
    const isByMoreDates = table.also.length > 0;
    const dates = table.frames
      ? frameNumbers(table.frames, isByMoreDates ? withoutConditions(source) : source, need)
      : own.kind === 'spans'
        ? spanNumbers(cube.calendar, own, need)
        : null;
    const more = isByMoreDates ? moreDates(source) : [];
    const ranges = dates && withLimits(cube.calendar, more, dates, need.frames);
    if (ranges) return { table, measure, ranges };
  }
  return null;
}

interface Candidate<T> {
  table: T;
  /** The measure whose cells it has. */
  source: Measure;
  splits: readonly string[];
}

/** Tables that may have the cells, the coarsest level first. */
function candidates<T extends PlainTable>(
  cube: Tables<T>,
  { measure, splits }: Need,
): Candidate<T>[] {
  return cellsFor(measure, splits)
    .flatMap((cells) =>
      cube
        .tables(cells.measure.id)
        .map((table) => ({ table, source: cells.measure, splits: cells.splits })),
    )
    .sort((a, b) => a.table.level - b.table.level);
}

type Dates = Slots[];

function frameNumbers(stored: string[], source: Measure, { measure, frames }: Need): Dates | null {
  // which month a sale was in, only spans know
  if (isOverMonth(measure)) return null;
  const dates = datesOf(source);
  const numbers = frames.map((frame) => stored.indexOf(frameKey(dates, cellFrame(measure, frame))));
  return numbers.includes(-1) ? null : numbers.map((first) => ({ first, last: first }));
}

function spanNumbers(
  calendar: Calendar,
  own: StoredBySpan,
  { measure: { stored }, frames }: Need,
): Dates | null {
  const { from, to } = (stored.kind === 'storedAs' && stored.bounds) || own.date;
  // beyond the horizon the cube has one span for all later due dates: it cannot answer a period that ends there
  if (to === 'to' && own.moreDates && frames.some((frame) => frame.to > frame.horizon)) return null;
  const spans = frames.map((frame) => ({
    first: from ? spanBeginning(calendar, frame[from]) : 0,
    last: spanEnding(calendar, frame[to]),
  }));
  return spans.every(({ first, last }) => first >= 0 && last >= 0) ? spans : null;
}

function withLimits(
  calendar: Calendar,
  more: MoreDate[],
  dates: Dates,
  frames: Frame[],
): Range[] | null {
  const ranges = frames.map((frame, i) => ({
    ...dates[i]!,
    limits: more.map((one) => {
      const isAfter = 'after' in one;
      return { span: spanEnding(calendar, frame[isAfter ? one.after : one.to]), isAfter };
    }),
  }));
  return ranges.every(({ limits }) => limits.every(({ span }) => span >= 0)) ? ranges : null;
}
