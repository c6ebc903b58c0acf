/** Without a script each page is whole: figures, charts, readable on a phone. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openPage, PATHS, type Recorded } from './pages.ts';

const [WIDE, PHONE] = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
let opened: Recorded;
beforeAll(async () => {
  opened = await openPage({ javaScriptEnabled: false });
});
afterAll(() => opened?.close());

test.each(PATHS)('%s shows its figures and charts, and fits a phone', async (path) => {
  const { page, faults } = opened;
  await page.setViewportSize(WIDE);
  await page.goto(inject('address') + path);
  expect(await page.locator('[aria-busy="true"]').count()).toBe(0);
  const blocks = await page.$$eval('[data-block]', (found) =>
    found.map((block) => ({
      name: block.getAttribute('data-block'),
      isEmpty: block.textContent!.trim() === '',
      isVisible: block.checkVisibility() && block.getBoundingClientRect().height > 0,
      needsScript: block.querySelector('[data-what-if]') !== null,
    })),
  );
  expect(blocks.length).toBeGreaterThan(0);
  // what only a script can do is not spoken of
  const wrong = blocks.filter(
    ({ isEmpty, isVisible, needsScript }) => isEmpty || isVisible === needsScript,
  );
  expect(wrong).toEqual([]);
  const blank = await page.$$eval('[data-chart]', (charts) =>
    charts
      .filter((chart) => {
        const isDrawn = [...chart.querySelectorAll('svg')].some(
          (svg) => svg.checkVisibility() && svg.getBoundingClientRect().height > 0,
        );
        return !isDrawn && !chart.querySelector('.empty, table');
      })
      .map((chart) => chart.getAttribute('data-chart')),
  );
  expect(blank).toEqual([]);
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);
  expect(faults).toEqual([]);
});

test('the root leads to the first language', async () => {
  const { page, faults } = opened;
  await page.goto(inject('address'));
  await page.waitForURL(`${inject('address')}en/`);
  expect(await page.locator('h1').count()).toBe(1);
  expect(faults).toEqual([]);
});
