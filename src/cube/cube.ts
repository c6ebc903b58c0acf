/** A cube, opened: its tables, decoded when one is first used; parts are added as they come. */
import type { FilterKey } from '../metrics/types.ts';
import type { Calendar } from './calendar.ts';
import { type CubeHeader, LOW, MAGIC, type TableHeader } from './format.ts';
import { ByteReader } from './varint.ts';

export interface Level {
  dimensions: FilterKey[];
  /** By dimension; null stands for "has none". */
  values: (string | null)[][];
  /** By dimension, then by tuple: the code of its value. */
  codes: Int32Array[];
  count: number;
}

export interface Cells {
  table: TableHeader;
  level: Level;
  /** Where the rows of each frame or first span begin; one entry more than there are. */
  starts: Int32Array;
  tuples: Int32Array;
  /** The further dates' spans: a column, or the one span of all rows. */
  moreSpans: (Int32Array | number)[];
  /** Which of the table's combinations; empty where there is one. */
  splits: Uint16Array;
  /** Whole numbers; the high part where the table is wide, NaN for none where it is a maximum. */
  values: Float64Array;
  /** The low part of a wide table; else empty. */
  lows: Float64Array;
}

export interface Cube {
  calendar: Calendar;
  has(part: number): boolean;
  /** Gives the bytes of a further part. */
  add(part: number, bytes: Uint8Array): void;
  /** How many parts there are. */
  parts: number;
  /** Tables of a measure, those with spans or every instant first. */
  tables(measure: string): TableHeader[];
  level(number: number): Level;
  /** Throws where the table's part has not been added. */
  cells(table: TableHeader): Cells;
}

/** Opens the first part. Throws where the bytes are not a cube of this version. */
export function openCube(bytes: Uint8Array): Cube {
  const start = MAGIC.length;
  const end = bytes.indexOf(10, start);
  const text = new TextDecoder();
  if (end < 0 || text.decode(bytes.subarray(0, start)) !== MAGIC) throw new Error('not a cube');
  const header = JSON.parse(text.decode(bytes.subarray(start, end))) as CubeHeader;
  const body = bytes.subarray(end + 1);
  const bodies = [body];
  const levels = new Map<number, Level>();
  const decoded = new Map<TableHeader, Cells>();
  const level = (number: number): Level => {
    const opened = levels.get(number) ?? readLevel(header, number, body);
    levels.set(number, opened);
    return opened;
  };
  return {
    calendar: header.calendar,
    parts: header.parts,
    has: (part) => bodies[part] !== undefined,
    add(part, more) {
      bodies[part] = more;
    },
    tables: (measure) => header.tables.filter((table) => table.measure === measure),
    level,
    cells(table) {
      const bytesOf = bodies[table.part];
      if (!bytesOf) throw new Error(`part ${table.part} of the cube is not here`);
      const cells =
        decoded.get(table) ?? readCells(table, level(table.level), bytesOf, header.calendar);
      decoded.set(table, cells);
      return cells;
    },
  };
}

function readLevel({ levels }: CubeHeader, number: number, body: Uint8Array): Level {
  const { dimensions, values, count, at } = levels[number]!;
  const reader = new ByteReader(body, at);
  const codes = dimensions.map(() => Int32Array.from({ length: count }, () => reader.unsigned()));
  return { dimensions, values, count, codes };
}

function readCells(table: TableHeader, level: Level, body: Uint8Array, calendar: Calendar): Cells {
  const { rows, kind } = table;
  const reader = new ByteReader(body, table.at);
  const firsts = new Int32Array(rows);
  for (let i = 0, last = 0; i < rows; i++) firsts[i] = last += reader.unsigned();
  const tuples = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const isNew = i === 0 || firsts[i] !== firsts[i - 1];
    tuples[i] = reader.unsigned() + (isNew ? 0 : tuples[i - 1]!);
  }
  const splits = new Uint16Array(table.splits.length > 1 ? rows : 0);
  for (let i = 0; i < splits.length; i++) splits[i] = reader.unsigned();
  const moreSpans = table.also.map((one) => {
    if (one !== null) return one;
    const column = new Int32Array(rows);
    for (let i = 0; i < rows; i++) column[i] = reader.signed() + firsts[i]!;
    return column;
  });
  const values = new Float64Array(rows);
  for (let i = 0; i < rows; i++)
    values[i] = kind === 'max' ? reader.signedOrNone() : reader.signed();
  const lows = new Float64Array(kind === 'wide' ? rows : 0);
  for (let i = 0; i < lows.length; i++) lows[i] = reader.unsigned();
  const slots = table.frames ? table.frames.length : calendar.length + 1;
  const starts = startsOf(firsts, slots);
  return { table, level, starts, tuples, moreSpans, splits, values, lows };
}

function startsOf(firsts: Int32Array, slots: number): Int32Array {
  const starts = new Int32Array(slots + 1);
  for (const first of firsts) starts[first + 1]!++;
  for (let i = 0; i < slots; i++) starts[i + 1]! += starts[i]!;
  return starts;
}

/** High and low sums of a wide table, rounded to a double as DuckDB rounds a HUGEINT. */
export function wideValue(high: number, low: number): number {
  const whole = BigInt(high) * BigInt(LOW) + BigInt(low);
  const upper = whole >> 64n;
  if (upper === -1n) return -Number(-whole - 1n) - 1;
  return Number(BigInt.asUintN(64, whole)) + Number(upper) * 2 ** 64;
}
