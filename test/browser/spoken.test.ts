/** What a screen reader says of charts: read by one that lives in the page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sharedPage } from './pages.ts';

const READER = '/screen-reader.js';
const require = createRequire(import.meta.url);
const source = readFileSync(require.resolve('@guidepup/virtual-screen-reader/browser.js'), 'utf8');

interface Reader {
  start(at: { container: Element | null }): Promise<void>;
  next(): Promise<void>;
  stop(): Promise<void>;
  spokenPhraseLog(): Promise<string[]>;
}

const shared = sharedPage();
let page: Page;

beforeAll(async () => {
  page = await shared.visit('en/trend/');
  await page.route(`**${READER}`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: source }),
  );
  // As text: the test runner would make an import of its own of it.
  await page.evaluate(`import('${READER}').then((all) => { globalThis.virtual = all.virtual; })`);
});

/** What is said from the beginning of a chart to its drawing. */
const spoken = (chart: string): Promise<string[]> =>
  page.evaluate(async (id) => {
    const { virtual } = globalThis as unknown as { virtual: Reader };
    await virtual.start({ container: document.querySelector(`[data-chart="${id}"]`) });
    for (let i = 0; i < 5; i++) await virtual.next();
    const said = await virtual.spokenPhraseLog();
    await virtual.stop();
    return said;
  }, chart);

/** Lowest, highest and last of a chart's data as its rows name and print them. */
const reach = (chart: string) =>
  page.$$eval(`[data-chart="${chart}"] .chart-data tbody tr`, (rows) => {
    const values = rows.map((row) => {
      const cell = row.querySelector('[data-value]')!;
      return {
        name: row.firstElementChild!.textContent!.trim(),
        value: Number(cell.getAttribute('data-value')),
        text: cell.textContent!.trim(),
      };
    });
    const sorted = values.toSorted((a, b) => a.value - b.value);
    const before = rows.at(-1)!.lastElementChild!.previousElementSibling!.textContent!.trim();
    return { low: sorted[0]!, high: sorted.at(-1)!, last: values.at(-1)!, before };
  });

test('a chart of time: title, unit, lowest, highest, last, and what it is compared with', async () => {
  const said = await spoken('trend-dso');
  const { low, high, last, before } = await reach('trend-dso');
  const [title, unit] = [said[2]!, said[3]!];
  expect(title).toMatch(/^DSO: /);
  expect(unit).toContain('days, by month');
  const drawing = said.at(-1)!;
  expect(drawing.startsWith(`image, ${title}, ${unit}`)).toBe(true);
  // one that is unusual says so
  const plain = drawing.replaceAll(/ \(unusual[^)]*\)/g, '');
  expect(plain).toContain(`lowest ${low.text} days in ${low.name}`);
  expect(plain).toContain(`highest ${high.text} days in ${high.name}`);
  expect(plain).toContain(`last ${last.text} days in ${last.name}`);
  expect(drawing).toContain(`A year ago: ${before} days`);
});

test('a chart of rows: how many, the largest and the smallest', async () => {
  await shared.visit('en/aging/');
  const said = (await spoken('aging-buckets')).at(-1)!;
  const { low, high } = await reach('aging-buckets');
  expect(said).toContain('5 marks: ');
  expect(said).toMatch(new RegExp(`largest ¥[\\d.]+\\sM \\(${high.name}\\)`));
  expect(said).toMatch(new RegExp(`smallest ¥[\\d.]+\\sM \\(${low.name}\\)`));
});

test('arrow keys: each step once, politely', async () => {
  const chart = page.locator('[data-chart="aging-months"] .chart.wide');
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('.tip:not([hidden])');
  const said = await page.evaluate(async () => {
    const { virtual } = globalThis as unknown as { virtual: Reader };
    await virtual.start({ container: document.body });
    const before = (await virtual.spokenPhraseLog()).length;
    for (const key of ['ArrowRight', 'ArrowRight']) {
      document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const log = (await virtual.spokenPhraseLog()).slice(before);
    await virtual.stop();
    return log;
  });
  expect(said.map((text) => text.slice(0, 11))).toEqual(['polite: Aug', 'polite: Sep']);
});
