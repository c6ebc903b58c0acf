/** An engine that was closed, because a statement would not end or nobody asked for long, starts again; nobody waits for ever. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StartedEngine } from '../../src/engine/engine.ts';
import { restartable } from '../../src/engine/restartable.ts';

/** Engines whose statement `for ever` never ends, and keeps those behind it waiting. */
function engines() {
  const log: string[] = [];
  let opened = 0;
  const open = async (): Promise<StartedEngine> => {
    const number = ++opened;
    let isKept = false;
    return {
      name: 'wasm',
      query(sql) {
        isKept ||= sql === 'for ever';
        return isKept ? new Promise(() => {}) : Promise.resolve([{ engine: number, sql }]);
      },
      columns: () => Promise.reject(new Error('not asked')),
      close: async () => void log.push(`closed ${number}`),
    };
  };
  return { open, log };
}

test('what was stopped and does not end is given up with its reason, and the next statement runs', async () => {
  const { open, log } = engines();
  const engine = await restartable(open, { grace: 1 })();
  const abort = new AbortController();
  const endless = engine.query('for ever', 'everything', abort.signal);
  const behind = engine.query('behind it');
  abort.abort(new Error('Stopped.'));
  await expect(endless).rejects.toThrow('Stopped.');
  expect(await behind).toEqual([{ engine: 2, sql: 'behind it' }]);
  expect(await engine.query('next')).toEqual([{ engine: 2, sql: 'next' }]);
  expect(engine.starts()).toBe(2);
  expect(log).toEqual(['closed 1']);
});

test('what ends in time keeps its engine, stopped or not', async () => {
  const { open, log } = engines();
  const engine = await restartable(open, { grace: 1 })();
  const abort = new AbortController();
  expect(await engine.query('a', 'everything', abort.signal)).toEqual([{ engine: 1, sql: 'a' }]);
  abort.abort();
  expect(await engine.query('b')).toEqual([{ engine: 1, sql: 'b' }]);
  expect(log).toEqual([]);
});

test('an engine that does not start says so each time', async () => {
  let tries = 0;
  const start = restartable(async () => {
    tries++;
    throw new Error('no memory');
  });
  await expect(start()).rejects.toThrow('no memory');
  await expect(start()).rejects.toThrow('no memory');
  expect(tries).toBe(2);
});

describe('left alone', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const MINUTE = 60_000;
  const times = { idle: 3 * MINUTE };

  test('it is closed after the time, counted from the last answer, and the next statement starts another', async () => {
    const { open, log } = engines();
    const start = restartable(open, times);
    const engine = await start();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(await engine.query('a')).toEqual([{ engine: 1, sql: 'a' }]);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(log).toEqual([]);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(log).toEqual(['closed 1']);
    expect(await engine.query('b')).toEqual([{ engine: 2, sql: 'b' }]);
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(log).toEqual(['closed 1', 'closed 2']);
  });

  test('one that was started and never asked is closed too', async () => {
    const { open, log } = engines();
    const start = restartable(open, times);
    await start();
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(log).toEqual(['closed 1']);
    await start();
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(log).toEqual(['closed 1', 'closed 2']);
  });

  test('a statement that takes long keeps it', async () => {
    const { open, log } = engines();
    const engine = await restartable(open, times)();
    const endless = engine.query('for ever');
    endless.catch(() => {});
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(log).toEqual([]);
  });
});
