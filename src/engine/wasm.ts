/** DuckDB in the reader's browser: fetched from the site's own files, given the pack, then locked down. */
import * as duckdb from '@duckdb/duckdb-wasm';
import { QueryError, type StartedEngine } from './engine.ts';
import { type DownloadProgress, EngineError } from './engine-error.ts';
import { fileStore } from './file-store.ts';
import { lazyRetry } from './lazy-retry.ts';
import { CORE_FILE, itemsFile, openCore, openItems } from './pack-opening.ts';
import type { PackScope } from './pack-scope.ts';
import { addedProgress } from './wasm-fetch.ts';
import { type ArrowTable, arrowColumns, arrowRows } from './wasm-rows.ts';
import { workerStart } from './worker-start.ts';

export interface WasmFiles {
  /** Absolute addresses of the compressed engine, its worker and the pack; all of the page's own origin. */
  engine: string;
  worker: string;
  core: string;
  items: string[];
}

export interface WasmOptions {
  onProgress?: DownloadProgress;
  /** How long the engine may take to start once its bytes are here, in milliseconds. */
  startTimeout?: number;
  /** The most memory that queries may use, in megabytes. */
  memory?: number;
  /** False where all rows are too large for this device: a query that needs them gets an EngineError. */
  hasRoomForItems?: boolean;
}

/** Starts the engine and attaches the pack's core. Throws an EngineError that says what failed. */
export async function openWasm(
  files: WasmFiles,
  options: WasmOptions = {},
): Promise<StartedEngine> {
  const { onProgress, memory = 1000, hasRoomForItems = true } = options;
  const store = fileStore([files.engine, files.core, ...files.items]);
  // The worker reads its own script while the engine is being fetched.
  const start = await workerStart(files.worker);
  const { worker, failed, address } = startWorker(start.script);
  let given: ReturnType<typeof start.give> | undefined;
  try {
    const [ofEngine, ofCore] = addedProgress(2, onProgress);
    const [wasm, core] = await Promise.all([
      store.get(files.engine, 'wasm', ofEngine),
      store.get(files.core, 'duckdb', ofCore),
    ]);
    performance.mark('engine-fetched');
    given = start.give(worker, wasm);
    const wasmUrl = given.address;
    const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    return await race(failed, options.startTimeout ?? 60_000, async () => {
      await db.instantiate(wasmUrl);
      await db.open({});
      await register(db, CORE_FILE, core);
      const run = runner(await db.connect(), worker);
      const rowsOf = async (sql: string) => arrowRows(await run(sql), sql);
      await openCore(rowsOf, { itemFiles: files.items.length, memory });
      performance.mark('engine-ready');
      return engineOn(run, worker, async () => {
        if (!hasRoomForItems) throw new EngineError('size', 'too many rows for this device');
        const ofItems = addedProgress(files.items.length, onProgress);
        const items = await Promise.all(
          files.items.map((file, i) => store.get(file, 'duckdb', ofItems[i])),
        );
        for (const [i, item] of items.entries()) await register(db, itemsFile(i), item);
        await openItems(rowsOf, files.items.length);
      });
    });
  } catch (error) {
    worker.terminate();
    if (error instanceof EngineError) throw error;
    throw new EngineError('start', error instanceof Error ? error.message : String(error), error);
  } finally {
    URL.revokeObjectURL(address);
    given?.free();
  }
}

/**
 * A worker from an address would escape the page's content security policy; one from a blob inherits it. `failed`
 * rejects where its script cannot be loaded or throws.
 */
function startWorker(script: Blob): { worker: Worker; failed: Promise<never>; address: string } {
  const address = URL.createObjectURL(script);
  const worker = new Worker(address);
  const failed = new Promise<never>((_, reject) =>
    worker.addEventListener('error', (event) =>
      reject(new EngineError('start', event.message || 'the worker is blocked')),
    ),
  );
  failed.catch(() => {});
  return { worker, failed, address };
}

const register = async (db: duckdb.AsyncDuckDB, name: string, file: Blob): Promise<void> =>
  db.registerFileBuffer(name, new Uint8Array(await file.arrayBuffer()));

/** Messages of DuckDB, or of the browser below it, when there is no more memory. */
const OUT_OF_MEMORY = /out of memory|memory access out of bounds|failed to allocate/i;

type Run = (sql: string) => Promise<ArrowTable>;
/** A statement that can be cancelled: its rows come in batches. */
type Send = (sql: string, signal: AbortSignal) => Promise<ArrowTable[]>;

/**
 * One statement at a time, in the order of the calls: the worker has one thread. A statement that cannot be cancelled
 * waits in the worker, which starts it while the page still reads the rows of the one before; one that can be
 * cancelled waits here until all others have settled.
 */
function runner(connection: duckdb.AsyncDuckDBConnection, worker: Worker): Run & { send: Send } {
  let last: Promise<unknown> = Promise.resolve();
  let lastSent: Promise<unknown> = Promise.resolve();
  // A query whose worker has died would never settle.
  const died = new Promise<never>((_, reject) =>
    worker.addEventListener('error', () => reject(new Error("the engine's worker failed"))),
  );
  died.catch(() => {});
  const settled = async <T>(running: Promise<T>, sql: string): Promise<T> =>
    Promise.race([running, died]).catch((error) => {
      const message = error instanceof Error ? error.message : String(error);
      if (OUT_OF_MEMORY.test(message)) throw new EngineError('memory', message, error);
      throw new QueryError(message, sql, error);
    });
  const run: Run = (sql) => {
    const answer = lastSent.then(() =>
      settled(connection.query(sql) as Promise<unknown> as Promise<ArrowTable>, sql),
    );
    last = Promise.allSettled([last, answer]);
    return answer;
  };
  const send: Send = (sql, signal) => {
    const answer = last.then(() => settled(sent(connection, sql, signal), sql));
    lastSent = answer.catch(() => {});
    last = lastSent;
    return answer;
  };
  return Object.assign(run, { send });
}

async function sent(
  connection: duckdb.AsyncDuckDBConnection,
  sql: string,
  signal: AbortSignal,
): Promise<ArrowTable[]> {
  const cancel = (): void => void connection.cancelSent();
  signal.throwIfAborted();
  signal.addEventListener('abort', cancel);
  try {
    // who can stop a statement has written it: only one, since others would follow unseen
    await (await connection.prepare(sql)).close();
    const batches: ArrowTable[] = [];
    for await (const batch of await connection.send(sql))
      batches.push(batch as unknown as ArrowTable);
    signal.throwIfAborted();
    return batches;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** `loadItems` is called with the first query that needs all items, and again only where it failed. */
function engineOn(
  run: ReturnType<typeof runner>,
  worker: Worker,
  loadItems: () => Promise<void>,
): StartedEngine {
  const items = lazyRetry(loadItems);
  const ready = (scope: PackScope): Promise<void> | undefined =>
    scope === 'openItems' ? undefined : items();
  return {
    name: 'wasm',
    async query(sql, scope = 'everything', signal) {
      await ready(scope);
      if (!signal) return arrowRows(await run(sql), sql);
      return (await run.send(sql, signal)).flatMap((batch) => arrowRows(batch, sql));
    },
    async columns(sql, scope = 'everything') {
      await ready(scope);
      return arrowColumns(await run(sql), sql);
    },
    async close() {
      worker.terminate();
    },
  };
}

/** `instantiate` never settles where wasm is forbidden, so a failed worker or the clock ends the wait. */
async function race<T>(
  failed: Promise<never>,
  timeout: number,
  work: () => Promise<T>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new EngineError('time', 'the engine did not start in time')),
      timeout,
    );
  });
  try {
    return await Promise.race([work(), failed, late]);
  } finally {
    clearTimeout(timer);
  }
}
