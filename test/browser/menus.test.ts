/** The menus of pages: by keyboard, by finger and without a script; they move nothing on the page. */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { accessFaults, goByMenu, openPage, sharedPage } from './pages.ts';

const shared = sharedPage();

const opened = (page: Page): Promise<string[]> =>
  page.locator('nav details[open] > summary').allTextContents();

const summary = (page: Page, name: string) => page.locator('.menus summary', { hasText: name });

test('one is open at a time; Escape, a click or the next stop of Tab beside it close it', async () => {
  const page = await shared.visit('en/');
  await summary(page, 'Who owes').focus();
  await page.keyboard.press('Enter');
  expect(await opened(page)).toEqual(['Who owes']);
  expect(await accessFaults(page, 'nav')).toEqual([]);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement!.textContent!.trim())).toBe('Ageing');
  await page.keyboard.press('Escape');
  expect(await opened(page)).toEqual([]);
  expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Who owes');

  await page.keyboard.press('Space');
  await summary(page, 'What to do').click();
  expect(await opened(page)).toEqual(['What to do']);
  await page.locator('h1').click();
  expect(await opened(page)).toEqual([]);
  await summary(page, 'Can I trust it').click();
  await page.keyboard.press('Shift+Tab');
  expect(await opened(page)).toEqual([]);
  expect(shared.faults()).toEqual([]);
});

test('the page and its group are marked, also below another page; nothing moves', async () => {
  const page = await shared.visit('en/');
  const marks = () =>
    page.$$eval('.menus [aria-current]', (found) =>
      found.map((each) => `${each.textContent!.trim()} ${each.getAttribute('aria-current')}`),
    );
  expect(await marks()).toEqual(['Where do we stand true', 'Overview page']);
  const [top, height] = await page.evaluate(() => [
    document.querySelector('main')!.getBoundingClientRect().top,
    document.documentElement.scrollHeight,
  ]);
  await summary(page, 'Where do we stand').click();
  expect(
    await page.evaluate(() => [
      document.querySelector('main')!.getBoundingClientRect().top,
      document.documentElement.scrollHeight,
    ]),
  ).toEqual([top, height]);
  await page.locator('.menus [open] a', { hasText: 'Overview' }).click();
  expect(await opened(page)).toEqual([]);
  await goByMenu(page, 'customers');
  await page.waitForURL('**/en/customers/');
  expect(await marks()).toEqual(['Who owes true', 'Customers page']);
  await page.locator('main tbody a').first().click();
  await page.waitForURL('**/en/customer/?*');
  expect(await marks()).toEqual(['Who owes true', 'Customers true']);
});

test('on a phone one menu holds all groups, without a script too', async () => {
  const { page, faults, close } = await openPage({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  await page.goto(`${inject('address')}zh/aging/`);
  await page.click('nav .menu > summary');
  const places = await page.$$eval('nav a, nav summary', (found) =>
    found
      .filter((each) => each.checkVisibility())
      .map((each) => ({ at: each.getBoundingClientRect(), text: each.textContent!.trim() })),
  );
  expect(places[0]!.text).toBe('谁在欠款：账龄');
  for (const { at, text } of places) {
    expect(at.height, text).toBeGreaterThanOrEqual(44);
    expect(at.left, text).toBeGreaterThanOrEqual(0);
    expect(at.right, text).toBeLessThanOrEqual(360);
  }
  expect(await page.locator('nav .menu b').allTextContents()).toEqual([
    '现状如何',
    '谁在欠款',
    '谁在催收',
    '将收多少',
    '该做什么',
    '是否可信',
    '视图',
  ]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.click('nav .menu a:text-is("预测")');
  await page.waitForURL('**/zh/forecast/');
  expect(faults).toEqual([]);
  await close();
});
