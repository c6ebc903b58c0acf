/** A cube, opened: pieces of its tables are decoded when one is first used; parts are added as they come. */
import type { FilterKey } from '../metrics/types.ts';
import type { Calendar } from './calendar.ts';
import {
  type CubeHeader,
  LOW,
  MAGIC,
  type Piece,
  type TableHeader,
  type WrittenTable,
} from './format.ts';
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
  /** Which frames or first spans are here; of others `starts` says nothing. */
  isHere: Uint8Array;
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
  /** Whether nothing happened before the calendar's first month. */
  isWhole: boolean;
  has(part: number): boolean;
  /** Gives the bytes of a further part. */
  add(part: number, bytes: Uint8Array): void;
  /** How many parts there are. */
  parts: number;
  /** Tables of a measure, those with spans or every instant first. */
  tables(measure: string): TableHeader[];
  level(number: number): Level;
  /** The parts that hold a table's cells of these frames or first spans, and what they are split by. */
  partsOf(table: TableHeader, slots: Slots[]): number[];
  /** Cells of a table; those of these frames or first spans are here. Throws where their part has not been added. */
  cells(table: TableHeader, slots: Slots[]): Cells;
}

/** Frames or first spans, both ends among them. */
export interface Slots {
  first: number;
  last: number;
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
  const bodyOf = (part: number): Uint8Array => {
    const found = bodies[part];
    if (!found) throw new Error(`part ${part} of the cube is not here`);
    return found;
  };
  const tables = header.tables.map((table) => withSplits(table, () => readSplits(table, bodyOf)));
  const levels = new Map<number, Level>();
  const opened = new Map<TableHeader, Opened>();
  const level = (number: number): Level => {
    const read = levels.get(number) ?? readLevel(header, number, body);
    levels.set(number, read);
    return read;
  };
  const open = (table: TableHeader): Opened => {
    const known = opened.get(table) ?? openTable(table, level(table.level), header.calendar);
    opened.set(table, known);
    return known;
  };
  return {
    calendar: header.calendar,
    isWhole: header.tables.every(({ frames, hasEarlier }) => frames || !hasEarlier),
    parts: header.parts,
    has: (part) => bodies[part] !== undefined,
    add(part, more) {
      bodies[part] = more;
    },
    tables: (measure) => tables.filter((table) => table.measure === measure),
    level,
    partsOf: (table, slots) => {
      const places = placesOf(table).filter((place) => touches(place, slots));
      const { splitsAt } = table;
      return [...new Set([...(splitsAt ? [splitsAt] : []), ...places].map(({ part }) => part))];
    },
    cells(table, slots) {
      const { cells, closed } = open(table);
      for (const place of closed) {
        if (!touches(place, slots)) continue;
        readPiece(cells, place, bodyOf(place.part));
        closed.delete(place);
      }
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

/** The table with its combinations, which are read when they are first asked for. */
export function withSplits(table: WrittenTable, read: () => (string | null)[][]): TableHeader {
  let splits: (string | null)[][] | undefined;
  const get = (): (string | null)[][] => {
    splits ??= read();
    return splits;
  };
  return Object.create(table, { splits: { get } });
}

function readSplits({ splitsAt }: WrittenTable, bodyOf: (part: number) => Uint8Array) {
  if (!splitsAt) return [[]];
  const reader = new ByteReader(bodyOf(splitsAt.part), splitsAt.at);
  return JSON.parse(new TextDecoder().decode(reader.raw(reader.unsigned())));
}

/** A piece, with the first of its frames or spans and the first of its rows. */
interface Place extends Piece {
  slot: number;
  row: number;
}

function placesOf({ pieces }: TableHeader): Place[] {
  let [slot, row] = [0, 0];
  return pieces.map((piece): Place => {
    const place = { ...piece, slot, row };
    slot += piece.slots;
    row += piece.rows;
    return place;
  });
}

/** Whether the piece has rows of these frames or spans. */
const touches = (place: Place, slots: Slots[]): boolean =>
  place.rows > 0 &&
  slots.some(({ first, last }) => first < place.slot + place.slots && last >= place.slot);

interface Opened {
  cells: Cells;
  /** Not decoded yet. */
  closed: Set<Place>;
}

/** Room for all cells of the table. */
function openTable(table: TableHeader, level: Level, calendar: Calendar): Opened {
  const places = placesOf(table);
  const rows = places.reduce((sum, place) => sum + place.rows, 0);
  const slots = table.frames ? table.frames.length : calendar.length + 1;
  const starts = new Int32Array(slots + 1);
  const isHere = new Uint8Array(slots);
  for (const place of places) {
    const end = place.slot + place.slots;
    starts.fill(place.row, place.slot, end + 1);
    if (place.rows === 0) isHere.fill(1, place.slot, end);
  }
  const cells: Cells = {
    table,
    level,
    starts,
    isHere,
    tuples: new Int32Array(rows),
    moreSpans: table.also.map((one) => one ?? new Int32Array(rows)),
    splits: new Uint16Array(table.combinations > 1 ? rows : 0),
    values: new Float64Array(rows),
    lows: new Float64Array(table.kind === 'wide' ? rows : 0),
  };
  return { cells, closed: new Set(places) };
}

/** Decodes a piece into the place of its rows. */
function readPiece(cells: Cells, { slot, slots, row, rows, at }: Place, body: Uint8Array): void {
  const { table, starts, isHere, tuples, moreSpans, splits, values, lows } = cells;
  const reader = new ByteReader(body, at);
  const end = row + rows;
  const firsts = new Int32Array(rows);
  for (let i = 0, last = 0; i < rows; i++) firsts[i] = last += reader.unsigned();
  for (let i = row; i < end; i++) {
    const isNew = i === row || firsts[i - row] !== firsts[i - row - 1];
    tuples[i] = reader.unsigned() + (isNew ? 0 : tuples[i - 1]!);
  }
  if (splits.length > 0) for (let i = row; i < end; i++) splits[i] = reader.unsigned();
  for (const column of moreSpans)
    if (typeof column !== 'number')
      for (let i = row; i < end; i++) column[i] = reader.signed() + firsts[i - row]!;
  const isMax = table.kind === 'max';
  for (let i = row; i < end; i++) values[i] = isMax ? reader.signedOrNone() : reader.signed();
  if (lows.length > 0) for (let i = row; i < end; i++) lows[i] = reader.unsigned();
  let next = 0;
  for (let number = slot; number < slot + slots; number++) {
    starts[number] = row + next;
    while (next < rows && firsts[next] === number) next++;
    starts[number + 1] = row + next;
    isHere[number] = 1;
  }
}

/** High and low sums of a wide table, rounded to a double as DuckDB rounds a HUGEINT. */
export function wideValue(high: number, low: number): number {
  const whole = BigInt(high) * BigInt(LOW) + BigInt(low);
  const upper = whole >> 64n;
  if (upper === -1n) return -Number(-whole - 1n) - 1;
  return Number(BigInt.asUintN(64, whole)) + Number(upper) * 2 ** 64;
}
