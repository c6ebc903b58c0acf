/** What a reader waits for until the overview is there, before and without any filter. */
import type { Browser, Page } from 'playwright-core';
import { answered, type ReaderOptions, watched, withReader } from './reader.ts';
import { median } from './statistics.ts';

export interface PageLoad {
  /** Milliseconds to first contentful paint. */
  paint: number;
  /** Milliseconds until every chart stood there. */
  charts: number;
  /** The same on a slow line with a slow processor. */
  chartsSlow: number;
  layoutShift: number;
  /** Bytes on the wire and requests until the load event. */
  bytes: number;
  requests: number;
  /** Milliseconds from opening a filtered address to its answer, cold, on the slow line. */
  firstFilterSlow: number;
  /** Bytes on the wire until that answer. */
  firstFilterBytes: number;
  /** The floor: a page of the same bytes that does nothing. */
  staticPage: number;
  staticPageSlow: number;
}

const RUNS = 5;
const SLOW_RUNS = 3;

export async function measureLoad(
  browser: Browser,
  site: string,
  filter: string,
  floorOf: (bytes: number) => Promise<{ address: string; close(): Promise<void> }>,
): Promise<PageLoad> {
  const overview = `${site}en/`;
  const cold = await repeat(RUNS, () => load(browser, overview, {}));
  const slow = await repeat(SLOW_RUNS, () => load(browser, overview, { line: 'slow' }));
  const filtered = await repeat(SLOW_RUNS, () => firstFilter(browser, overview + filter));
  const bytes = median(cold.map((run) => run.bytes));
  const floor = await floorOf(bytes);
  try {
    const still = await chartTimes(browser, floor.address);
    return {
      paint: median(cold.map((run) => run.paint)),
      charts: median(cold.map((run) => run.charts)),
      chartsSlow: median(slow.map((run) => run.charts)),
      layoutShift: Math.max(...cold.map((run) => run.shift)),
      bytes,
      requests: median(cold.map((run) => run.requests)),
      firstFilterSlow: median(filtered.map((run) => run.time)),
      firstFilterBytes: median(filtered.map((run) => run.bytes)),
      staticPage: still.charts,
      staticPageSlow: still.chartsSlow,
    };
  } finally {
    await floor.close();
  }
}

/** Milliseconds until every chart stood there, cold, at a desk and on the slow line; for any page. */
export async function chartTimes(
  browser: Browser,
  address: string,
): Promise<{ charts: number; chartsSlow: number }> {
  const cold = await repeat(RUNS, () => load(browser, address, {}));
  const slow = await repeat(SLOW_RUNS, () => load(browser, address, { line: 'slow' }));
  return {
    charts: median(cold.map((run) => run.charts)),
    chartsSlow: median(slow.map((run) => run.charts)),
  };
}

/** Bytes on the wire until the load event. */
export const loadedBytes = async (browser: Browser, address: string): Promise<number> =>
  (await load(browser, address, {})).bytes;

async function repeat<T>(runs: number, measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < runs; run++) results.push(await measure());
  return results;
}

interface Load {
  paint: number;
  charts: number;
  shift: number;
  bytes: number;
  requests: number;
}

const load = (browser: Browser, address: string, options: ReaderOptions): Promise<Load> =>
  withReader(browser, options, async (page) => {
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForFunction(
      () =>
        performance.getEntriesByName('first-contentful-paint').length > 0 &&
        !Number.isNaN((window as unknown as { bench: { lastChart: number } }).bench.lastChart),
    );
    const { lastChart, shift } = await watched(page);
    const sent = await page.evaluate(() => {
      const [document] = performance.getEntriesByType(
        'navigation',
      ) as PerformanceNavigationTiming[];
      const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const before = resources.filter((entry) => entry.startTime < document!.loadEventStart);
      const sizes = [document!, ...before].map((entry) => entry.encodedBodySize);
      return {
        paint: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
        bytes: sizes.reduce((sum, size) => sum + size, 0),
        requests: sizes.length,
      };
    });
    return { ...sent, charts: Math.max(lastChart, sent.paint), shift };
  });

const firstFilter = (browser: Browser, address: string): Promise<{ time: number; bytes: number }> =>
  withReader(browser, { line: 'slow' }, async (page) => {
    await page.goto(address, { waitUntil: 'commit' });
    await answered(page);
    return { time: await now(page), bytes: await sentBytes(page) };
  });

/** Milliseconds since the navigation began. */
const now = (page: Page): Promise<number> => page.evaluate(() => performance.now());

const sentBytes = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map((entry) => (entry as PerformanceResourceTiming).encodedBodySize)
      .reduce((sum, size) => sum + size, 0),
  );
