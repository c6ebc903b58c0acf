/** How long a filter takes until all figures have changed, in each tier, and what the engine costs. */
import type { Browser, Page } from 'playwright-core';
import type { Choice } from './last-change.ts';
import { answered, choose, type ReaderOptions, tabMemory, withReader } from './reader.ts';
import { median, type Spread, spread } from './statistics.ts';

export interface FilterTimes {
  /** Regions, segments, reps and periods, a quarter second apart, without the engine; null where it was needed. */
  cube: Spread | null;
  /** The same with no time between one and the next. */
  cubeAtOnce: Spread | null;
  cubeSlow: Spread | null;
  /** As-of dates inside months, engine warm: the first one asked of its month, median, and others of the same month. */
  firstDay: number;
  nextDay: Spread;
  /** Regions, segments and reps at such a date. */
  filterAtDay: Spread | null;
  /** Milliseconds from the engine's bytes to its first answer. */
  engineStart: number;
  /** Milliseconds from a click on a figure to its first rows, all rows on the disk; null without such a view. */
  drill: number | null;
  /** Bytes of the process that shows the page after ten filters, engine off and on. */
  memoryOff: number;
  memoryOn: number;
}

/** Milliseconds in which a reader sees one answer before the next choice. */
const PAUSE = 250;

export async function measureFilters(browser: Browser, site: string): Promise<FilterTimes> {
  const overview = `${site}en/`;
  const off = await withCube(browser, overview, {}, PAUSE);
  const atOnce = await withCube(browser, overview, {});
  const slow = await withCube(browser, overview, { line: 'slow' });
  const on = await withEngine(browser, overview);
  return {
    cube: off.times,
    cubeAtOnce: atOnce.times,
    cubeSlow: slow.times,
    memoryOff: off.memory,
    ...on,
  };
}

/** The values of each select that are not chosen, at most `most` of each. */
export const choices = (page: Page, names: string[], most: number): Promise<Choice[]> =>
  page.evaluate(
    ([keys, limit]) =>
      keys.flatMap((name) =>
        [
          ...document.querySelectorAll<HTMLOptionElement>(
            `[data-filters] select[name=${name}] option`,
          ),
        ]
          .filter((option) => option.value !== '' && !option.selected)
          .slice(0, limit)
          .map((option) => ({ name, value: option.value })),
      ),
    [names, most] as const,
  );

const SELECTS = ['rep', 'region', 'segment', 'from'];
const MOST = 8;

async function withCube(
  browser: Browser,
  overview: string,
  options: ReaderOptions,
  pause = 0,
): Promise<{ times: Spread | null; memory: number }> {
  return withReader(browser, options, async (page) => {
    let needsEngine = false;
    page.on('request', (request) => {
      needsEngine ||= /\/engine\//.test(request.url());
    });
    await page.goto(overview, { waitUntil: 'load' });
    const all = await choices(page, SELECTS, MOST);
    if (all.length === 0) return { times: null, memory: Number.NaN };
    // The first choice fetches what redraws the page.
    await choose(page, all[0]!.name, all[0]!.value);
    await answered(page);
    const times: number[] = [];
    let memory = Number.NaN;
    for (const [i, { name, value }] of all.slice(1).entries()) {
      if (needsEngine) return { times: null, memory: Number.NaN };
      await page.waitForTimeout(pause);
      times.push(await choose(page, name, value));
      if (i === 9) memory = await tabMemory(browser, page);
    }
    return { times: spread(times), memory };
  });
}

/** Days asked of each of so many months; the first date of all starts the engine. */
const DAYS = ['03', '11', '17', '26'];
const MONTHS = 4;

async function withEngine(
  browser: Browser,
  overview: string,
): Promise<Omit<FilterTimes, 'cube' | 'cubeAtOnce' | 'cubeSlow' | 'memoryOff'>> {
  return withReader(browser, {}, async (page) => {
    await page.goto(overview, { waitUntil: 'load' });
    const asOf = await page.inputValue('[data-filters] [name=as_of]');
    // “30 Jun 2026”, as the page prints it
    const now = new Date(`${asOf} UTC`);
    const day = (i: number): string => {
      const date = new Date(
        Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1 - Math.floor(i / DAYS.length), 1),
      );
      return `${date.toISOString().slice(0, 8)}${DAYS[i % DAYS.length]}`;
    };
    await choose(page, 'as_of', day(0));
    await answered(page);
    const engineStart = await page.evaluate(() => {
      const at = (name: string) => performance.getEntriesByName(name).at(-1)?.startTime;
      return (at('engine-ready') ?? Number.NaN) - (at('engine-fetched') ?? Number.NaN);
    });
    const first: number[] = [];
    const next: number[] = [];
    for (let i = 1; i < MONTHS * DAYS.length; i++)
      (i % DAYS.length === 0 ? first : next).push(await choose(page, 'as_of', day(i)));
    const filters = await choices(page, SELECTS.slice(0, 3), MOST);
    const filtered: number[] = [];
    for (const { name, value } of filters) filtered.push(await choose(page, name, value));
    return {
      firstDay: median(first),
      nextDay: spread(next),
      filterAtDay: filtered.length > 0 ? spread(filtered) : null,
      engineStart,
      memoryOn: await tabMemory(browser, page),
      drill: await drillTime(page, overview),
    };
  });
}

const ROW = 'dialog[open] tbody tr';

/** On a fresh page whose engine and rows come from the disk. */
async function drillTime(page: Page, overview: string): Promise<number | null> {
  await page.goto(overview, { waitUntil: 'load' });
  // Figures can be opened a moment after the page has loaded.
  const figure = page.locator('[data-metric="open_amount"][data-value]').first();
  const dialog = page.locator('dialog[open]');
  let isOpen = false;
  for (let attempt = 0; attempt < 10 && !isOpen; attempt++) {
    await figure.click({ timeout: 10_000 });
    isOpen = await dialog.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
  }
  if (!isOpen) return null;
  await page.waitForSelector(ROW, { timeout: 60_000 });
  await page.keyboard.press('Escape');
  return page.evaluate(async (row) => {
    const other = document.querySelector<HTMLElement>('[data-metric="overdue_amount"][data-value]');
    if (!other) return null;
    const startedAt = performance.now();
    (other.querySelector('button') ?? other).click();
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (!document.querySelector(row));
    return performance.now() - startedAt;
  }, ROW);
}
