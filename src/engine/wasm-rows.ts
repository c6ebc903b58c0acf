/** Arrow results of DuckDB in wasm as plain rows: the same cells that the native engine hands over. */
import { type Cell, QueryError, type Row } from './engine.ts';

/** What this module needs of an Arrow table; the package's own type is larger. */
export interface ArrowTable {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly { name: string; type: ArrowType }[] };
  getChildAt(index: number): { get(index: number): unknown } | null;
}
interface ArrowType {
  readonly typeId: number;
  readonly timezone?: string | null;
  toString(): string;
}
type Convert = (value: unknown) => Cell;

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
  const columns = table.schema.fields.map(({ name, type }, index) => ({
    name,
    vector: table.getChildAt(index),
    convert: converter(name, type, sql),
  }));
  return Array.from({ length: table.numRows }, (_, index) => {
    const row: Row = {};
    for (const { name, vector, convert } of columns) {
      const value = vector?.get(index) ?? null;
      row[name] = value === null ? null : convert(value);
    }
    return row;
  });
}

function converter(name: string, type: ArrowType, sql: string): Convert {
  switch (type.typeId) {
    case TYPE.int:
      return (value) => exact(value as bigint | number, name, sql);
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

function exact(value: bigint | number, column: string, sql: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new QueryError(`column ${column}: ${value} is not exact`, sql);
  return number;
}

/** Epoch milliseconds as DuckDB prints a TIMESTAMP: no zone, no trailing zeros. */
function timestampText(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  const fraction = text.slice(19, 23).replace(/\.?0+$/, '');
  return `${text.slice(0, 10)} ${text.slice(11, 19)}${fraction}`;
}
