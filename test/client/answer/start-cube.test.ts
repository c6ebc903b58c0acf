import { afterEach, expect, test, vi } from 'vitest';
import { cubeStart } from '../../../src/client/answer/start-cube.ts';
import { site } from '../site.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A host that does not have the cube. */
function host(): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: URL) => {
    asked.push(address.pathname);
    return new Response('Not found', { status: 404 });
  });
  return asked;
}

test('all who wait for the cube share one fetch; what failed is asked for again later', async () => {
  const asked = host();
  const cube = cubeStart(site, new URL('http://localhost/report/'));
  expect(cube.isStarted()).toBe(false);
  const first = await Promise.allSettled([cube.open(), cube.answerAtOnce(), cube.opened()]);
  expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(asked).toEqual(['/report/data/cube-0.bin.gz']);
  await expect(cube.open()).rejects.toThrow('cube-0.bin.gz: 404');
  expect(asked).toHaveLength(2);
});

test('a line that went dead keeps nobody waiting for good', async () => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'fetch',
    (_: URL, { signal }: { signal: AbortSignal }) =>
      new Promise((_give, fail) => signal.addEventListener('abort', () => fail(signal.reason))),
  );
  const cube = cubeStart(site, new URL('http://localhost/report/'));
  const ends = expect(cube.open()).rejects.toThrow('cube-0.bin.gz: stalled');
  await vi.advanceTimersByTimeAsync(60_000);
  await ends;
  expect(cube.isStarted()).toBe(false);
});

test('of a large book the cube waits for the reader to come to the filter bar', () => {
  const startOf = (cubeBytes: number) =>
    cubeStart(
      { ...site, assets: { ...site.assets, cubeBytes } },
      new URL('http://localhost/report/'),
    );
  expect([150_000, 200_000].map((bytes) => startOf(bytes).mayComeEarly)).toEqual([true, false]);
});
