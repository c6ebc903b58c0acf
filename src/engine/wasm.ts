/** DuckDB in the reader's browser: fetched from the site's own files, given the pack, then shut in. */
import * as duckdb from '@duckdb/duckdb-wasm';
import { type Engine, QueryError } from './engine.ts';
import { EngineError, fetchBytes, type Progress, unpack } from './wasm-fetch.ts';
import { OPENING_STATEMENTS, PACK_FILE } from './wasm-pack.ts';
import { type ArrowTable, arrowRows } from './wasm-rows.ts';

export interface WasmFiles {
  /** Absolute addresses of the compressed engine, its worker and the pack; all of the page's own origin. */
  engine: string;
  worker: string;
  pack: string;
}

export interface WasmOptions {
  onProgress?: Progress;
  /** How long the engine may take to start once its bytes are here, in milliseconds. */
  startTimeout?: number;
}

/** Starts the engine and attaches the pack. Throws an EngineError that says what failed. */
export async function openWasm(files: WasmFiles, options: WasmOptions = {}): Promise<Engine> {
  const [wasm, pack] = await Promise.all([
    fetchBytes(files.engine, options.onProgress).then(unpack),
    fetchBytes(files.pack),
  ]);
  // A worker from an address would escape the page's content security policy; one from a blob inherits it.
  const start = `importScripts(${JSON.stringify(files.worker)});`;
  const startUrl = URL.createObjectURL(new Blob([start], { type: 'text/javascript' }));
  const wasmUrl = URL.createObjectURL(new Blob([wasm], { type: 'application/wasm' }));
  const worker = new Worker(startUrl);
  try {
    const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    const connection = await race(worker, options.startTimeout ?? 60_000, async () => {
      await db.instantiate(wasmUrl);
      await db.open({});
      await db.registerFileBuffer(PACK_FILE, pack);
      const opened = await db.connect();
      for (const sql of OPENING_STATEMENTS) await opened.query(sql);
      return opened;
    });
    return engineOn(connection, worker);
  } catch (error) {
    worker.terminate();
    if (error instanceof EngineError) throw error;
    throw new EngineError('start', error instanceof Error ? error.message : String(error), error);
  } finally {
    URL.revokeObjectURL(startUrl);
    URL.revokeObjectURL(wasmUrl);
  }
}

/** One query at a time: the worker has one thread, and what is asked first is shown first. */
function engineOn(connection: duckdb.AsyncDuckDBConnection, worker: Worker): Engine {
  let last: Promise<unknown> = Promise.resolve();
  // A query whose worker has died would never settle.
  const died = new Promise<never>((_, reject) =>
    worker.addEventListener('error', () => reject(new Error("the engine's worker failed"))),
  );
  died.catch(() => {});
  return {
    name: 'wasm',
    query(sql) {
      const answer = last.then(async () => {
        const table = await Promise.race([connection.query(sql), died]).catch((error) => {
          throw new QueryError(error instanceof Error ? error.message : String(error), sql, error);
        });
        return arrowRows(table as unknown as ArrowTable, sql);
      });
      last = answer.catch(() => {});
      return answer;
    },
    async close() {
      worker.terminate();
    },
  };
}

/** `instantiate` never settles where wasm is forbidden, so a worker error or the clock ends the wait. */
function race<T>(worker: Worker, timeout: number, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new EngineError('time', 'the engine did not start in time')),
      timeout,
    );
    worker.addEventListener('error', (event) =>
      reject(new EngineError('start', event.message || 'the worker is blocked')),
    );
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
