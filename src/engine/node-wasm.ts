/**
 * The browser's engine in Node, so that "native = wasm" can be tested without a browser. It uses the package's
 * blocking bundle, which runs under Node 24 on the calling thread; the worker bundle needs a Worker shim.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as DuckDB from '@duckdb/duckdb-wasm/blocking';
import { type Engine, QueryError } from './engine.ts';
import { OPENING_STATEMENTS, PACK_FILE } from './wasm-pack.ts';
import { type ArrowTable, arrowRows } from './wasm-rows.ts';

const require = createRequire(import.meta.url);

/** Opens the pack at `packPath` in the `eh` build, attached read-only and locked as in the browser. */
export async function openNodeWasm(packPath: string): Promise<Engine> {
  const duckdb = require('@duckdb/duckdb-wasm/blocking') as typeof DuckDB;
  const eh = {
    mainModule: require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'),
    mainWorker: '',
  };
  const db = await duckdb.createDuckDB(
    { mvp: eh, eh },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  );
  await db.instantiate(() => {});
  db.open({});
  db.registerFileBuffer(PACK_FILE, new Uint8Array(await readFile(packPath)));
  const connection = db.connect();
  for (const sql of OPENING_STATEMENTS) connection.query(sql);
  return {
    name: 'wasm',
    async query(sql) {
      let table: ArrowTable;
      try {
        table = connection.query(sql) as unknown as ArrowTable;
      } catch (error) {
        throw new QueryError(error instanceof Error ? error.message : String(error), sql, error);
      }
      return arrowRows(table, sql);
    },
    async close() {
      connection.close();
      db.reset();
    },
  };
}
