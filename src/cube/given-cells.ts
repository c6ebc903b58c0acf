/** Cells that the engine gives, as columns of the cube: rows of an answer with a tuple, splits, dates and a value. */
import type { Cells } from './cube.ts';
import { LOW, type TableHeader } from './format.ts';
import type { GrowingLevels, TupleRows } from './growing-levels.ts';
import { pathNumbers } from './path-numbers.ts';

/** Cells of one measure as rows of an answer: columns for the tuple, for each split by its name, and these. */
export interface GivenCells extends TupleRows {
  /** Numbers of the rows that are cells of this measure. */
  rows: Int32Array;
  /** Days of the spans that cells are stored by (`instantExpression`), the first date's first where the table has no frames. */
  spans: string[];
  value: string;
  /** Of a table with one split: its value in all of the rows, which then have no column of it. */
  splitValue?: string;
  /** By row, the numbers of its splits where they are known. */
  splits?: Uint16Array | null;
}

/** Cells as columns. */
export type CellColumns = Pick<Cells, 'tuples' | 'splits' | 'values' | 'lows'> & {
  /** Frames or spans; a negative one does not count. */
  firsts: Int32Array;
  moreSpans: Int32Array[];
};

export function columnsOf(
  header: TableHeader,
  levels: GrowingLevels,
  given: GivenCells,
  spanOf: (day: number) => number,
): CellColumns {
  const { columns, rows, value, spans } = given;
  const { frames, kind } = header;
  const spansOf = (name: string): Int32Array => {
    const dates = columns.numbers(name);
    return rows.map((row) => spanOf(dates[row]!));
  };
  const tuples = levels.tuplesOf(header.level, given);
  const lows = new Float64Array(kind === 'wide' ? rows.length : 0);
  const values = new Float64Array(rows.length);
  if (kind === 'wide') {
    const texts = columns.texts(value);
    for (const [i, row] of rows.entries())
      [values[i], lows[i]] = wideParts(BigInt(texts[row] ?? 0));
  } else {
    const none = kind === 'max' ? Number.NaN : 0;
    const numbers = columns.numbers(value);
    for (const [i, row] of rows.entries())
      values[i] = Number.isNaN(numbers[row]) ? none : numbers[row]!;
  }
  return {
    firsts: frames ? pickedOf(given, 'frame_no') : spansOf(spans[0]!),
    moreSpans: (frames ? spans : spans.slice(1)).map(spansOf),
    tuples: rows.map((row) => tuples[row]!),
    splits: splitsOf(header, given),
    values,
    lows,
  };
}

function pickedOf({ columns, rows }: GivenCells, name: string): Int32Array {
  const numbers = columns.numbers(name);
  return rows.map((row) => numbers[row]!);
}

/** The numbers of the rows' combinations; new ones are added to the header. */
function splitsOf({ split, splits }: TableHeader, given: GivenCells): Uint16Array {
  const { columns, rows, splitValue } = given;
  if (given.splits) return Uint16Array.from(rows, (row) => given.splits![row]!);
  const numbers = pathNumbers(splits);
  if (splitValue !== undefined) {
    const number = numbers.numberOf(1, () => splitValue);
    if (number === splits.length) splits.push([splitValue]);
    return new Uint16Array(rows.length).fill(number);
  }
  const texts = split.map((name) => columns.texts(name));
  return Uint16Array.from(rows, (row) => {
    const number = numbers.numberOf(split.length, (i) => texts[i]![row]!);
    if (number === splits.length) splits.push(texts.map((column) => column[row]!));
    return number;
  });
}

/** By row; null where there is no text to look at. */
export function splitsByRow(header: TableHeader, given: GivenCells): Uint16Array | null {
  if (header.split.length === 0 || given.splitValue !== undefined) return null;
  const splits = new Uint16Array(given.columns.length);
  const numbers = splitsOf(header, given);
  for (let i = 0; i < numbers.length; i++) splits[given.rows[i]!] = numbers[i]!;
  return splits;
}

function wideParts(whole: bigint): [number, number] {
  const low = BigInt.asUintN(32, whole);
  return [Number((whole - low) / BigInt(LOW)), Number(low)];
}
