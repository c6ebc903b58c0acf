/** Cells to the bytes of a cube file: columns of small numbers that compress. */
import type { FilterKey } from '../metrics/types.ts';
import type { Calendar } from './calendar.ts';
import type { CellColumns } from './cell-columns.ts';
import { type CubeHeader, type LevelHeader, LOW, MAGIC, type TableHeader } from './format.ts';
import { ByteWriter } from './varint.ts';

export interface Table {
  measure: string;
  level: number;
  frames?: string[];
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

/** Says for each of a cube's tables, by its number, which of how many parts it belongs to. */
export type AssignParts = (header: Pick<CubeHeader, 'calendar' | 'levels' | 'tables'>) => {
  parts: number;
  of: number[];
};

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
  const written = tables.map((table) => writeTable(table, numbered[table.level]!.numbers));
  const headers = written.map(({ header }) => header);
  const { parts, of } = assign({ calendar, levels: levelHeaders, tables: headers });
  const bodies = [first, ...Array.from({ length: parts - 1 }, () => new ByteWriter())];
  const placed = written.map(({ header, bytes }, i): TableHeader => {
    const body = bodies[of[i]!]!;
    const at = body.length;
    body.raw(bytes);
    return { ...header, part: of[i]!, at };
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

function writeTable(
  { measure, level, frames, split, isMax, cells }: Table,
  numbers: Int32Array,
): { header: TableHeader; bytes: Uint8Array } {
  const { first, tuples, splits, combinations } = cells;
  const rows = first.length;
  const body = new ByteWriter();
  const kind = isMax ? 'max' : isExact(cells) ? 'sum' : 'wide';
  for (let i = 0; i < rows; i++) body.unsigned(first[i]! - (i === 0 ? 0 : first[i - 1]!));
  for (let i = 0; i < rows; i++) {
    const isNew = i === 0 || first[i] !== first[i - 1];
    body.unsigned(numbers[tuples[i]!]! - (isNew ? 0 : numbers[tuples[i - 1]!]!));
  }
  if (combinations.length > 1) for (const number of splits) body.unsigned(number);
  const also = cells.moreSpans.map((column) => {
    if (column.every((span) => span === column[0])) return column[0] ?? 0;
    for (let i = 0; i < rows; i++) body.signed(column[i]! - first[i]!);
    return null;
  });
  writeValues(body, kind, cells);
  const header: TableHeader = {
    measure,
    level,
    rows,
    part: 0,
    at: 0,
    hasEarlier: !frames && first[0] === 0,
    ...(frames ? { frames } : {}),
    also,
    split,
    splits: combinations,
    kind,
  };
  return { header, bytes: body.bytes() };
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
  kind: TableHeader['kind'],
  { high, low }: CellColumns,
): void {
  const rows = high.length;
  for (let i = 0; i < rows; i++) {
    const value = kind === 'wide' ? high[i]! : high[i]! * LOW + low[i]!;
    if (kind === 'max') body.signedOrNone(value);
    else body.signed(value || 0);
  }
  if (kind === 'wide') for (let i = 0; i < rows; i++) body.unsigned(low[i]!);
}
