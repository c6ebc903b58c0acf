/** DuckDB in this process, for the build and the commands. */
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { type Cell, type Engine, FORBIDDEN_TYPES, QueryError, type Row } from './engine.ts';

export interface NativeEngine extends Engine {
  readonly connection: DuckDBConnection;
  /** Runs statements whose rows nobody needs. */
  run(sql: string): Promise<void>;
}

/** Opens a database file, or one in memory. */
export async function openNative(path = ':memory:'): Promise<NativeEngine> {
  const instance = await DuckDBInstance.create(path, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    name: 'native',
    connection,
    async run(sql) {
      await connection.run(sql).catch((error) => fail(error, sql));
    },
    async query(sql) {
      const reader = await connection.runAndReadAll(sql).catch((error) => fail(error, sql));
      const names = reader.columnNames();
      for (const [i, type] of reader.columnTypes().entries()) {
        if (FORBIDDEN_TYPES.test(type.toString()))
          throw new QueryError(`column ${names[i]} is ${type}: cast it in the final select`, sql);
      }
      return reader.getRows().map((values) => {
        const row: Row = {};
        for (let i = 0; i < names.length; i++)
          row[names[i]!] = toCell(values[i] ?? null, names[i]!, sql);
        return row;
      });
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function fail(error: unknown, sql: string): never {
  throw new QueryError(error instanceof Error ? error.message : String(error), sql, error);
}

function toCell(value: DuckDBValue, column: string, sql: string): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number))
      throw new QueryError(`column ${column}: ${value} is not exact`, sql);
    return number;
  }
  return value.toString(); // DATE prints as YYYY-MM-DD
}
