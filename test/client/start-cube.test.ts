import { afterEach, expect, test, vi } from 'vitest';
import { cubeStart } from '../../src/client/start-cube.ts';
import { site } from './site.ts';

afterEach(() => vi.unstubAllGlobals());

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
  expect(cube.isAsked()).toBe(false);
  const first = await Promise.allSettled([cube.open(), cube.here(), cube.hold()]);
  expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(asked).toEqual(['/report/data/cube-0.bin.gz']);
  await expect(cube.open()).rejects.toThrow('cube-0.bin.gz: 404');
  expect(asked).toHaveLength(2);
});
