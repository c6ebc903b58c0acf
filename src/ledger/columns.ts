/** Columns of numbers that grow, and DuckDB's chunks in and out of columns. */
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBDoubleVector,
  type DuckDBIntegerVector,
  INTEGER,
} from '@duckdb/node-api';

const CHUNK_ROWS = 2048;

/** A column of a table: INTEGER where it is an Int32Array, else DOUBLE. */
export type NumberColumn = Int32Array | Float64Array;
type NumberVector = DuckDBIntegerVector | DuckDBDoubleVector;

/** A column that grows by `push`. */
export class Column<T extends NumberColumn> {
  private cells: T;
  private readonly make: (length: number) => T;
  length = 0;

  constructor(make: (length: number) => T) {
    this.make = make;
    this.cells = make(1024);
  }

  push(value: number): void {
    if (this.length === this.cells.length) {
      const grown = this.make(Math.ceil(this.cells.length * 1.5));
      grown.set(this.cells);
      this.cells = grown;
    }
    this.cells[this.length++] = value;
  }

  at(index: number): number {
    return this.cells[index]!;
  }

  set(index: number, value: number): void {
    this.cells[index] = value;
  }

  /** The values so far; shares memory. */
  values(): T {
    return this.cells.subarray(0, this.length) as T;
  }
}

export const integerColumn = (): Column<Int32Array> =>
  new Column((length) => new Int32Array(length));
export const amountColumn = (): Column<Float64Array> =>
  new Column((length) => new Float64Array(length));

/**
 * Fills `columns` from the rows of a select: the first columns' length is the number of rows, and column i of the select
 * is of the type of column i. NULL reads as 0: to ask each value for it is slow, so the select must give every column a value.
 */
export async function readColumns(
  connection: DuckDBConnection,
  select: string,
  columns: NumberColumn[],
): Promise<void> {
  const result = await connection.stream(select);
  let start = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    for (const [i, column] of columns.entries()) {
      const vector = chunk.getColumnVector(i) as NumberVector;
      for (let row = 0; row < vector.itemCount; row++) column[start + row] = vector.getItem(row)!;
    }
    start += chunk.rowCount;
  }
}

/** Appends columns of equal length to a table of INTEGER and DOUBLE columns. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: NumberColumn[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = columns.map((column) => (column instanceof Int32Array ? INTEGER : DOUBLE));
  const rows = columns[0]!.length;
  for (let start = 0; start < rows; start += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, rows - start);
    const chunk = DuckDBDataChunk.create(types, count);
    for (const [i, column] of columns.entries()) {
      const vector = chunk.getColumnVector(i) as NumberVector;
      for (let row = 0; row < count; row++) vector.setItem(row, column[start + row]!);
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
