/** Starts the engine once, on first need or when the browser has nothing else to do. */

import type { Engine } from '../engine/engine.ts';
import type { Progress } from '../engine/wasm-fetch.ts';
import type { Ask } from '../metrics/types.ts';
import type { Site } from '../report/types.ts';
import type { AskRows } from '../rows/types.ts';

/** Below this many GB of memory the engine is not started before it is needed. */
const SMALL_MEMORY = 4;

export interface EngineStart {
  /** The running engine's `ask`; one engine for the whole visit, a failure is final. */
  start(): Promise<Ask>;
  /** Asks the same engine for rows. */
  askRows: AskRows;
}

/** `root` is the site's root, from which the engine's files are fetched. */
export function engineStart(site: Site, root: URL, onProgress: Progress): EngineStart {
  let opening: Promise<Engine> | undefined;
  let running: Promise<Ask> | undefined;
  let rows: Promise<AskRows> | undefined;
  const file = (path: string): string => new URL(path, root).href;
  const open = async (): Promise<Engine> => {
    const { openWasm } = await import('../engine/wasm.ts');
    const { engine, worker, core, items } = site.assets;
    return openWasm(
      { engine: file(engine), worker: file(worker), core: file(core), items: items.map(file) },
      { onProgress },
    );
  };
  const opened = (): Promise<Engine> => {
    opening ??= open();
    return opening;
  };
  const run = async (): Promise<Ask> => {
    const [engine, { createAsk }] = await Promise.all([opened(), import('../metrics/ask.ts')]);
    return createAsk(engine, site);
  };
  const runRows = async (): Promise<AskRows> => {
    const [engine, { createAskRows }] = await Promise.all([
      opened(),
      import('../rows/ask-rows.ts'),
    ]);
    return createAskRows(engine, site);
  };
  return {
    start() {
      running ??= run();
      return running;
    },
    async askRows(question) {
      rows ??= runRows();
      return (await rows)(question);
    },
  };
}

/** Calls `start` after first paint in an idle moment, unless the reader saves data or has little memory. */
export function whenIdle(start: () => void): void {
  const { connection, deviceMemory } = navigator as Navigator & {
    connection?: { saveData?: boolean };
    deviceMemory?: number;
  };
  if (connection?.saveData || (deviceMemory ?? SMALL_MEMORY) < SMALL_MEMORY) return;
  const idle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 500));
  const wait = () => idle(start, { timeout: 5000 });
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}
