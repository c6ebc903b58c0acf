/** Arrow results of DuckDB in wasm by column and as plain rows: the same cells that the native engine hands over. */
import type { Columns } from './engine.ts';
import { type Cell, QueryError, type Row } from './engine.ts';

/** What this module needs of an Arrow table; the package's own type is larger. */
export interface ArrowTable {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly { name: string; type: ArrowType }[] };
  getChildAt(index: number): ArrowVector | null;
}
interface ArrowVector {
  readonly data: readonly ArrowData[];
  get(index: number): unknown;
}
interface ArrowData {
  readonly length: number;
  readonly nullCount: number;
  readonly values: ArrayLike<number> | BigInt64Array | BigUint64Array;
  getValid(index: number): boolean;
}
interface ArrowType {
  readonly typeId: number;
  readonly timezone?: string | null;
  toString(): string;
}
interface ArrowColumn {
  name: string;
  type: ArrowType;
  vector: ArrowVector | null;
}

/** Arrow's type ids. */
const TYPE = {
  dictionary: -1,
  null: 1,
  int: 2,
  float: 3,
  text: 5,
  bool: 6,
  date: 8,
  timestamp: 10,
};

/** Every row of the table. Throws QueryError on a type that differs between engines or a number that is not exact. */
export function arrowRows(table: ArrowTable, sql: string): Row[] {
  const columns = columnsIn(table).map((column) => ({
    name: column.name,
    cells: cellsOf(column, table.numRows, sql),
  }));
  return Array.from({ length: table.numRows }, (_, index) => {
    const row: Row = {};
    for (const { name, cells } of columns) row[name] = cells[index]!;
    return row;
  });
}

/** The table by column. Throws QueryError as `arrowRows` does, for the columns that are read. */
export function arrowColumns(table: ArrowTable, sql: string): Columns {
  const columns = new Map(columnsIn(table).map((column) => [column.name, column]));
  const length = table.numRows;
  const read = new Map<string, Float64Array>();
  const numbersIn = (column: ArrowColumn): Float64Array => {
    if (column.type.typeId === TYPE.int) return integers(column, length, sql);
    return Float64Array.from(cellsOf(column, length, sql), (cell) =>
      cell === null ? Number.NaN : Number(cell),
    );
  };
  return {
    length,
    numbers(name) {
      const numbers = read.get(name) ?? numbersIn(columns.get(name)!);
      read.set(name, numbers);
      return numbers;
    },
    texts: (name) => cellsOf(columns.get(name)!, length, sql) as (string | null)[],
  };
}

const columnsIn = (table: ArrowTable): ArrowColumn[] =>
  table.schema.fields.map(({ name, type }, index) => ({
    name,
    type,
    vector: table.getChildAt(index),
  }));

function cellsOf(column: ArrowColumn, length: number, sql: string): Cell[] {
  const { name, type, vector } = column;
  if (type.typeId === TYPE.int)
    return Array.from(integers(column, length, sql), (value) =>
      Number.isNaN(value) ? null : value,
    );
  const convert = converter(name, type, sql);
  return Array.from({ length }, (_, index) => {
    const value = vector?.get(index) ?? null;
    return value === null ? null : convert(value);
  });
}

function converter(name: string, type: ArrowType, sql: string): (value: unknown) => Cell {
  switch (type.typeId) {
    case TYPE.float:
    case TYPE.text:
    case TYPE.bool:
    case TYPE.null:
    case TYPE.dictionary:
      return (value) => value as Cell;
    case TYPE.date:
      return (value) => new Date(value as number).toISOString().slice(0, 10);
    case TYPE.timestamp:
      if (!type.timezone) return (value) => timestampText(value as number);
  }
  throw new QueryError(`column ${name} is ${type}: cast it in the final select`, sql);
}

/** Without an object for each: an amount takes 64 bits, which JavaScript reads as a BigInt. */
function integers({ name, vector }: ArrowColumn, length: number, sql: string): Float64Array {
  const numbers = new Float64Array(length);
  let start = 0;
  for (const data of vector?.data ?? []) {
    const part = numbers.subarray(start, start + data.length);
    const { values } = data;
    if (values instanceof BigInt64Array) fromWords(part, values);
    else for (let i = 0; i < part.length; i++) part[i] = Number(values[i]);
    const hasNulls = data.nullCount > 0;
    for (let i = 0; i < part.length; i++) {
      if (hasNulls && !data.getValid(i)) part[i] = Number.NaN;
      else if (!Number.isSafeInteger(part[i]))
        throw new QueryError(`column ${name}: ${values[i]} is not exact`, sql);
    }
    start += data.length;
  }
  return numbers;
}

/** Two 32-bit words a number, the lower one first; beyond 2^53 the sum is rounded, but never to a safe integer. */
function fromWords(numbers: Float64Array, { buffer, byteOffset }: BigInt64Array): void {
  const words = new Int32Array(buffer, byteOffset, numbers.length * 2);
  for (let i = 0; i < numbers.length; i++)
    numbers[i] = words[2 * i + 1]! * 2 ** 32 + (words[2 * i]! >>> 0);
}

/** Epoch milliseconds as DuckDB prints a TIMESTAMP: no zone, no trailing zeros. */
function timestampText(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  const fraction = text.slice(19, 23).replace(/\.?0+$/, '');
  return `${text.slice(0, 10)} ${text.slice(11, 19)}${fraction}`;
}
