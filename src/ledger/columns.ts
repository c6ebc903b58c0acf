/** Growing columns of numbers, and DuckDB chunks in and out of them. */
import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType } from '@duckdb/node-api';

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

/** Runs a query whose columns are all INTEGER, BIGINT or DOUBLE; NULL becomes NaN. */
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
      const vector = chunk.getColumnVector(i);
      for (let row = 0; row < vector.itemCount; row++) {
        const value = vector.getItem(row);
        column.push(value === null ? Number.NaN : Number(value));
      }
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, columns[i]!.done()]));
}

/** Appends columns of equal length to a table of INTEGER and DOUBLE columns; NaN becomes NULL. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  types: DuckDBType[],
  columns: Float64Array[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  const rows = columns[0]!.length;
  for (let start = 0; start < rows; start += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, rows - start);
    const chunk = DuckDBDataChunk.create(types, count);
    for (const [i, column] of columns.entries()) {
      const values: (number | null)[] = new Array(count);
      for (let row = 0; row < count; row++) {
        const value = column[start + row]!;
        values[row] = Number.isNaN(value) ? null : value;
      }
      chunk.setColumnValues(i, values);
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
