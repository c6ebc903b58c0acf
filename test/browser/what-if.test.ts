/** What a reader assumes is worked out in the page, stands in the address, and is the same to whoever opens it. */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { accessFaults, engineRequests, openPage, readSite, settled } from './pages.ts';

const site = readSite();
const [first, second] = site.options.customer;
const PANEL = '[data-what-if][data-open]';

/** All that the panel says and shows, figures in full. */
const shown = async (page: Page): Promise<string[]> => {
  await page.waitForSelector(`${PANEL} [data-chart] svg`);
  return page.$$eval(`${PANEL} :is(.answer, .who li, tbody td, tfoot td)`, (found) =>
    found.map((element) => element.textContent!),
  );
};

test('assumptions change what would come, and a link shows the same to others', async () => {
  const { page, requests, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/forecast/`);
  await page.waitForSelector('html[data-started]');
  const title = await page.title();
  expect(requests.filter((address) => address.includes('what-if'))).toEqual([]);
  await page.click('[data-what-if-open]');
  await page.waitForSelector(PANEL);
  expect(requests.filter((address) => address.includes('what-if')).length).toBeGreaterThan(0);
  expect(await accessFaults(page, PANEL)).toEqual([]);

  await page.fill('#what-if-paid', first!.label);
  await page.press('#what-if-paid', 'Enter');
  await page.fill('#what-if-paid', 'nobody of that name');
  await page.press('#what-if-paid', 'Enter');
  await page.locator(`${PANEL} .customer-notice p`).waitFor();
  await page.selectOption('#what-if-which', 'some');
  await page.fill('#what-if-broken', second!.value);
  await page.press('#what-if-broken', 'Enter');
  await page.fill('#what-if-slip', '14');
  await page.fill('#what-if-rate', '2');
  await page.fill('#what-if-taken', '140');
  await page.press('#what-if-taken', 'Tab');
  await page.locator('#what-if-taken-fault', { hasText: 'From 0.01 to 100.' }).waitFor();
  await page.fill('#what-if-taken', '40');
  await page.press('#what-if-taken', 'Tab');
  await page.waitForURL(/if_discount=2-10-40/);
  const params = new URL(page.url()).searchParams;
  expect(params.get('if_paid')).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\d\\.${first!.value}$`));
  expect([params.get('if_broken'), params.get('if_slip')]).toEqual([second!.value, '14']);
  expect(await page.title()).toBe(`What if · ${title}`);
  expect(await accessFaults(page, PANEL)).toEqual([]);
  expect(engineRequests(requests)).toEqual([]);
  const own = await shown(page);
  expect(own[0]).toMatch(/^What if: /);

  const other = await openPage();
  await other.page.addInitScript(() => {
    const window = globalThis as unknown as { shift: number };
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        window.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await other.page.goto(page.url());
  expect(await shown(other.page)).toEqual(own);
  expect(await other.page.title()).toBe(`What if · ${title}`);
  expect(engineRequests(other.requests)).toEqual([]);
  const shift = await other.page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
  expect(shift).toBeLessThan(0.02);

  // the page's filters and its other language keep what is assumed
  await other.page.selectOption('[name="region"]', site.options.region[0]!.value);
  await settled(other.page);
  await other.page.waitForURL(/region=.*if_slip=14/);
  expect(await shown(other.page)).not.toEqual(own);
  await other.page.click('a.language');
  await other.page.waitForURL(/\/zh\/forecast\/.*if_slip=14/);
  expect((await shown(other.page))[0]).toContain('假设情景');
  expect([...faults, ...other.faults]).toEqual([]);
  await other.close();

  // back, step by step, and to the forecast
  await page.goBack();
  await page.waitForFunction(() => !location.search.includes('if_discount'));
  await page.waitForFunction(
    () => (document.querySelector('#what-if-rate') as HTMLInputElement).value === '',
  );
  await page.click(`${PANEL} .what-if-tools button`);
  expect(new URL(page.url()).search).toBe('');
  expect(await page.title()).toBe(title);
  expect(await page.locator(PANEL).count()).toBe(0);
  await close();
});

test('what a link assumes in vain is named, and the rest shown', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(
    `${inject('address')}en/forecast/?if_paid=2030-01-01.${first!.value}&if_broken=ZZZ&if_slip=7`,
  );
  await page.locator('[data-notice] p').nth(1).waitFor();
  const texts = await page.locator('[data-notice] p').allTextContents();
  expect(texts[0]).toContain('a payment on 1 Jan 2030');
  expect(texts[1]).toContain('customer ZZZ');
  const lines = page.locator(`${PANEL} .who li`);
  await expect.poll(() => lines.count()).toBe(2);
  await page.click('.notice-close');
  expect(new URL(page.url()).search).toBe('?if_slip=7');
  expect(faults).toEqual([]);
  await close();
});

test('where the open book does not arrive, that is said, and another try opens the panel', async () => {
  const { page, close } = await openPage();
  await page.route('**/what-if-*', (route) => route.abort());
  await page.goto(`${inject('address')}en/forecast/?if_slip=7`);
  const status = page.locator('[data-engine-status]');
  await expect.poll(() => status.textContent()).toMatch(/did not arrive/);
  expect(await page.locator(PANEL).count()).toBe(0);
  expect(await page.locator('[data-what-if-open]').isVisible()).toBe(true);
  await page.unroute('**/what-if-*');
  await status.getByRole('button').click();
  expect((await shown(page))[0]).toMatch(/^What if: /);
  expect(await status.textContent()).toBe('');
  await close();
});

test('a field half filled in is no step of the history, and a key that is not known gets no room', async () => {
  const { page, close } = await openPage();
  await page.goto(`${inject('address')}en/forecast/?if_nothing=1`);
  await page.waitForSelector('html[data-started]');
  expect(await page.locator('html[data-assuming]').count()).toBe(0);
  await page.click('[data-what-if-open]');
  await page.waitForSelector(PANEL);
  const steps = await page.evaluate(() => history.length);
  await page.fill('#what-if-rate', '2');
  await page.press('#what-if-rate', 'Tab');
  await page.fill('#what-if-slip', '999');
  await page.press('#what-if-slip', 'Tab');
  await page.locator('#what-if-slip-fault', { hasText: 'From 1 to 365.' }).waitFor();
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await close();
});
