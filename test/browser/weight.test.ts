/** What a page weighs before the engine: all it loads by itself, each file as a host sends it, gzip. */
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { openPage, PATHS } from './pages.ts';

const LIMIT = 120_000;

/** Bytes of each address as a host sends it; most files are those of every page. */
const sizes = new Map<string, Promise<number>>();
const sizeOf = (address: string): Promise<number> => {
  const size = sizes.get(address) ?? measure(address);
  sizes.set(address, size);
  return size;
};
async function measure(address: string): Promise<number> {
  const body = Buffer.from(await (await fetch(address)).arrayBuffer());
  return /\.woff2$/.test(address) ? body.length : gzipSync(body, { level: 9 }).length;
}

// At the same time: each waits half a second until nothing more comes.
test.concurrent.each(PATHS)('%s is light', async (path) => {
  const { page, requests, close } = await openPage();
  await page.goto(inject('address') + path, { waitUntil: 'networkidle' });
  await close();
  const addresses = [...new Set(requests)];
  const bytes = await Promise.all(addresses.map(sizeOf));
  const list = addresses.map((address, index) => `${bytes[index]} ${address}`).join('\n');
  expect(
    bytes.reduce((total, size) => total + size, 0),
    list,
  ).toBeLessThanOrEqual(LIMIT);
  expect(list).not.toMatch(/engine\/|pack\//);
});
