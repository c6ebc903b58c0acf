/** Bad conditions: files missing, lost or of another build, no storage, little memory; the page stays readable and says what is off. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { dateLabel } from '../../src/format/label.ts';
import { serve } from '../../src/site/serve.ts';
import { engineRequests, figures, openPage, readSite, settled } from './pages.ts';

const site = readSite();
/** A day inside a month: nobody but the engine can answer for it. */
const FILTERED = `${site.asOf.slice(0, 7)}-13`;
const FILTER = `?as_of=${FILTERED}`;

let built: string[];
beforeAll(async () => {
  const { page, close } = await openPage();
  await page.goto(`${inject('address')}en/`);
  built = await figures(page);
  await close();
});

const status = (page: Page) => page.locator('[data-engine-status]');

/** The page at the filter's address shows the answered view. */
async function isAnswered(page: Page): Promise<void> {
  await settled(page);
  expect(await status(page).textContent()).toBe('');
  expect(await figures(page)).not.toEqual(built);
  expect(await page.inputValue('[name="as_of"]')).toBe(dateLabel(FILTERED, 'en'));
}

/** The page shows what it was built with, every control as it was, and `reason` in the status line. */
async function isOff(page: Page, reason: RegExp): Promise<void> {
  await settled(page);
  await expect.poll(() => status(page).textContent()).toMatch(reason);
  expect(await status(page).isVisible()).toBe(true);
  expect(await figures(page)).toEqual(built);
  expect(await page.inputValue('[name="as_of"]')).toBe(dateLabel(site.asOf, 'en'));
  expect(await page.locator('[name="region"]').isDisabled()).toBe(false);
}

describe.each([
  ['the engine', '**/engine/*.wasm.gz'],
  ['the pack’s core', '**/pack/core-*'],
  ['the pack’s items', '**/pack/items-*'],
])('%s', (_, pattern) => {
  test('is not on the host, then blocked on the way: said so, and tried again on request', async () => {
    const { page, close } = await openPage();
    await page.route(pattern, (route) => route.fulfill({ status: 404, body: 'Not found' }));
    await page.goto(`${inject('address')}en/${FILTER}`);
    await isOff(page, /not on this host/);
    await page.unroute(pattern);
    await page.route(pattern, (route) => route.abort());
    await status(page).getByRole('button').click();
    await isOff(page, /did not arrive/);
    await page.unroute(pattern);
    await status(page).getByRole('button').click();
    await isAnswered(page);
    await close();
  });

  test('is another file than it should be', async () => {
    const { page, close } = await openPage();
    await page.route(pattern, (route) => route.fulfill({ body: '<!doctype html>' }));
    await page.goto(`${inject('address')}en/${FILTER}`);
    await isOff(page, /not what they should be/);
    await close();
  });

  test('is gone because the report was built anew: reloading is offered', async () => {
    const { page, close } = await openPage();
    await page.route(pattern, (route) => route.fulfill({ status: 404, body: 'Not found' }));
    const newer = readFileSync(join(inject('dir'), 'en/index.html'), 'utf8').replaceAll(
      site.assets.core,
      'pack/core-000000000000.duckdb.gz',
    );
    await page.goto(`${inject('address')}en/`);
    await page.route('**/en/', (route) => route.fulfill({ body: newer, contentType: 'text/html' }));
    await page.fill('[name="as_of"]', FILTERED);
    await page.dispatchEvent('[name="as_of"]', 'change');
    await isOff(page, /newer report/);
    expect(await status(page).getByRole('button').textContent()).toBe('Reload the page');
    await close();
  });
});

test('the worker is missing', async () => {
  const { page, close } = await openPage();
  await page.route('**/engine/*.worker.js', (route) => route.abort());
  await page.goto(`${inject('address')}en/${FILTER}`);
  await isOff(page, /could not start calculating/);
  await close();
});

test('in Chinese the reason is Chinese', async () => {
  const { page, close } = await openPage();
  await page.route('**/engine/*.wasm.gz', (route) => route.abort());
  await page.goto(`${inject('address')}zh/${FILTER}`);
  await settled(page);
  await expect.poll(() => status(page).textContent()).toMatch(/^此处无法按该筛选计算/);
  await close();
});

/** A server that lets `before` answer first, at a path below its root. */
async function served(
  before: (request: IncomingMessage, response: ServerResponse) => boolean,
): Promise<{ address: string; close(): Promise<void> }> {
  return serve(inject('dir'), { port: 0, base: '/below/here/', before });
}
const fileOf = (request: IncomingMessage): Buffer =>
  readFileSync(join(inject('dir'), request.url!.replace('/below/here/', '')));

test('the line breaks midway: said so, and tried again on request', async () => {
  let isBroken = true;
  const server = await served((request, response) => {
    if (!isBroken || !/\.wasm\.gz$/.test(request.url!)) return false;
    const file = fileOf(request);
    response.writeHead(200, { 'Content-Length': file.length });
    response.write(file.subarray(0, file.length / 2), () => response.destroy());
    return true;
  });
  const { page, close } = await openPage();
  await page.goto(`${server.address}en/${FILTER}`);
  await isOff(page, /did not arrive/);
  isBroken = false;
  await status(page).getByRole('button').click();
  await isAnswered(page);
  await close();
  await server.close();
});

test.each([
  ['declares', { 'Content-Encoding': 'gzip' }],
  ['does not declare', {}],
])('a host that %s the gzip of .gz files, below a path', async (_, headers) => {
  const server = await served((request, response) => {
    if (!/\.gz$/.test(request.url!)) return false;
    response.writeHead(200, headers).end(fileOf(request));
    return true;
  });
  const { page, close } = await openPage();
  await page.goto(`${server.address}en/${FILTER}`);
  await isAnswered(page);
  await close();
  await server.close();
});

test.each([
  [
    'private mode: storage is refused',
    () => {
      CacheStorage.prototype.open = () =>
        Promise.reject(new DOMException('refused', 'SecurityError'));
    },
  ],
  ['no storage at all', () => Reflect.deleteProperty(globalThis, 'caches')],
])('%s', async (_, script) => {
  const { page, close } = await openPage();
  await page.addInitScript(script);
  await page.goto(`${inject('address')}en/${FILTER}`);
  await isAnswered(page);
  await close();
});

test('a full disk', async () => {
  const { page, close } = await openPage();
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(inject('address'));
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
  await page.goto(`${inject('address')}en/${FILTER}`);
  await isAnswered(page);
  await close();
});

test('a tab put into the background while the engine comes', async () => {
  const { page, close } = await openPage();
  const session = await page.context().newCDPSession(page);
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/engine/*.wasm.gz', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(`${inject('address')}en/${FILTER}`);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  release();
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await isAnswered(page);
  await close();
});

test('a device with little memory: the engine is not even fetched', async () => {
  const { page, requests, close } = await openPage();
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'deviceMemory', { value: 1, configurable: true }),
  );
  await page.goto(`${inject('address')}en/${FILTER}`);
  await isOff(page, /too little memory/);
  expect(engineRequests(requests)).toEqual([]);
  await close();
});

test('what was fetched is kept for the next visit, and what an earlier build left is dropped', async () => {
  const { page, requests, close } = await openPage();
  const old = `${inject('address')}engine/duckdb-eh-0000000000.wasm.gz`;
  const keys = (): Promise<string[]> =>
    page.evaluate(async () => {
      const cache = await caches.open('huikuan-engine');
      return (await cache.keys()).map(({ url }) => url);
    });
  await page.goto(`${inject('address')}en/`);
  await page.evaluate(async (address) => {
    await (await caches.open('huikuan-engine')).put(address, new Response('old'));
  }, old);
  await page.goto(`${inject('address')}en/${FILTER}`);
  await isAnswered(page);
  const { engine, core, items } = site.assets;
  const current = [engine, core, ...items].map((file) => inject('address') + file).sort();
  await expect.poll(async () => (await keys()).sort()).toEqual(current);
  const before = requests.length;
  await page.reload();
  await isAnswered(page);
  expect(requests.slice(before).filter((address) => current.includes(address))).toEqual([]);
  await close();
});
