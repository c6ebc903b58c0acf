/** A statement that does not end when it is stopped loses its engine; the next one has a new one, and nobody waits for ever. */
import { expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { restartable } from '../../src/engine/restartable.ts';

/** Engines whose statement `for ever` never ends, and keeps those behind it waiting. */
function engines() {
  const log: string[] = [];
  let opened = 0;
  const open = async (): Promise<Required<Engine>> => {
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
  const engine = await restartable(open, 1)();
  const abort = new AbortController();
  const endless = engine.query('for ever', 'everything', abort.signal);
  const behind = engine.query('behind it');
  abort.abort(new Error('Stopped.'));
  await expect(endless).rejects.toThrow('Stopped.');
  expect(await behind).toEqual([{ engine: 2, sql: 'behind it' }]);
  expect(await engine.query('next')).toEqual([{ engine: 2, sql: 'next' }]);
  expect(log).toEqual(['closed 1']);
});

test('what ends in time keeps its engine, stopped or not', async () => {
  const { open, log } = engines();
  const engine = await restartable(open, 1)();
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
  }, 1);
  await expect(start()).rejects.toThrow('no memory');
  await expect(start()).rejects.toThrow('no memory');
  expect(tries).toBe(2);
});
