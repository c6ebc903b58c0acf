/** What a reader of a built site waits for, measured in real Chromium. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { serve } from '../site/serve.ts';
import { launchBrowser } from './chromium.ts';
import { median, percentile } from './statistics.ts';

export interface PageTimes {
  /** Milliseconds to first contentful paint, charts included, cold; and on a slow line with a slow processor. */
  paint: number;
  paintSlow: number;
  /** Cumulative layout shift of the overview while it loads. */
  layoutShift: number;
  /** Bytes on the wire before the engine, gzip for text. */
  bytes: number;
  requests: number;
  /** Milliseconds from opening a filtered address to its answer, cold. */
  filteredAddress: number;
  /** Milliseconds from a filter's change to all figures changed, engine running. */
  filterP50: number;
  filterP95: number;
}

/** 10 Mbit/s, 40 ms, and a processor at a quarter of its speed. */
const SLOW = {
  downloadThroughput: 1_250_000,
  uploadThroughput: 1_250_000,
  latency: 40,
  offline: false,
};
const RUNS = 5;
const TEXT: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
};

export async function measurePages(site: string): Promise<PageTimes> {
  const serving = await serve(site, { port: 0, before: compressed(site) });
  const browser = await launchBrowser();
  try {
    const address = `${serving.address}en/`;
    const cold = await repeat(() => firstPaint(browser, address, false));
    const load = await loadOf(browser, address);
    const slow = await repeat(() => firstPaint(browser, address, true));
    const filters = await filterTimes(browser, address);
    return {
      paint: median(cold),
      paintSlow: median(slow),
      ...load,
      filteredAddress: filters.first,
      filterP50: percentile(filters.next, 0.5),
      filterP95: percentile(filters.next, 0.95),
    };
  } finally {
    await browser.close();
    await serving.close();
  }
}

async function repeat(measure: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await measure());
  return times;
}

/** Text files compressed as a good host would; the engine and the pack are left to the server. */
function compressed(site: string) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    let file = join(site, path);
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!existsSync(file)) return false;
    const type = TEXT[file.slice(file.lastIndexOf('.') + 1)];
    if (!type) return false;
    const headers = { 'Content-Type': type, 'Content-Encoding': 'gzip' };
    response.writeHead(200, headers).end(gzipSync(readFileSync(file)));
    return true;
  };
}

async function withPage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

const firstPaint = (browser: Browser, address: string, slow: boolean): Promise<number> =>
  withPage(browser, async (page) => {
    const session = await page.context().newCDPSession(page);
    if (slow) {
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', SLOW);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    }
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
    return page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
    );
  });

/** What the overview asks for before its load event, and how much it moves meanwhile. */
const loadOf = (
  browser: Browser,
  address: string,
): Promise<Pick<PageTimes, 'layoutShift' | 'bytes' | 'requests'>> =>
  withPage(browser, async (page) => {
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as { shift: number }).shift += (
            entry as unknown as { value: number }
          ).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address, { waitUntil: 'load' });
    return page.evaluate(() => {
      const [document] = performance.getEntriesByType(
        'navigation',
      ) as PerformanceNavigationTiming[];
      const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const before = resources.filter((entry) => entry.startTime < document!.loadEventStart);
      const sizes = [document!, ...before].map((entry) => entry.encodedBodySize);
      return {
        layoutShift: (window as unknown as { shift: number }).shift,
        bytes: sizes.reduce((sum, size) => sum + size, 0),
        requests: sizes.length,
      };
    });
  });

/** The first answer on a filtered address, then each choice of the selects, one after the other. */
const filterTimes = (
  browser: Browser,
  address: string,
): Promise<{ first: number; next: number[] }> =>
  withPage(browser, async (page) => {
    await page.goto(address, { waitUntil: 'load' });
    const choices = await page.evaluate(() =>
      ['rep', 'region', 'segment'].flatMap((name) =>
        [...document.querySelectorAll<HTMLOptionElement>(`select[name=${name}] option`)]
          .filter((option) => option.value !== '')
          .slice(0, 12)
          .map((option) => ({ name, value: option.value })),
      ),
    );
    if (choices.length === 0) return { first: Number.NaN, next: [] };
    const { name, value } = choices[0]!;
    const startedAt = performance.now();
    await page.goto(`${address}?${name}=${encodeURIComponent(value)}`);
    await answered(page);
    const first = performance.now() - startedAt;
    const next: number[] = [];
    for (const choice of choices.slice(1)) next.push(await choose(page, choice));
    return { first, next };
  });

const answered = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () =>
      document.documentElement.dataset.waiting === undefined &&
      !document.querySelector('[aria-busy="true"]'),
  );

/** Timed inside the page, from the change to the frame after the last figure changed. */
const choose = (page: Page, choice: { name: string; value: string }): Promise<number> =>
  page.evaluate(async ({ name, value }) => {
    const select = document.querySelector<HTMLSelectElement>(`select[name=${name}]`)!;
    const startedAt = performance.now();
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (document.querySelector('[aria-busy="true"]') || performance.now() - startedAt < 4);
    const took = performance.now() - startedAt;
    select.value = '';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (document.querySelector('[aria-busy="true"]'));
    return took;
  }, choice);
