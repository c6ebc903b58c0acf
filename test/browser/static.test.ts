/** Without a script each page is whole: figures, charts, readable on a phone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../src/bench/chromium.ts';
import { openPage, PATHS } from './pages.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function withPage(
  options: Parameters<typeof openPage>[1],
  path: string,
  check: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, faults, close } = await openPage(browser, { javaScriptEnabled: false, ...options });
  await page.goto(inject('address') + path);
  await check(page);
  expect(faults).toEqual([]);
  await close();
}

describe.each(PATHS)('%s without JavaScript', (path) => {
  test('shows its figures and charts', async () => {
    await withPage({}, path, async (page) => {
      expect(await page.locator('[aria-busy="true"]').count()).toBe(0);
      expect(await page.locator('[data-block]').count()).toBeGreaterThan(0);
      for (const block of await page.locator('[data-block]').all()) {
        expect(
          (await block.textContent())?.trim(),
          (await block.getAttribute('data-block')) ?? '',
        ).not.toBe('');
        expect(await block.isVisible()).toBe(true);
      }
      for (const chart of await page.locator('[data-chart]').all()) {
        const drawings = chart.locator('svg');
        const visible = await Promise.all((await drawings.all()).map((svg) => svg.isVisible()));
        const empty = (await chart.locator('.empty').count()) > 0;
        expect(visible.some(Boolean) || empty || (await chart.locator('table').count()) > 0).toBe(
          true,
        );
      }
    });
  });

  test('fits a phone', async () => {
    await withPage({ viewport: { width: 390, height: 844 } }, path, async (page) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
    });
  });
});

test('the root leads to the first language', async () => {
  await withPage({}, '', async (page) => {
    await page.waitForURL(`${inject('address')}en/`);
    expect(await page.locator('h1').count()).toBe(1);
  });
});
