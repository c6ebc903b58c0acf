/** Runs a build now and after every change, one at a time; changes during a build lead to one more. */
import { watch } from 'chokidar';

export interface Watching {
  close(): Promise<void>;
}

/** Files still being written are waited for. `build` must not throw. */
export async function rebuildOnChange(
  paths: string[],
  build: () => Promise<void>,
  settleMilliseconds = 300,
): Promise<Watching> {
  let running = false;
  let isStale = false;
  let timer: NodeJS.Timeout | undefined;
  const run = async (): Promise<void> => {
    if (running) {
      isStale = true;
      return;
    }
    running = true;
    do {
      isStale = false;
      await build();
    } while (isStale);
    running = false;
  };
  const watcher = watch(paths, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: settleMilliseconds, pollInterval: 50 },
  });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), settleMilliseconds);
  });
  await new Promise<void>((ready) => watcher.once('ready', ready));
  void run();
  return {
    async close() {
      clearTimeout(timer);
      isStale = false;
      await watcher.close();
    },
  };
}
