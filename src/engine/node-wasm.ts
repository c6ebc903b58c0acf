/**
 * The browser's engine in Node, so that "native = wasm" can be tested without a browser. It uses the package's
 * blocking bundle, which runs under Node 24 on the calling thread; the worker bundle needs a Worker shim.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type * as DuckDB from '@duckdb/duckdb-wasm/blocking';
import { type Engine, type PackFiles, QueryError, type Row } from './engine.ts';
import { CORE_FILE, itemsFile, openCore, openItems } from './pack-opening.ts';
import type { PackScope } from './pack-scope.ts';
import { type ArrowTable, arrowColumns, arrowRows } from './wasm-rows.ts';

const require = createRequire(import.meta.url);

/** Opens the pack in the folder `dir` in the `eh` build, attached read-only and locked as in the browser. */
export async function openNodeWasm(dir: string, pack: PackFiles): Promise<Engine> {
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
  const register = async (name: string, file: string): Promise<void> =>
    db.registerFileBuffer(name, new Uint8Array(gunzipSync(await readFile(join(dir, file)))));
  const connection = db.connect();
  const tableOf = (sql: string): ArrowTable => {
    try {
      return connection.query(sql) as unknown as ArrowTable;
    } catch (error) {
      throw new QueryError(error instanceof Error ? error.message : String(error), sql, error);
    }
  };
  const run = async (sql: string): Promise<Row[]> => arrowRows(tableOf(sql), sql);
  await register(CORE_FILE, pack.core);
  await openCore(run, { itemFiles: pack.items.length });
  let items: Promise<void> | undefined;
  const loadItems = async (): Promise<void> => {
    for (const [i, file] of pack.items.entries()) await register(itemsFile(i), file);
    await openItems(run, pack.items.length);
  };
  const ready = async (scope: PackScope): Promise<void> => {
    if (scope === 'openItems') return;
    items ??= loadItems();
    await items;
  };
  return {
    name: 'wasm',
    async query(sql, scope = 'everything') {
      await ready(scope);
      return run(sql);
    },
    async columns(sql, scope = 'everything') {
      await ready(scope);
      return arrowColumns(tableOf(sql), sql);
    },
    async close() {
      connection.close();
      db.reset();
    },
  };
}
