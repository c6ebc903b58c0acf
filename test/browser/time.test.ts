/** What readers choose about time, by keyboard: bucket edges, steps, a cohort, two dates; sorted tables; all in the address. */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { goByMenu, goTo, openData, openPage, readSite, settled } from './pages.ts';

async function visit(path: string) {
  const opened = await openPage();
  await opened.page.goto(inject('address') + path);
  await settled(opened.page);
  return opened;
}
const query = (page: Page): string => new URL(page.url()).search;
const buckets = (page: Page) =>
  page.$$eval('[data-chart="aging-region"] thead th', (heads) =>
    heads.slice(1, -2).map((head) => head.textContent!.replace(/\u2013/g, '-')),
  );

test('bucket edges are typed; what is no ascending list is refused with a reason, and nothing changes', async () => {
  const { page, faults, close } = await visit('en/aging/');
  const edges = page.locator('[name="edges"]');
  await edges.fill('60/30');
  await edges.press('Enter');
  expect(await edges.evaluate((input: HTMLInputElement) => input.validationMessage)).toContain(
    'ascending',
  );
  expect(query(page)).toBe('');
  await edges.fill('15, 45');
  await edges.press('Tab');
  await page.waitForURL(/edges=15-45/);
  await settled(page);
  expect(await buckets(page)).toEqual(['Not due', '1-15 days', '16-45 days', '45+ days']);
  expect(await edges.inputValue()).toBe('15/45');
  expect(await page.textContent('[data-block="aging.answer"] .note')).toContain('to the cent');
  await page.goBack();
  await settled(page);
  expect(await buckets(page)).toEqual([
    'Not due',
    '1-30 days',
    '31-60 days',
    '61-90 days',
    '90+ days',
  ]);
  expect(faults).toEqual([]);
  await close();
});

test('an address with edges, basis and a past date shows the balance of that date, bucket by bucket', async () => {
  const { page, close } = await visit('en/aging/?as_of=2025-11-12&basis=issue&edges=7-200');
  const value = (selector: string) =>
    page.$$eval(selector, (found) => found.map((e) => Number(e.getAttribute('data-value'))));
  const [open] = await value('[data-block="aging.answer"] [data-metric="open_amount"]');
  const parts = await value('[data-chart="aging-region"] tfoot [data-metric="aging"]');
  expect(parts).toHaveLength(3);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(open);
  await close();
});

test('trends by quarter and fiscal year', async () => {
  const { page, faults, close } = await visit('en/trend/');
  await page.selectOption('[name="grain"]', 'quarter');
  await page.waitForURL(/grain=quarter/);
  await settled(page);
  const steps = (chart: string) =>
    page.$$eval(`[data-chart="${chart}"] tbody tr`, (rows) => rows.map((r) => r.dataset.key!));
  await openData(page, 'trend-due');
  const quarters = await steps('trend-due');
  expect(quarters.length).toBeGreaterThanOrEqual(8);
  expect(quarters.every((key) => /^\d{4}-Q[1-4]$/.test(key))).toBe(true);
  await page.selectOption('[name="grain"]', 'year');
  await page.waitForURL(/grain=year/);
  await settled(page);
  // what is open stays open
  const years = await steps('trend-due');
  expect(years.length).toBeGreaterThanOrEqual(2);
  expect(years.every((key) => /^\d{4}$/.test(key))).toBe(true);
  await openData(page, 'trend-dso');
  expect((await steps('trend-dso')).every((key) => /^\d{4}$/.test(key))).toBe(true);
  expect(faults).toEqual([]);
  await close();
});

test('the span that is chosen stands in the first line and in the address; no choice where nothing compares', async () => {
  const { page, faults, close } = await visit('en/');
  await page.selectOption('[name="compare"]', 'year');
  await page.waitForURL(/\?compare=year$/);
  await settled(page);
  expect(await page.textContent('[data-block="overview.answer"] .answer')).toContain('a year ago');
  await goByMenu(page, 'alerts');
  await page.waitForURL(/\/alerts\/\?compare=year$/);
  await settled(page);
  expect(await page.locator('[name="compare"]').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

test('a cohort is chosen in the triangle by keyboard', async () => {
  const { page, close } = await visit('en/trend/');
  const row = page.locator('[data-chart="trend-triangle"] tbody tr').nth(4);
  const key = (await row.getAttribute('data-key'))!;
  await row.locator('a').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`cohort=${key}`));
  await settled(page);
  const current = page.locator('[data-chart="trend-triangle"] [aria-current]');
  expect(await current.getAttribute('href')).toContain(`cohort=${key}`);
  const message = await page.textContent('[data-chart="trend-curves"] .message');
  expect(message).toContain((await current.textContent())!);
  await close();
});

test('why it moved: from the overview, to another date, to a customer', async () => {
  const { page, faults, close } = await visit('en/');
  await page.click('[data-block="overview.answer"] a');
  await page.waitForURL(/\/en\/change\//);
  await settled(page);
  await page.fill('[name="since"]', '2026-03-31');
  await page.press('[name="since"]', 'Enter');
  await page.waitForURL(/since=2026-03-31/);
  await settled(page);
  expect(await page.textContent('.who')).toContain('31 Mar 2026');
  const link = page.locator('[data-chart="change-customers"] tbody a').first();
  const customer = (await link.textContent())!;
  await link.click();
  await page.waitForURL(/\/en\/customer\/\?/);
  await settled(page);
  expect(await page.textContent('main')).toContain(customer);
  expect(faults).toEqual([]);
  await close();
});

test('ageing by rep is sorted by the column pressed', async () => {
  const { page, close } = await visit('en/aging/');
  const table = page.locator('[data-chart="aging-rep"]');
  const amounts = () =>
    table
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((r) => Number(r.children[5]!.getAttribute('data-value'))));
  const before = await amounts();
  await table.locator('[data-sort="90+"]').focus();
  await page.keyboard.press('Enter');
  await expect.poll(amounts).toEqual(before.toSorted((a, b) => b - a));
  await page.keyboard.press('Enter');
  await expect.poll(amounts).toEqual(before.toSorted((a, b) => a - b));
  await close();
});

test('filters that leave nothing say which one does it', async () => {
  const { page, close } = await visit('en/');
  const lines: string[] = [];
  for (const { value } of readSite().options.region) {
    await goTo(page, `?region=${encodeURIComponent(value)}&customer=C0001`);
    await settled(page);
    lines.push((await page.textContent('.answer'))!);
  }
  const empty = lines.filter((line) => line.startsWith('Nothing matches'));
  expect(empty.length).toBeGreaterThan(0);
  for (const line of empty)
    expect(line).toMatch(/together; there are results without “(Region|Customer): /);
  await close();
});

test('the overview fits a screen of 1440 by 900', async () => {
  const { page, close } = await visit('en/');
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(900);
  await close();
});
