/** Cells to the bytes of a cube file: columns of small numbers that compress. */
import type { FilterKey } from '../metrics/types.ts';
import type { Calendar } from './calendar.ts';
import type { CellColumns } from './cell-columns.ts';
import {
  type CubeHeader,
  isFirstFrame,
  type LevelHeader,
  LOW,
  MAGIC,
  type Piece,
  type PlainTable,
  type WrittenTable,
} from './format.ts';
import { ByteWriter } from './varint.ts';

export interface Table {
  measure: string;
  level: number;
  frames?: string[];
  /** Its frames are those that pages ask for, not all instants or months. */
  isAsked: boolean;
  split: string[];
  isMax: boolean;
  cells: CellColumns;
}

export interface Level {
  dimensions: FilterKey[];
  /** The values of every tuple that a cell may belong to: one column a dimension, null for none. */
  tuples: (string | null)[][];
}

/** Below this a sum of doubles is exact, sign included. */
const EXACT = 2 ** 52;

/** A table before its columns are written. */
export type UnwrittenTable = PlainTable & Pick<Table, 'isAsked'>;

/** Says for each of a cube's tables, by its number, which of how many parts each of its frames or spans belongs to. */
export type AssignParts = (
  header: Pick<CubeHeader, 'calendar' | 'levels'> & { tables: UnwrittenTable[] },
) => { parts: number; of: number[][] };

/** The parts, not compressed. */
export function writeCube(
  calendar: Calendar,
  levels: Level[],
  tables: Table[],
  assign: AssignParts,
): Uint8Array[] {
  const numbered = levels.map((level, number) =>
    usedTuples(
      level,
      tables.filter((table) => table.level === number),
    ),
  );
  const first = new ByteWriter();
  const levelHeaders = numbered.map(({ dimensions, values, codes, count }): LevelHeader => {
    const at = first.length;
    for (const column of codes) for (const code of column) first.unsigned(code);
    return { dimensions, values, count, at };
  });
  const plain = tables.map((table) => unwritten(table, calendar));
  const { parts, of } = assign({ calendar, levels: levelHeaders, tables: plain });
  const bodies = [first, ...Array.from({ length: parts - 1 }, () => new ByteWriter())];
  const placed = tables.map((table, i): WrittenTable => {
    const { isAsked: _, ...header } = plain[i]!;
    const write = pieceWriter(table, header, numbered[table.level]!.numbers);
    const splitsAt = writeSplits(table, of[i]!, bodies);
    const pieces = piecesOf(table.cells.first, of[i]!, bodies, write);
    return { ...header, ...(splitsAt && { splitsAt }), pieces };
  });
  const header: CubeHeader = { parts, calendar, levels: levelHeaders, tables: placed };
  const whole = new ByteWriter();
  whole.raw(new TextEncoder().encode(`${MAGIC}${JSON.stringify(header)}\n`));
  whole.raw(first.bytes());
  return [whole, ...bodies.slice(1)].map((body) => body.bytes());
}

/** The tuples that have a cell, numbered in the order they are in, and their values, sorted. */
function usedTuples({ dimensions, tuples }: Level, tables: Table[]) {
  const numbers = new Int32Array(tuples[0]?.length ?? 0);
  for (const { cells } of tables) for (const tuple of cells.tuples) numbers[tuple] = 1;
  const used = Int32Array.from(numbers.keys()).filter((tuple) => numbers[tuple] === 1);
  for (const [number, tuple] of used.entries()) numbers[tuple] = number;
  const values: (string | null)[][] = [];
  const codes: Int32Array[] = [];
  for (const column of tuples) {
    const distinct = new Set<string | null>(Array.from(used, (tuple) => column[tuple]!));
    const named = [...distinct].filter((value) => value !== null).sort();
    const sorted = distinct.has(null) ? [...named, null] : named;
    const codeOf = new Map(sorted.map((value, code) => [value, code]));
    values.push(sorted);
    codes.push(used.map((tuple) => codeOf.get(column[tuple]!)!));
  }
  return { dimensions, numbers, values, codes, count: used.length };
}

function unwritten(table: Table, calendar: Calendar): UnwrittenTable {
  const { measure, level, frames, isAsked, split, isMax, cells } = table;
  const { first, combinations } = cells;
  return {
    measure,
    level,
    isAsked,
    hasEarlier: first[0] === 0 && (!frames || isFirstFrame(calendar, frames[0]!)),
    hasEarlierAlso: cells.moreSpans.some((column) => column.includes(0)),
    ...(frames ? { frames } : {}),
    also: cells.moreSpans.map((column) =>
      column.every((span) => span === column[0]) ? (column[0] ?? 0) : null,
    ),
    split,
    combinations: combinations.length,
    kind: isMax ? 'max' : isExact(cells) ? 'sum' : 'wide',
  };
}

/** Into the first of the table's parts, which whoever needs a later one has or can have. */
function writeSplits(
  { split, cells }: Table,
  partOf: number[],
  bodies: ByteWriter[],
): WrittenTable['splitsAt'] {
  if (split.length === 0) return undefined;
  const part = Math.min(...partOf);
  const body = bodies[part]!;
  const at = body.length;
  const text = new TextEncoder().encode(JSON.stringify(cells.combinations));
  body.unsigned(text.length);
  body.raw(text);
  return { part, at };
}

/** Writes the rows from one number to before another. */
type WriteRows = (body: ByteWriter, from: number, to: number) => void;

/** Successive frames or spans of the same part are one piece. */
function piecesOf(
  first: Int32Array,
  partOf: number[],
  bodies: ByteWriter[],
  write: WriteRows,
): Piece[] {
  const pieces: Piece[] = [];
  let row = 0;
  for (let slot = 0; slot < partOf.length; ) {
    const [from, part, start] = [slot, partOf[slot]!, row];
    while (slot < partOf.length && partOf[slot] === part) slot++;
    while (row < first.length && first[row]! < slot) row++;
    const body = bodies[part]!;
    pieces.push({ part, at: body.length, slots: slot - from, rows: row - start });
    write(body, start, row);
  }
  return pieces;
}

function pieceWriter(
  { cells }: Table,
  { also, kind, combinations }: PlainTable,
  numbers: Int32Array,
): WriteRows {
  const { first, tuples, splits, moreSpans } = cells;
  return (body, from, to) => {
    for (let i = from; i < to; i++) body.unsigned(first[i]! - (i === from ? 0 : first[i - 1]!));
    for (let i = from; i < to; i++) {
      const isNew = i === from || first[i] !== first[i - 1];
      body.unsigned(numbers[tuples[i]!]! - (isNew ? 0 : numbers[tuples[i - 1]!]!));
    }
    if (combinations > 1) for (let i = from; i < to; i++) body.unsigned(splits[i]!);
    for (const [column, span] of also.entries())
      if (span === null)
        for (let i = from; i < to; i++) body.signed(moreSpans[column]![i]! - first[i]!);
    writeValues(body, kind, cells, from, to);
  };
}

/** Whether any sum of the cells is exact in a double. */
function isExact({ high, low }: CellColumns): boolean {
  let sum = 0;
  for (let i = 0; i < high.length && sum < EXACT; i++)
    sum += Math.abs((high[i]! || 0) * LOW + low[i]!);
  return sum < EXACT;
}

function writeValues(
  body: ByteWriter,
  kind: WrittenTable['kind'],
  { high, low }: CellColumns,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const value = kind === 'wide' ? high[i]! : high[i]! * LOW + low[i]!;
    if (kind === 'max') body.signedOrNone(value);
    else body.signed(value || 0);
  }
  if (kind === 'wide') for (let i = from; i < to; i++) body.unsigned(low[i]!);
}
