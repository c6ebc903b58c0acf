/** Which cells of the cube a measure is read from, and which of them count at each frame. */

import type { IsoDate } from '../format/date.ts';
import type { Frame } from '../metrics/ask/frames.ts';
import type { Measure } from '../metrics/define.ts';
import { datesOf } from '../metrics/dependencies.ts';
import type { MoreDate, Split, StoredBySpan } from '../metrics/stored.ts';
import { type Calendar, spanBeginning, spanEnding } from './calendar.ts';
import type { Slots } from './cube.ts';
import { isFirstFrame, type LevelHeader, type PlainTable, type TableHeader } from './format.ts';
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
  /** Whether nothing happened before the calendar's first month. */
  isWhole?: boolean;
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
      ? frameNumbers(cube, table, isByMoreDates ? withoutConditions(source) : source, need)
      : own.kind === 'spans'
        ? spanNumbers(cube, own, need)
        : null;
    const more = isByMoreDates ? moreDates(source) : [];
    const ranges = dates && withLimits(cube, table, more, dates, need.frames);
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

/** What tables there are, but for the tables. */
type Time = Pick<Tables<PlainTable>, 'calendar' | 'isWhole'>;

const isEarly = ({ calendar, isWhole }: Time, date: IsoDate): boolean =>
  isWhole === true && date <= calendar[0]!;

/** Where there is nothing at the calendar's beginning, there is nothing at any earlier frame. */
function frameNumbers(
  { calendar, isWhole }: Time,
  { frames: stored = [], hasEarlier }: PlainTable,
  source: Measure,
  { measure, frames }: Need,
): Dates | null {
  // which month a sale was in, only spans know
  if (isOverMonth(measure)) return null;
  const dates = datesOf(source);
  const [start = ''] = stored;
  const hasNothing = isWhole && !hasEarlier && isFirstFrame(calendar, start);
  const first = start.split(' ');
  const numbers = frames.map((frame) => {
    const key = frameKey(dates, cellFrame(measure, frame));
    const isUpToFirst = hasNothing && key.split(' ').every((date, i) => date <= first[i]!);
    return isUpToFirst ? 0 : stored.indexOf(key);
  });
  return numbers.includes(-1) ? null : numbers.map((first) => ({ first, last: first }));
}

function spanNumbers(
  time: Time,
  own: StoredBySpan,
  { measure: { stored }, frames }: Need,
): Dates | null {
  const { from, to } = (stored.kind === 'storedAs' && stored.bounds) || own.date;
  // beyond the horizon the cube has one span for all later due dates: it cannot answer a period that ends there
  if (to === 'to' && own.moreDates && frames.some((frame) => frame.to > frame.horizon)) return null;
  const spans = frames.map((frame) => ({
    first: from && !isEarly(time, frame[from]) ? spanBeginning(time.calendar, frame[from]) : 0,
    last: isEarly(time, frame[to]) ? 0 : spanEnding(time.calendar, frame[to]),
  }));
  return spans.every(({ first, last }) => first >= 0 && last >= 0) ? spans : null;
}

function withLimits(
  time: Time,
  table: PlainTable,
  more: MoreDate[],
  dates: Dates,
  frames: Frame[],
): Range[] | null {
  // without a cell in the first span or frame its limits do not matter
  const isEmpty = ({ last }: Slots): boolean =>
    time.isWhole === true && !table.hasEarlier && last === 0;
  const ranges = frames.map((frame, i) => ({
    ...dates[i]!,
    limits: more.map((one) => {
      const isAfter = 'after' in one;
      const date = frame[isAfter ? one.after : one.to];
      const isBeforeAll = !table.hasEarlierAlso && isEarly(time, date);
      const span = isBeforeAll || isEmpty(dates[i]!) ? 0 : spanEnding(time.calendar, date);
      return { span, isAfter };
    }),
  }));
  return ranges.every(({ limits }) => limits.every(({ span }) => span >= 0)) ? ranges : null;
}
