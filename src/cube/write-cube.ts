/** Cells to the bytes of a cube file: tuples numbered, rows sorted so that columns compress. */
import type { FilterKey } from '../metrics/types.ts';
import type { Calendar } from './calendar.ts';
import { type CubeHeader, type LevelHeader, LOW, MAGIC, type TableHeader } from './format.ts';
import { ByteWriter } from './varint.ts';

export interface Cell {
  /** One value a dimension of the level; null for none. */
  tuple: (string | null)[];
  /** The number of the frame, or of the span. */
  first: number;
  /** Spans of the further dates. */
  also: number[];
  split: (string | null)[];
  value: bigint | null;
}

export interface Table {
  measure: string;
  level: number;
  alsoCount: number;
  frames?: string[];
  split: string[];
  isMax: boolean;
  cells: Cell[];
}

export interface Level {
  dimensions: FilterKey[];
}

/** Below this a sum of doubles is exact, sign included. */
const EXACT = 2n ** 52n;

/** Whether any sum of the cells is exact in a double. */
const isExact = (cells: Cell[]): boolean =>
  cells.reduce((sum, { value }) => sum + (value === null ? 0n : value < 0n ? -value : value), 0n) <
  EXACT;

/** Says for each of a cube's tables, by its number, which of how many parts it belongs to. */
export type Parting = (header: Pick<CubeHeader, 'calendar' | 'levels' | 'tables'>) => {
  parts: number;
  of: number[];
};

/** The parts, not compressed. */
export function writeCube(
  calendar: Calendar,
  levels: Level[],
  tables: Table[],
  parting: Parting,
): Uint8Array[] {
  const numbered = levels.map(({ dimensions }, level) => {
    const own = tables.filter((table) => table.level === level);
    return numberTuples(
      dimensions,
      own.flatMap((table) => table.cells),
    );
  });
  const first = new ByteWriter();
  const levelHeaders = numbered.map(({ dimensions, values, codes }): LevelHeader => {
    const at = first.length;
    for (const i of dimensions.keys()) for (const tuple of codes) first.unsigned(tuple[i]!);
    return { dimensions, values, count: codes.length, at };
  });
  const written = tables.map((table) => writeTable(table, numbered[table.level]!.numberOf));
  const headers = written.map(({ header }) => header);
  const { parts, of } = parting({ calendar, levels: levelHeaders, tables: headers });
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

/** Values sorted, tuples sorted by their codes; a cell's tuple to its number. */
function numberTuples(dimensions: FilterKey[], cells: Cell[]) {
  const known = new Map<string, (string | null)[]>();
  for (const { tuple } of cells) known.set(JSON.stringify(tuple), tuple);
  const values = dimensions.map((_, i) => {
    const found = new Set<string | null>([...known.values()].map((tuple) => tuple[i]!));
    const named = [...found].filter((value) => value !== null).sort();
    return found.has(null) ? [...named, null] : named;
  });
  const codeOf = values.map((list) => new Map(list.map((value, code) => [value, code])));
  const coded = [...known].map(([key, tuple]) => ({
    key,
    codes: tuple.map((value, i) => codeOf[i]!.get(value)!),
  }));
  coded.sort((a, b) => compareNumbers(a.codes, b.codes));
  const numbers = new Map(coded.map(({ key }, number) => [key, number]));
  const numberOf = (tuple: (string | null)[]): number => numbers.get(JSON.stringify(tuple))!;
  return { dimensions, values, codes: coded.map(({ codes }) => codes), numberOf };
}

function compareNumbers(a: number[], b: number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}

function writeTable(
  table: Table,
  numberOf: (tuple: (string | null)[]) => number,
): { header: TableHeader; bytes: Uint8Array } {
  const body = new ByteWriter();
  const splits = new Map<string, number>();
  for (const { split } of table.cells) splits.set(JSON.stringify(split), 0);
  const names = [...splits.keys()].sort();
  for (const [number, name] of names.entries()) splits.set(name, number);
  const kind = table.isMax ? 'max' : isExact(table.cells) ? 'sum' : 'wide';
  // first when, then whose, then the rest
  const rows = table.cells.map(({ first, also, tuple, split, value }) => ({
    key: [first, numberOf(tuple), splits.get(JSON.stringify(split))!, ...also],
    value,
  }));
  rows.sort((a, b) => compareNumbers(a.key, b.key));
  writeDeltas(
    body,
    rows.map(({ key }) => key[0]!),
  );
  let last = [-1, 0];
  for (const { key } of rows) {
    const isNew = key[0] !== last[0];
    body.unsigned(key[1]! - (isNew ? 0 : last[1]!));
    last = [key[0]!, key[1]!];
  }
  if (names.length > 1) for (const { key } of rows) body.unsigned(key[2]!);
  const also = Array.from({ length: table.alsoCount }, (_, i) => {
    const column = rows.map(({ key }) => key[3 + i]!);
    const isOne = column.every((span) => span === column[0]);
    if (isOne) return column[0] ?? 0;
    for (const [row, span] of column.entries()) body.signed(span - rows[row]!.key[0]!);
    return null;
  });
  writeValues(
    body,
    kind,
    rows.map(({ value }) => value),
  );
  const header: TableHeader = {
    measure: table.measure,
    level: table.level,
    rows: rows.length,
    part: 0,
    at: 0,
    hasEarlier: !table.frames && rows[0]?.key[0] === 0,
    ...(table.frames ? { frames: table.frames } : {}),
    also,
    split: table.split,
    splits: names.map((name) => JSON.parse(name) as (string | null)[]),
    kind,
  };
  return { header, bytes: body.bytes() };
}

function writeDeltas(body: ByteWriter, ascending: number[]): void {
  let last = 0;
  for (const value of ascending) {
    body.unsigned(value - last);
    last = value;
  }
}

function writeValues(body: ByteWriter, kind: TableHeader['kind'], values: (bigint | null)[]): void {
  const low = BigInt(LOW);
  for (const value of values) {
    if (kind === 'max') body.unsigned(value === null ? 0 : Number(value) + 1);
    else if (kind === 'sum') body.signed(Number(value));
    else body.signed(Number((value! - BigInt.asUintN(32, value!)) / low));
  }
  if (kind === 'wide')
    for (const value of values) body.unsigned(Number(BigInt.asUintN(32, value!)));
}
