/** Runs a build now and after every change, one at a time; changes during a build lead to one more. */
import { watch } from 'chokidar';

export interface Watching {
  close(): Promise<void>;
}

/**
 * A build starts when nothing has changed for a moment; a file that grows keeps it waiting. `build` is told by
 * `isStale` that there is a newer change. It must not throw.
 */
export async function rebuildOnChange(
  paths: string[],
  build: (isStale: () => boolean) => Promise<void>,
  settleMilliseconds = 120,
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
      await build(() => isStale);
    } while (isStale);
    running = false;
  };
  const watcher = watch(paths, { ignoreInitial: true });
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
