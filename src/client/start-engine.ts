/** Starts the engine once, on first need or when the browser has nothing else to do. */
import type { Progress } from '../engine/wasm-fetch.ts';
import type { Ask } from '../metrics/types.ts';
import type { Site } from '../report/types.ts';

/** Below this many GB of memory the engine is not started before it is needed. */
const SMALL_MEMORY = 4;

export interface EngineStart {
  /** The running engine's `ask`; one engine for the whole visit, a failure is final. */
  start(): Promise<Ask>;
}

/** `root` is the site's root, from which the engine's files are fetched. */
export function engineStart(site: Site, root: URL, onProgress: Progress): EngineStart {
  let running: Promise<Ask> | undefined;
  const file = (path: string): string => new URL(path, root).href;
  const run = async (): Promise<Ask> => {
    const [{ openWasm }, { createAsk }] = await Promise.all([
      import('../engine/wasm.ts'),
      import('../metrics/ask.ts'),
    ]);
    const { engine, worker, pack } = site.assets;
    const opened = await openWasm(
      { engine: file(engine), worker: file(worker), pack: file(pack) },
      { onProgress },
    );
    return createAsk(opened, site);
  };
  return {
    start() {
      running ??= run();
      return running;
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
