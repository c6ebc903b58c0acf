/** After a filter only what the reader sees is drawn; what print, another width or an opened fold needs is of the same view. */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { openData, openPage, settled } from './pages.ts';

/** What the marks of every chart of a width say, chart by chart. */
const saidBy = (page: Page, width: 'wide' | 'narrow'): Promise<string[]> =>
  page.$$eval(`.chart.${width}`, (charts) =>
    charts.map((chart) =>
      [...chart.querySelectorAll<SVGElement>('[data-mark]')]
        .map(({ dataset }) => [dataset.mark, dataset.series, dataset.text].join(' '))
        .sort()
        .join('\n'),
    ),
  );

async function choose(page: Page, index: number): Promise<void> {
  await page.selectOption('[name="region"]', { index });
  await settled(page);
}

async function visit(path: string) {
  const opened = await openPage({ viewport: { width: 1440, height: 900 } });
  await opened.page.goto(inject('address') + path);
  await settled(opened.page);
  return opened;
}

test('print and a narrower screen show the charts of the view that is chosen last', async () => {
  const { page, faults, close } = await visit('en/aging/');
  await choose(page, 1);
  const first = await saidBy(page, 'wide');
  await choose(page, 2);
  const wide = await saidBy(page, 'wide');
  expect(wide).not.toEqual(first);
  expect(wide.every((said) => said !== '')).toBe(true);
  expect((await saidBy(page, 'narrow')).every((said) => said === '')).toBe(true);
  await page.pdf();
  expect(await saidBy(page, 'narrow')).toEqual(wide);
  await choose(page, 1);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForSelector('.chart.narrow svg');
  expect(await saidBy(page, 'narrow')).toEqual(first);
  expect(faults).toEqual([]);
  await close();
});

test('the data under a chart is made when it is opened, and stays open over the next filter', async () => {
  const { page, close } = await visit('en/aging/');
  const data = '[data-chart="aging-buckets"] .chart-data';
  const values = () =>
    page.$$eval(`${data} tbody [data-value]`, (cells) =>
      cells.map((cell) => cell.getAttribute('data-value')),
    );
  await choose(page, 1);
  expect(await values()).toEqual([]);
  await openData(page, 'aging-buckets');
  const first = await values();
  expect(first.length).toBeGreaterThan(0);
  expect(await page.locator(`${data} .open-rows:visible`).count()).toBeGreaterThan(0);
  await choose(page, 2);
  expect(await page.locator(`${data}[open]`).count()).toBe(1);
  expect(await values()).not.toEqual(first);
  expect(await values()).toHaveLength(first.length);
  await close();
});

test('a filter that the cube answers marks no block as waiting, and nothing changes behind what is seen', async () => {
  const { page, close } = await visit('en/');
  // the first one fetches what redraws the page
  await choose(page, 1);
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver((records) => {
      for (const { type, target, attributeName } of records) {
        const place = target as Element;
        if (type === 'childList') seen.push(`drawn ${place.closest('[data-block]') !== null}`);
        else if (place.matches('[data-block], [data-block] *')) seen.push(`set ${attributeName}`);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await choose(page, 2);
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen).toContain('drawn true');
  // links of the old blocks carry the view from the first moment on
  expect([...new Set(seen.filter((each) => each.startsWith('set')))]).toEqual(['set href']);
  await close();
});
