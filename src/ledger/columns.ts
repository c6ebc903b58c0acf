/** Growing columns of numbers, and DuckDB chunks in and out of them. */
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBDoubleVector,
} from '@duckdb/node-api';

const CHUNK_ROWS = 2048;

/** A column of numbers that grows; a missing value is NaN. */
export class Column {
  private values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Float64Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  /** The values so far; shares memory. */
  done(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}

/** As SQL, a column that `readColumns` can read: NULL becomes NaN, since asking for each value whether it is there is slow. */
export const readable = (expression: string, name: string): string =>
  `coalesce((${expression})::double, 'nan'::double) as ${name}`;

/** Runs a query whose columns are all DOUBLE and never NULL. */
export async function readColumns(
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, Float64Array>> {
  const result = await connection.stream(sql);
  const names = result.columnNames();
  const columns = names.map(() => new Column());
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    for (const [i, column] of columns.entries()) {
      const vector = chunk.getColumnVector(i) as DuckDBDoubleVector;
      for (let row = 0; row < vector.itemCount; row++) column.push(vector.getItem(row)!);
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, columns[i]!.done()]));
}

/** Appends columns of equal length to a table of DOUBLE columns; what is missing stays NaN there. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: Float64Array[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = columns.map(() => DOUBLE);
  const rows = columns[0]!.length;
  for (let start = 0; start < rows; start += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, rows - start);
    const chunk = DuckDBDataChunk.create(types, count);
    for (const [i, column] of columns.entries()) {
      const vector = chunk.getColumnVector(i) as DuckDBDoubleVector;
      for (let row = 0; row < count; row++) vector.setItem(row, column[start + row]!);
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
