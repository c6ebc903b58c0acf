import { expect, test } from 'vitest';
import { lazyRetry } from '../../src/engine/lazy-retry.ts';

/** Work that fails as often as it is told to, then gives the number of its run. */
function work(failures: number) {
  const runs: number[] = [];
  const start = async (): Promise<number> => {
    runs.push(runs.length + 1);
    if (runs.length <= failures) throw new Error(`run ${runs.length}`);
    return runs.length;
  };
  return { runs, start };
}

test('nothing is started before the first call, and all calls share one run', async () => {
  const { runs, start } = work(0);
  const load = lazyRetry(start);
  expect(runs).toEqual([]);
  expect(load.started()).toBeUndefined();
  expect(await Promise.all([load(), load()])).toEqual([1, 1]);
  expect(await load()).toBe(1);
  expect(await load.started()).toBe(1);
  expect(runs).toEqual([1]);
});

test('all who wait hear of a failure; the next call tries again', async () => {
  const { runs, start } = work(1);
  const load = lazyRetry(start);
  const waiting = await Promise.allSettled([load(), load(), load()]);
  expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(load.started()).toBeUndefined();
  expect(await load()).toBe(2);
  expect(runs).toEqual([1, 2]);
});

test('who calls again on hearing of the failure shares the new run with the others', async () => {
  const { runs, start } = work(1);
  const load = lazyRetry(start);
  const again = () => load().catch(() => load());
  expect(await Promise.all([again(), again(), again()])).toEqual([2, 2, 2]);
  expect(runs).toEqual([1, 2]);
});

test('a failure that stays for good is not tried again', async () => {
  const { runs, start } = work(2);
  const load = lazyRetry(start, (error) => (error as Error).message === 'run 1');
  await expect(load()).rejects.toThrow('run 1');
  await expect(load()).rejects.toThrow('run 2');
  await expect(load()).rejects.toThrow('run 2');
  expect(runs).toEqual([1, 2]);
});
