/**
 * A cube in which some months are cut into days: the cells of the built cube, except those in such months, and cells
 * that it is given: those in their place, a span a day, and those of further frames.
 */
import { addDays, dayNumber, daysBetween, type IsoDate, monthOf } from '../format/date.ts';
import { type Calendar, spanOfDay } from './calendar.ts';
import { type Cells, type Cube, type Slots, withSplits } from './cube.ts';
import { byTuple, cellsOfFrames } from './day-frames.ts';
import { isIn, type Month, type Runs } from './day-runs.ts';
import type { TableHeader } from './format.ts';
import { type CellColumns, columnsOf, type GivenCells, splitsByRow } from './given-cells.ts';
import type { GrowingLevels } from './growing-levels.ts';

/** A table of the base with what was added to it. */
export interface DayTable {
  base: TableHeader;
  /** With the frames that are still to be given. */
  header: TableHeader;
  /** Whether the cells of the days are here. */
  isComplete: boolean;
  /** Keys of the frames whose cells are here. */
  filled: Set<string>;
}

/** Spans of the base, of one month, that are cut into days. */
interface CutSpan extends Month {
  /** The number of its first day. */
  first: number;
}

export interface DayCube extends Cube {
  base: Calendar;
  /** Numbers of the base's spans that are cut. */
  cut: readonly number[];
  cutSpans: readonly CutSpan[];
  table(header: TableHeader): DayTable;
  /** Cells of the frame `key`, or in the place of those that were cut. */
  give(table: DayTable, given: GivenCells, key?: string): void;
  /** Cells of all days of a month, each with the days on which it counts. */
  giveRuns(table: DayTable, given: GivenCells, runs: Runs): void;
  hasRuns(table: DayTable, month: Month): boolean;
  /** Cells of the frame `key` from the runs of the month that `date` lies in, which were given. */
  takeDay(table: DayTable, key: string, date: IsoDate): void;
  /** Cells of the frame `key` as those of another frame that were given; false where there are none. */
  repeat(table: DayTable, key: string): boolean;
}

/** `cut`: numbers of the base's spans, the first one not among them. */
export function cutCube(base: Cube, levels: GrowingLevels, cut: number[]): DayCube {
  const { calendar, cutSpans, renumbered, baseOf } = cutCalendar(base.calendar, cut);
  const spanOf = spanOfDay(calendar);
  const isDay = new Uint8Array(calendar.length + 1);
  for (const { from, to, first } of cutSpans)
    isDay.fill(1, first, first + daysBetween(from, to) + 1);
  const tables = new Map<TableHeader, DayTable>();
  const byHeader = new Map<TableHeader, DayTable>();
  const added = new Map<DayTable, CellColumns[]>();
  const joined = new Map<DayTable, Joined>();
  const runs = new Map<DayTable, (Runs & { given: GivenCells })[]>();
  /** Which of the base's frames or spans they are, or lie in. */
  const inBase = ({ frames }: TableHeader, slots: Slots[]): Slots[] =>
    frames
      ? slots
      : slots.map(({ first, last }) => ({ first: baseOf[first]!, last: baseOf[last]! }));
  const tableOf = (own: TableHeader): DayTable => {
    const cached = tables.get(own);
    if (cached) return cached;
    // what is added to it is not added to the base
    const frames: TableHeader = Object.create(own, {
      frames: { value: own.frames && [...own.frames] },
    });
    const header = withSplits(frames, () => [...own.splits]);
    const isComplete = cut.length === 0 || (own.frames !== undefined && own.also.length === 0);
    const table = { base: own, header, isComplete, filled: new Set(own.frames) };
    tables.set(own, table);
    byHeader.set(header, table);
    return table;
  };
  const add = (table: DayTable, columns: CellColumns, key?: string): void => {
    added.set(table, [...(added.get(table) ?? []), columns]);
    joined.delete(table);
    if (key === undefined) table.isComplete = true;
    else table.filled.add(key);
  };
  return {
    ...base,
    base: base.calendar,
    calendar,
    cut,
    cutSpans,
    tables: (measure) => base.tables(measure).map((own) => tableOf(own).header),
    table: (header) => byHeader.get(header)!,
    level: levels.level,
    give(table, given, key) {
      const { header } = table;
      const columns = columnsOf(header, levels, given, spanOf);
      if (key !== undefined) columns.firsts.fill(header.frames!.indexOf(key));
      else dropUncut(columns, !header.frames, isDay);
      add(table, columns, key);
    },
    giveRuns(table, given, of) {
      const known = { ...given, splits: splitsByRow(table.header, given) };
      runs.set(table, [...(runs.get(table) ?? []), { ...of, given: known }]);
    },
    hasRuns: (table, { from }) => (runs.get(table) ?? []).some(({ month }) => month.from === from),
    takeDay(table, key, date) {
      const ofMonth = runs.get(table)!.filter(({ month }) => isIn(month, date));
      for (const { given, grows, rowsAt } of ofMonth) {
        const columns = columnsOf(table.header, levels, { ...given, rows: rowsAt(date) }, spanOf);
        columns.firsts.fill(table.header.frames!.indexOf(key));
        const more = grows ? dayNumber(date) : 0;
        if (more > 0)
          for (const [row, value] of columns.values.entries()) columns.values[row] = value + more;
        add(table, given.splits ? columns : byTuple(columns, table.header.kind), key);
      }
    },
    repeat(table, key) {
      const [other] = added.get(table) ?? [];
      const { frames, also } = table.header;
      if (!other || !frames || also.length > 0) return false;
      const firsts = new Int32Array(other.firsts.length).fill(frames.indexOf(key));
      add(table, { ...other, firsts }, key);
      return true;
    },
    partsOf: (header, slots) => base.partsOf(byHeader.get(header)!.base, inBase(header, slots)),
    cells(header, slots) {
      const table = byHeader.get(header)!;
      const own = base.cells(table.base, inBase(header, slots));
      if (header.frames && header.also.length === 0) {
        const cells = cellsOfFrames(header, slots, own, added.get(table) ?? []);
        return { ...cells, level: levels.level(header.level) };
      }
      const here = own.isHere.reduce((sum, one) => sum + one, 0);
      let known = joined.get(table);
      if (known?.here !== here) {
        const count = header.frames ? header.frames.length : calendar.length + 1;
        const uncut = uncutCells(own, header, renumbered);
        const cells = join([uncut, ...(added.get(table) ?? [])], header, count);
        known = { cells, here };
        joined.set(table, known);
      }
      return { ...known.cells, level: levels.level(header.level) };
    },
  };
}

interface Joined {
  cells: Omit<Cells, 'level'>;
  /** How many frames or spans of the base they were made of. */
  here: number;
}

function cutCalendar(base: Calendar, cut: number[]) {
  const cutSpans: CutSpan[] = [];
  const calendar: Calendar = [];
  /** By span: the base's that it is or lies in. */
  const baseOf: number[] = [];
  const renumbered = new Int32Array(base.length + 1);
  for (const [span, to] of base.entries()) {
    if (cut.includes(span)) {
      const from = addDays(base[span - 1]!, 1);
      const before = cutSpans.at(-1);
      if (before?.to === base[span - 1] && monthOf(before.to) === monthOf(to)) {
        before.to = to;
      } else cutSpans.push({ from, to, first: calendar.length });
      renumbered[span] = -1;
      for (let day = from; day < to; day = addDays(day, 1)) calendar.push(day);
    } else renumbered[span] = calendar.length;
    calendar.push(to);
    while (baseOf.length < calendar.length) baseOf.push(span);
  }
  renumbered[base.length] = calendar.length;
  baseOf.push(base.length);
  return { calendar, cutSpans, renumbered, baseOf };
}

/** Leaves out rows without any date in a span that is cut: the base has their cells. */
function dropUncut({ firsts, moreSpans }: CellColumns, isBySpan: boolean, isDay: Uint8Array): void {
  for (let row = 0; row < firsts.length; row++) {
    const isCut =
      (isBySpan && isDay[firsts[row]!]) || moreSpans.some((column) => isDay[column[row]!]);
    if (!isCut) firsts[row] = -1;
  }
}

/** The base's cells with the numbers that their spans have now, without those that are cut. */
function uncutCells(cells: Cells, { frames }: TableHeader, renumbered: Int32Array): CellColumns {
  const { starts, isHere, tuples, values, lows } = cells;
  const rows = values.length;
  const firsts = new Int32Array(rows).fill(-1);
  for (let slot = 0; slot + 1 < starts.length; slot++)
    firsts.fill(
      !isHere[slot] ? -1 : frames ? slot : renumbered[slot]!,
      starts[slot]!,
      starts[slot + 1]!,
    );
  const moreSpans = cells.moreSpans.map((column) =>
    typeof column === 'number'
      ? new Int32Array(rows).fill(renumbered[column]!)
      : column.map((span) => renumbered[span]!),
  );
  for (const column of moreSpans)
    for (let row = 0; row < rows; row++) if (column[row]! < 0) firsts[row] = -1;
  const splits = cells.splits.length > 0 ? cells.splits : new Uint16Array(rows);
  return { firsts, moreSpans, tuples, splits, values, lows };
}

/** All cells that count, by frame or first span. */
function join(all: CellColumns[], header: TableHeader, slots: number): Omit<Cells, 'level'> {
  const starts = new Int32Array(slots + 1);
  for (const { firsts } of all) for (const first of firsts) if (first >= 0) starts[first + 1]!++;
  for (let slot = 0; slot < slots; slot++) starts[slot + 1]! += starts[slot]!;
  const next = starts.slice();
  const places = all.map(({ firsts }) => firsts.map((first) => (first < 0 ? -1 : next[first]!++)));
  const count = starts[slots]!;
  const fill = <T extends Int32Array | Uint16Array | Float64Array>(
    column: T,
    from: (columns: CellColumns) => T,
  ): T => {
    if (column.length > 0)
      for (const [i, columns] of all.entries()) {
        const values = from(columns);
        const at = places[i]!;
        for (let row = 0; row < at.length; row++)
          if (at[row]! >= 0) column[at[row]!] = values[row]!;
      }
    return column;
  };
  return {
    table: header,
    starts,
    isHere: new Uint8Array(slots).fill(1),
    tuples: fill(new Int32Array(count), ({ tuples }) => tuples),
    moreSpans: header.also.map((_, i) =>
      fill(new Int32Array(count), ({ moreSpans }) => moreSpans[i]!),
    ),
    splits: fill(new Uint16Array(header.splits.length > 1 ? count : 0), ({ splits }) => splits),
    values: fill(new Float64Array(count), ({ values }) => values),
    lows: fill(new Float64Array(header.kind === 'wide' ? count : 0), ({ lows }) => lows),
  };
}
