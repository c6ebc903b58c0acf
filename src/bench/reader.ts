/** A reader of a built site in real Chromium: its line, its processor, its clock. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

interface Line {
  /** Bytes a second. */
  throughput: number;
  /** Milliseconds. */
  latency: number;
}

/** 10 Mbit/s, 40 ms; and a phone's 1.6 Mbit/s, 150 ms. */
const LINES: Record<'slow' | 'phone', Line> = {
  slow: { throughput: 1_250_000, latency: 40 },
  phone: { throughput: 200_000, latency: 150 },
};
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** How many times slower than this machine the processor is behind either line. */
const SLOW_PROCESSOR = 4;

export interface ReaderOptions {
  /** Slow line and slow processor, at a desk or on a phone. */
  line?: keyof typeof LINES;
  /** An ordinary device; else one that asks for as few bytes as possible. */
  mayStartIdle?: boolean;
}

/** A new reader with an empty cache; what `use` returns, when the reader has gone again. */
export async function withReader<T>(
  browser: Browser,
  { line, mayStartIdle = false }: ReaderOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(line === 'phone' ? PHONE : DESK);
  try {
    const page = await context.newPage();
    await page.addInitScript(watchPage, mayStartIdle);
    if (line) {
      const { throughput, latency } = LINES[line];
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        downloadThroughput: throughput,
        uploadThroughput: throughput,
        latency,
        offline: false,
      });
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_PROCESSOR });
    }
    return await use(page);
  } finally {
    await context.close();
  }
}

/** What is measured inside the page, under `window.bench`. */
export interface Watched {
  /** The first frame after the whole document, its charts included, was there and waited for nothing. */
  lastChart: number;
  shift: number;
}
export const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => (window as unknown as { bench: Watched }).bench);

function watchPage(mayStartIdle: boolean): void {
  const bench = { lastChart: Number.NaN, shift: 0 };
  Object.assign(window, { bench });
  const look = (): void => {
    if (document.querySelector('[aria-busy="true"]')) requestAnimationFrame(look);
    else bench.lastChart = performance.now();
  };
  document.addEventListener('DOMContentLoaded', () => requestAnimationFrame(look));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      bench.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  if (!mayStartIdle)
    Object.defineProperty(navigator, 'connection', {
      value: { saveData: true },
      configurable: true,
    });
}

/** Resolves when nothing on the page waits for an answer any more. */
export const answered = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () =>
      document.documentElement.dataset.started !== undefined &&
      document.documentElement.dataset.waiting === undefined &&
      !document.querySelector('[aria-busy="true"], [data-drawing]'),
    undefined,
    { timeout: 120_000 },
  );

/**
 * Sets a control; milliseconds from its change to the frame after the last figure changed, timed in the page. NaN where
 * the page has gone back because it could not be shown.
 */
export const choose = (page: Page, name: string, value: string): Promise<number> =>
  page.evaluate(
    async ([key, text]) => {
      const control = document.querySelector<HTMLInputElement>(`[data-filters] [name=${key}]`)!;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const startedAt = performance.now();
      control.value = text!;
      control.dispatchEvent(new Event('change', { bubbles: true }));
      do await frame();
      while (document.querySelector('[aria-busy="true"], [data-drawing]'));
      // a date is printed in the page's form once it is taken
      const isTaken =
        control.type === 'text'
          ? control.getAttribute('aria-invalid') !== 'true'
          : control.value === text;
      return isTaken ? performance.now() - startedAt : Number.NaN;
    },
    [name, value],
  );

/** Anonymous memory of the process that shows the page, in bytes; NaN where the system does not tell. */
export async function tabMemory(browser: Browser, page: Page): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  await page.requestGC();
  const sizes = processInfo.flatMap(({ id, type }) => {
    if (type !== 'renderer') return [];
    try {
      const kB = /^RssAnon:\s*(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
      return kB ? [Number(kB) * 1024] : [];
    } catch {
      return [];
    }
  });
  return sizes.length ? Math.max(...sizes) : Number.NaN;
}
