/** Appends rows to a DuckDB table in chunks of columns. */
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';

/** Rows of a DuckDB vector, the most that a data chunk holds. */
const CHUNK_ROWS = 2048;
const TYPES: Record<string, DuckDBType> = { BIGINT, BOOLEAN, DATE, DOUBLE, INTEGER, VARCHAR };

/** A cell: dates as days since 1970-01-01, BIGINT as a safe integer. */
export type WritableCell = string | number | boolean | null;

export interface TableWriter {
  append(row: readonly WritableCell[]): void;
  close(): void;
}

/** Opens an appender; `types` are the SQL types of all columns in order. */
export async function openWriter(
  connection: DuckDBConnection,
  table: string,
  types: readonly string[],
): Promise<TableWriter> {
  const appender: DuckDBAppender = await connection.createAppender(table);
  const duckTypes = types.map((type) => TYPES[type]!);
  const columns: DuckDBValue[][] = types.map(() => []);
  const converters = types.map((type) =>
    type === 'DATE'
      ? (cell: WritableCell) => new DuckDBDateValue(cell as number)
      : type === 'BIGINT'
        ? (cell: WritableCell) => BigInt(cell as number)
        : (cell: WritableCell) => cell,
  );
  let count = 0;
  const flush = (): void => {
    if (count === 0) return;
    const chunk = DuckDBDataChunk.create(duckTypes, count);
    chunk.setColumns(columns);
    appender.appendDataChunk(chunk);
    for (const column of columns) column.length = 0;
    count = 0;
  };
  return {
    append(row) {
      for (let i = 0; i < columns.length; i++) {
        const cell = row[i] ?? null;
        columns[i]!.push(cell === null ? null : converters[i]!(cell));
      }
      if (++count === CHUNK_ROWS) flush();
    },
    close() {
      flush();
      appender.closeSync();
    },
  };
}
