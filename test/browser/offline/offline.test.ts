/** A hosted site that was opened once is there without its host, says how old it is, and is replaced by a newer build whole or not at all. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { absentPage } from '../../../src/publish/service-worker.ts';
import { filesIn } from '../../../src/publish/site-files.ts';
import { serviceWorker } from '../../../src/site/offline.ts';
import { type Serving, serve } from '../../../src/site/serve.ts';
import { scratchFolder } from '../build.ts';
import { openPage, type Recorded, settled } from '../pages.ts';

const folder = scratchFolder('offline');
const BASE = '/finance/ar/';
let serving: Serving;
/** What the host answers in place of its files. */
let instead: { status: number; type: string; text: string } | null = null;
/** What it was asked for. */
const asked: string[] = [];
let opened: Recorded;
let address: string;

const daysAgo = (days: number): string =>
  new Date(Date.now() - 86_400_000 * days).toLocaleDateString('sv');

/** A site of two pages with a mark of its own in the first, as if built that day. */
function siteOf(mark: string, builtOn: string): string {
  const dir = join(folder, mark);
  for (const part of [
    '_astro',
    'data',
    'en/index.html',
    'en/aging/index.html',
    'index.html',
    'icon.svg',
  ])
    cpSync(join(inject('dir'), part), join(dir, part), { recursive: true });
  const page = join(dir, 'en/index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace('<title>', `<title>${mark} `));
  const files = filesIn(dir).map((file) => [file, readFileSync(join(dir, file))] as const);
  writeFileSync(join(dir, 'sw.js'), serviceWorker(files, builtOn, absentPage()));
  return dir;
}

/** Another name for the figures, so that this build has a file that no other has. */
function withOwnCube(dir: string): string {
  const page = join(dir, 'en/index.html');
  const html = readFileSync(page, 'utf8');
  const [cube] = /data\/cube-[0-9a-f]+\.bin\.gz/.exec(html)!;
  const own = cube.replace(/cube-..../, 'cube-ffff');
  writeFileSync(page, html.replaceAll(cube, own));
  cpSync(join(dir, cube), join(dir, own));
  const files = filesIn(dir).map((file) => [file, readFileSync(join(dir, file))] as const);
  writeFileSync(join(dir, 'sw.js'), serviceWorker(files, daysAgo(0), absentPage()));
  return join(dir, own);
}

const host = async (dir: string, port: number): Promise<void> => {
  serving = await serve(dir, {
    port,
    base: BASE,
    before({ url }, response) {
      asked.push(url!);
      if (!instead) return false;
      response.writeHead(instead.status, { 'Content-Type': instead.type }).end(instead.text);
      return true;
    },
  });
};

beforeAll(async () => {
  await host(siteOf('first', daysAgo(3)), 0);
  // the reader's own machine is left out by its names
  address = `http://report.localhost:${serving.port}${BASE}en/`;
  opened = await openPage({ preloads: true, hasTouch: true, isMobile: true });
});
afterAll(async () => {
  await opened.close();
  await serving.close();
  rmSync(folder, { recursive: true });
});

afterEach(() => {
  instead = null;
});

/** The builds on the device that are whole. */
const wholeBuilds = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const whole: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const state = (await cache.keys()).find(({ url }) => url.endsWith('offline-state'));
      if (state && (await (await cache.match(state))!.json()).isWhole)
        whole.push(name.split(' ').at(-1)!);
    }
    return whole;
  });

const idOf = (mark: string): string =>
  /"id":"(\w+)"/.exec(readFileSync(join(folder, mark, 'sw.js'), 'utf8'))![1]!;

const isWhole = (page: Page, mark: string): Promise<void> =>
  expect.poll(() => wholeBuilds(page)).toEqual([idOf(mark)]);

const figure = (page: Page): Promise<string | null> =>
  page.locator('[data-metric="overdue_amount"][data-value]').first().getAttribute('data-value');

const line = (page: Page): Promise<string | null> => page.getAttribute('html', 'data-offline');

const started = async (page: Page): Promise<void> => {
  await page.waitForSelector('html[data-started]');
  await settled(page);
};

test('opened once, it is there without its host, with filters, and says its age', async () => {
  const { page } = opened;
  await page.goto(address);
  await started(page);
  const all = await figure(page);
  expect(await line(page)).toBeNull();
  await isWhole(page, 'first');
  const { port } = serving;
  await serving.close();
  await page.reload();
  await started(page);
  expect(await page.title()).toContain('first');
  expect(await figure(page)).toBe(all);
  await expect.poll(() => line(page)).toContain('3 days old');
  await page.evaluate(() => {
    const region = document.querySelector<HTMLSelectElement>('[data-filters] select[name=region]')!;
    region.selectedIndex = 1;
    region.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForFunction(() => location.search.includes('region='));
  await settled(page);
  expect(Number(await figure(page))).toBeLessThan(Number(all));
  await page.goto(address.replace('en/', ''));
  await page.waitForURL(address);
  await page.goto(`${address}forecast/`);
  await page.getByText('this page of the report is not on this device').waitFor();
  await page.locator('a').click();
  await page.waitForURL(address);
  await host(join(folder, 'first'), port);
});

test('a host that cannot answer is as good as none; what it says in place of a file is not kept', async () => {
  const { page } = opened;
  instead = { status: 503, type: 'text/html', text: '<title>Busy</title>' };
  await page.goto(address);
  await started(page);
  expect(await page.title()).toContain('first');
  await page.goto(`${address}forecast/`);
  expect(await page.title()).toBe('Busy');
  instead = { status: 200, type: 'text/html', text: '<title>Log in</title>' };
  await page.goto(address);
  expect(await page.title()).toBe('Log in');
  const file = filesIn(join(folder, 'first')).find((name) => /words-zh\..*\.js$/.test(name))!;
  const isStored = () =>
    page.evaluate(
      async (url) => {
        await (await fetch(url)).text();
        return (await caches.match(url)) !== undefined;
      },
      address.replace('en/', file),
    );
  expect([await isStored(), await isStored()]).toEqual([false, false]);
  instead = null;
  await expect.poll(isStored).toBe(true);
  const { port } = serving;
  await serving.close();
  await page.goto(address);
  await started(page);
  expect(await page.title()).toContain('first');
  await host(join(folder, 'first'), port);
});

/** As the browser says it: of the device's own network, not of the host. */
const announceOnline = (page: Page): Promise<boolean> =>
  page.evaluate(() => dispatchEvent(new Event('online')));

test('the line goes when the host is back, without a reload; a network alone changes nothing', async () => {
  const { page } = opened;
  const { port } = serving;
  await serving.close();
  await page.goto(address);
  await started(page);
  await expect.poll(() => line(page)).toContain('3 days old');
  const file = await page.evaluate(async () => {
    document.title = 'not loaded again';
    const { href } = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]')!;
    for (const name of await caches.keys()) await (await caches.open(name)).delete(href);
    return href;
  });
  const isStored = () =>
    page.evaluate(async (url) => (await caches.match(url)) !== undefined, file);
  expect(await isStored()).toBe(false);
  await announceOnline(page);
  await page.waitForTimeout(1500);
  expect(await line(page)).toContain('3 days old');

  instead = { status: 200, type: 'text/html', text: '<title>Log in</title>' };
  asked.length = 0;
  await host(join(folder, 'first'), port);
  await announceOnline(page);
  await expect.poll(() => asked).toContain(`${BASE}sw.js`);
  await page.waitForTimeout(1500);
  expect(await line(page)).toContain('3 days old');

  // by itself
  instead = null;
  await expect.poll(() => line(page)).toBeNull();
  await expect.poll(isStored).toBe(true);
  expect(await page.title()).toBe('not loaded again');
});

test('a newer build takes its place, whole', async () => {
  const { page } = opened;
  const { port } = serving;
  await serving.close();
  await page.goto(address);
  await started(page);
  await expect.poll(() => line(page)).toContain('3 days old');
  await host(siteOf('second', daysAgo(1)), port);
  await announceOnline(page);
  await expect.poll(() => line(page)).toContain('a newer one has been published');
  expect(await page.title()).toContain('first');
  await isWhole(page, 'first');
  await page.goto(address);
  await started(page);
  expect(await page.title()).toContain('second');
  expect(await line(page)).toBeNull();
  await isWhole(page, 'second');
  await serving.close();
  await page.reload();
  await started(page);
  expect(await page.title()).toContain('second');
  await expect.poll(() => line(page)).toContain('1 day old');
  await host(join(folder, 'second'), port);
});

test('of one that lacks a file the device keeps the build before', async () => {
  const { page } = opened;
  const dir = siteOf('third', daysAgo(0));
  rmSync(withOwnCube(dir));
  serving.show(dir);
  await page.goto(address);
  await started(page);
  expect(await page.title()).toContain('third');
  await expect
    .poll(() => page.evaluate(() => caches.keys()))
    .toContainEqual(expect.stringContaining(idOf('third')));
  // longer than a whole build takes
  await page.waitForTimeout(6000);
  await isWhole(page, 'second');
  await serving.close();
  await page.reload();
  await started(page);
  expect(await page.title()).toContain('second');
});

test('on the reader’s own machine nothing is kept', async () => {
  const own = await serve(join(folder, 'first'), { port: 0, base: BASE });
  const { page, close } = await openPage({ preloads: true });
  await page.goto(`${own.address}en/`);
  await started(page);
  await page.waitForTimeout(2000);
  const count = page.evaluate(
    async () => (await navigator.serviceWorker.getRegistrations()).length,
  );
  expect(await count).toBe(0);
  await close();
  await own.close();
});
