/** Starts the engine when it is needed, or a moment before; left alone for minutes it gives its memory back. */
import type { Engine, StartedEngine } from '../../engine/engine.ts';
import {
  type DownloadProgress,
  EngineError,
  TEMPORARY_REASONS,
} from '../../engine/engine-error.ts';
import { lazyRetry } from '../../engine/lazy-retry.ts';
import type { Ask } from '../../metrics/types.ts';
import type { AskRows } from '../../rows/types.ts';
import type { Site } from '../../view/site.ts';
import { device } from './device.ts';
import { explainMissingFile } from './newer-build.ts';

/** Reasons that lie in the site's files. */
const FILE_REASONS: readonly string[] = ['fetch', 'missing', 'file'];

export interface EngineStart {
  /** The engine's `ask`; one engine for the whole visit. What failed for good fails at once the next time. */
  start(): Promise<Ask>;
  /** Asks the same engine for rows. */
  askRows: AskRows;
  /** The engine itself, which starts again where it has given its memory back. */
  open(): Promise<Engine>;
  /** Starts it for a reader who is about to ask; what fails, who asks is told. */
  prepare(): void;
}

/** `root` is the site's root, from which the engine's files are fetched. Both reject with an EngineError. */
export function engineStart(site: Site, root: URL, onProgress: DownloadProgress): EngineStart {
  const file = (path: string): string => new URL(path, root).href;
  const script = <T>(loading: Promise<T>): Promise<T> =>
    loading.catch((error) => {
      throw new EngineError('fetch', 'the script could not be fetched', error);
    });
  const open = async (): Promise<StartedEngine> => {
    if (site.figuresOnly) throw new EngineError('figures', 'this part has no rows');
    const { memory, isTooWeak, itemsLimit } = device();
    if (isTooWeak) throw new EngineError('memory', 'too little memory');
    const { engine, worker, core, items, itemsBytes } = site.assets;
    if (engine === '') throw new EngineError('left_out', 'the file holds no rows');
    const { openWasm } = await script(import('../../engine/wasm.ts'));
    return openWasm(
      { engine: file(engine), worker: file(worker), core: file(core), items: items.map(file) },
      { onProgress, memory, hasRoomForItems: itemsBytes <= itemsLimit },
    );
  };
  const explain = async (error: unknown): Promise<never> => {
    const isOfFiles = error instanceof EngineError && FILE_REASONS.includes(error.reason);
    throw isOfFiles ? await explainMissingFile(site, error) : error;
  };
  const restarting = lazyRetry(async () => {
    const { restartable } = await script(import('../../engine/restartable.ts'));
    return restartable(open);
  });
  const running = async (): Promise<Required<Engine>> => (await restarting())();
  const opened = lazyRetry<Engine>(
    () =>
      running()
        .then((engine) => ({
          ...engine,
          query: (sql: string, scope, signal) => engine.query(sql, scope, signal).catch(explain),
          columns: (sql: string, scope) => engine.columns(sql, scope).catch(explain),
        }))
        .catch(explain),
    (error) => TEMPORARY_REASONS.includes((error as EngineError).reason),
  );
  return {
    open: opened,
    prepare() {
      import('../../rows/ask-rows.ts').catch(() => {});
      opened()
        .then(running)
        .catch(() => {});
    },
    /** One for all who ask, so that they share statements. */
    start: lazyRetry(async () => {
      const [engine, { createBatchedAsk }] = await Promise.all([
        opened(),
        import('../../metrics/ask/batched-ask.ts'),
      ]);
      return createBatchedAsk(engine, site);
    }),
    async askRows(question) {
      const [engine, { createAskRows }] = await Promise.all([
        opened(),
        import('../../rows/ask-rows.ts'),
      ]);
      return createAskRows(engine, site)(question);
    },
  };
}
