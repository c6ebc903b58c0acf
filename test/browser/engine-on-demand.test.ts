/** The engine comes when it is needed, or a moment before; what that costs is said, and left alone it gives its memory back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { serve } from '../../src/site/serve.ts';
import { engineRequests, figures, openPage, PANEL, panelShown, settled } from './pages.ts';

/** Bytes that a page has taken off the line after a while in which nobody asks for anything. */
const MOST_QUIET_BYTES = 500_000;

const figure = (page: Page, metric = 'open_amount') =>
  page.locator(`[data-metric="${metric}"] .open-rows`).first();

/** Of pages and blobs; a worker's own come with it. */
const bytesSent = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map((entry) => (entry as PerformanceResourceTiming).encodedBodySize)
      .reduce((sum, size) => sum + size, 0),
  );

test('a page that is only read and filtered asks nothing of it; resting on a figure brings it', async () => {
  const { page, requests, close } = await openPage({ preloads: true });
  await page.goto(`${inject('address')}en/`, { waitUntil: 'networkidle' });
  expect(await bytesSent(page)).toBeLessThanOrEqual(MOST_QUIET_BYTES);
  await page.selectOption('[name="region"]', { index: 1 });
  await settled(page);
  await page.waitForLoadState('networkidle');
  expect(requests.filter((address) => /\/(engine|pack)\//.test(address))).toEqual([]);
  expect(page.workers()).toEqual([]);
  await figure(page).hover();
  await expect.poll(() => page.workers().length).toBe(1);
  await figure(page).click();
  await panelShown(page);
  expect(await page.locator(`${PANEL} .rows-total`).textContent()).toContain('equals the figure');
  expect(engineRequests(requests)).toHaveLength(1);
  await close();
});

test('by keyboard the focus brings it, in the filter bar a date that is typed', async () => {
  for (const hint of [
    (page: Page) => figure(page).focus(),
    (page: Page) => page.locator('[name="as_of"]').pressSequentially('1'),
  ]) {
    const { page, requests, close } = await openPage({ preloads: true });
    await page.goto(`${inject('address')}en/`, { waitUntil: 'networkidle' });
    await figure(page).waitFor();
    expect(engineRequests(requests)).toEqual([]);
    await hint(page);
    await expect.poll(() => engineRequests(requests).length).toBe(1);
    await close();
  }
});

test.each([
  ['who saves data', { preloads: false }, {}],
  ['a slow line', { preloads: true }, { connection: { effectiveType: '3g' } }],
  ['little memory', { preloads: true }, { deviceMemory: 2 }],
  ['a phone', { preloads: true, isMobile: true, hasTouch: true }, {}],
] as const)('%s gets it with the first rows, not before', async (_, options, known) => {
  const { page, requests, close } = await openPage(options);
  await page.addInitScript((values) => {
    for (const [name, value] of Object.entries(values))
      Object.defineProperty(navigator, name, { value, configurable: true });
  }, known);
  await page.goto(`${inject('address')}en/`, { waitUntil: 'networkidle' });
  await figure(page).hover();
  await page.waitForTimeout(300);
  expect(engineRequests(requests)).toEqual([]);
  await figure(page).click();
  await expect.poll(() => engineRequests(requests).length).toBe(1);
  await close();
});

test('who waits for it reads how much of it is here', async () => {
  let release = (): void => {};
  const server = await serve(inject('dir'), {
    port: 0,
    before(request, response) {
      if (!/\.wasm\.gz$/.test(request.url!)) return false;
      const file = readFileSync(join(inject('dir'), request.url!));
      response.writeHead(200, { 'Content-Length': file.length });
      response.write(file.subarray(0, 4_000_000));
      release = () => response.end(file.subarray(4_000_000));
      return true;
    },
  });
  for (const [locale, expected] of [
    ['en', /^4\.\d \/ 7\.\d MB, only the first time$/],
    ['zh', /^下载 4\.\d \/ 7\.\d MB（仅首次需要）$/],
  ] as const) {
    const { page, close } = await openPage();
    await page.goto(`${server.address}${locale}/`);
    await figure(page).click();
    const note = page.locator(`${PANEL} [data-download]`);
    await expect.poll(() => note.textContent()).toMatch(expected);
    release();
    await panelShown(page);
    await close();
  }
  await server.close();
});

describe('left alone for minutes', () => {
  const MINUTES = 3 * 60_000;

  /** Time in the page passes at will; what is timed there keeps the true clock. */
  async function withClock(page: Page): Promise<void> {
    await page.addInitScript(() => {
      const own = performance.now.bind(performance);
      Object.assign(globalThis, { trueNow: own });
    });
    await page.clock.install();
    await page.addInitScript(() => {
      performance.now = (globalThis as unknown as { trueNow(): number }).trueNow;
    });
  }

  /** Minutes after the last question was answered, which may be a moment after its answer is seen. */
  const passMinutes = (page: Page): Promise<void> =>
    expect
      .poll(async () => {
        await page.clock.fastForward(MINUTES);
        return page.workers().length;
      })
      .toBe(0);

  test('it gives its memory back; what is shown stays, and the next question starts it again', async () => {
    const { page, requests, faults, close } = await openPage();
    await withClock(page);
    await page.goto(`${inject('address')}en/`);
    await figure(page).click();
    await panelShown(page);
    expect(page.workers()).toHaveLength(1);
    const shown = await page.locator(PANEL).textContent();
    await passMinutes(page);
    expect(await page.locator(PANEL).textContent()).toBe(shown);
    // another order of the open rows, then another figure
    await page.locator(`${PANEL} [data-sort="due_date"]`).click();
    await page.waitForSelector(`${PANEL} th[aria-sort="ascending"]`);
    await expect.poll(() => page.workers().length).toBe(1);
    await page.keyboard.press('Escape');
    await passMinutes(page);
    await figure(page, 'overdue_amount').click();
    await panelShown(page);
    expect(await page.locator(`${PANEL} .rows-total`).textContent()).toContain('equals the figure');
    // its files were kept
    expect(engineRequests(requests)).toHaveLength(1);
    expect(faults).toEqual([]);
    await close();
  });

  test('a day inside a month stays answered, and another filter at that day is answered again', async () => {
    const { page, faults, close } = await openPage();
    await withClock(page);
    const address = `${inject('address')}en/`;
    await page.goto(`${address}?as_of=2026-05-13`);
    await settled(page);
    const shown = await figures(page);
    await page.clock.fastForward(MINUTES);
    await expect.poll(() => page.workers().length).toBe(0);
    expect(await figures(page)).toEqual(shown);
    await page.locator('[name="as_of"]').fill('2026-04-13');
    await page.locator('[name="as_of"]').press('Enter');
    await page.waitForURL(/as_of=2026-04-13/);
    await settled(page);
    const again = await openPage();
    await again.page.goto(`${address}?as_of=2026-04-13`);
    await settled(again.page);
    expect(await figures(page)).toEqual(await figures(again.page));
    expect(await figures(page)).not.toEqual(shown);
    expect(faults).toEqual([]);
    await again.close();
    await close();
  });
});
