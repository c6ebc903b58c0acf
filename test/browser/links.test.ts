/** An address never shows other figures than it asks for without a word. */
import { expect, inject, test } from 'vitest';
import { accessFaults, figures, openPage, readSite, settled } from './pages.ts';

const site = readSite();

test('a link that asks for nobody says so on every page until the filter changes', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/?rep=ZZZ&utm_source=mail`);
  const notice = page.locator('[data-notice]');
  await notice.locator('p').waitFor();
  const text = 'This link asks for sales rep ZZZ, which this report does not have; showing all.';
  expect(await notice.locator('p').allTextContents()).toEqual([text]);
  expect(await notice.getAttribute('role')).toBe('status');
  expect(await accessFaults(page, '[data-notice]')).toEqual([]);
  await page.click('nav a[href*="aging/"]');
  await page.waitForURL(/\/en\/aging\//);
  await page.locator('[data-notice] p').waitFor();
  await page.click('a.language');
  await page.waitForURL(/\/zh\/aging\//);
  await page.locator('[data-notice] p', { hasText: '不在本报表中' }).waitFor();
  await page.selectOption('[name="region"]', site.options.region[0]!.value);
  await settled(page);
  expect(await notice.textContent()).toBe('');

  // back at the link it is said again, and closing it mends the address
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await page.waitForURL(/rep=ZZZ/);
  await page.locator('[data-notice] p').waitFor();
  await page.click('.notice-close');
  expect(new URL(page.url()).search).toBe('');
  expect(await notice.textContent()).toBe('');
  expect(faults).toEqual([]);
  await close();
});

test('what the sender saw is shown as of then, and the latest is one click away', async () => {
  const { page, close } = await openPage();
  await page.goto(`${inject('address')}en/aging/`);
  const latest = await figures(page);
  await page.goto(`${inject('address')}en/aging/?from=2025-06&as_of=2026-05-31`);
  await settled(page);
  await page.click('[data-notice] button:has-text("Show the latest")');
  await settled(page);
  expect(new URL(page.url()).searchParams.has('as_of')).toBe(false);
  expect(await figures(page)).toEqual(latest);
  expect(await page.locator('[data-notice]').textContent()).toBe('');

  // who sets the date himself knows it, also after a reload
  await page.fill('[name="as_of"]', '2026-04-30');
  await page.press('[name="as_of"]', 'Enter');
  await page.waitForURL(/as_of=2026-04-30/);
  await page.reload();
  await settled(page);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(await page.locator('[data-notice]').textContent()).toBe('');
  await close();
});

test('a customer that nobody is called stays in the box, with those who come close', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/`);
  await page.waitForSelector('html[data-started]');
  await page.fill('[name="customer"]', 'yuan');
  await page.press('[name="customer"]', 'Enter');
  const notice = page.locator('[data-customer-notice]');
  await notice.locator('button').first().waitFor();
  expect(await notice.textContent()).toContain('No customer is called “yuan”.');
  expect(await page.inputValue('[name="customer"]')).toBe('yuan');
  expect(new URL(page.url()).search).toBe('');
  expect(await accessFaults(page, '[data-customer-notice]')).toEqual([]);
  await notice.locator('button').first().click();
  await page.waitForURL(/customer=/);
  await settled(page);
  expect(await notice.textContent()).toBe('');
  expect(faults).toEqual([]);
  await close();
});
