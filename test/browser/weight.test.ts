/** What a page weighs before the engine: all it loads by itself, each file as a host sends it, gzip. */
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../src/bench/chromium.ts';
import { openPage, PATHS } from './pages.ts';

const LIMIT = 150_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each(PATHS)('%s is light', async (path) => {
  const { page, requests, close } = await openPage(browser, { quiet: true });
  await page.goto(inject('address') + path, { waitUntil: 'networkidle' });
  let total = 0;
  const sizes: string[] = [];
  for (const address of new Set(requests)) {
    const body = Buffer.from(await (await fetch(address)).arrayBuffer());
    const size = /\.woff2$/.test(address) ? body.length : gzipSync(body, { level: 9 }).length;
    total += size;
    sizes.push(`${size} ${address.slice(inject('address').length)}`);
  }
  expect(total, sizes.join('\n')).toBeLessThanOrEqual(LIMIT);
  expect(sizes.join('\n')).not.toMatch(/engine\/|pack\//);
  await close();
});
