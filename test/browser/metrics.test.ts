/** The catalogue in a browser: reached by keyboard, filters kept, readable without script, no fault of access. */
import { expect, inject, test } from 'vitest';
import { FIGURES } from '../../src/metrics/catalogue.ts';
import { accessFaults, openPage, readSite, settled } from './pages.ts';

const SAMPLE = ['aging', 'collection_rate_due', 'discount_cost', 'stage_recovery_rate'];

test('from the foot of a page to a figure’s page and back, filters and engine kept', async () => {
  const { page, faults, close } = await openPage();
  const rep = readSite().options.rep[0]!.value;
  await page.goto(`${inject('address')}en/?rep=${rep}`);
  await settled(page);
  await page.evaluate(() => Object.assign(window, { stays: true }));
  await page.locator('footer [data-nav]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/en/metrics/?rep=${rep}`);
  await settled(page);
  await page.locator('a[href^="overdue_share/"]').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/en/metrics/overdue_share/?rep=${rep}`);
  await settled(page);
  const shown = await page
    .locator('[data-block="metrics/overdue_share.now"] [data-metric]')
    .first();
  expect(await shown.getAttribute('data-value')).not.toBe('');
  expect(await page.locator('pre').first().textContent()).toContain(`p.rep = '${rep}'`);
  expect(await page.evaluate(() => 'stays' in window)).toBe(true);
  await page.goBack();
  await page.waitForURL(`**/en/metrics/?rep=${rep}`);
  await settled(page);
  expect(faults).toEqual([]);
  await close();
});

test('without script every figure has its page, with its value, meaning and example', async () => {
  const { page, faults, close } = await openPage({ javaScriptEnabled: false });
  await page.goto(`${inject('address')}zh/metrics/`);
  expect(await page.locator('.metric-group tbody tr').count()).toBe(FIGURES.length);
  for (const id of SAMPLE) {
    await page.goto(`${inject('address')}en/metrics/${id}/`);
    expect(await page.locator('.definition').count(), id).toBe(1);
    expect(await page.locator('[data-metric]').count(), id).toBeGreaterThan(0);
  }
  expect(faults).toEqual([]);
  await close();
});

test.each(SAMPLE)('%s: no fault of access, and nothing wider than a phone', async (id) => {
  const { page, close } = await openPage({ viewport: { width: 360, height: 740 } });
  await page.goto(`${inject('address')}zh/metrics/${id}/`);
  await settled(page);
  expect(await accessFaults(page)).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await close();
});
