/** What opens over a page: no accessibility violation, focus kept inside and given back, Escape closes it. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../src/bench/chromium.ts';
import { LOCALES, openPage, PANEL, panelShown, settled } from './pages.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function violations(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (within) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const result = await axe.run(document.querySelector(within)!);
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)}`),
    );
  }, selector);
}

/** Whether focus stays in the dialog, whichever way Tab goes round; beyond its ends lies only the browser itself. */
async function keepsFocus(page: Page): Promise<boolean> {
  const steps = [...Array<string>(40).fill('Tab'), ...Array<string>(45).fill('Shift+Tab')];
  for (const step of steps) {
    await page.keyboard.press(step);
    const isInside = await page.evaluate(() => {
      const { activeElement, body } = document;
      return activeElement === body || activeElement!.closest('dialog[open]') !== null;
    });
    if (!isInside) return false;
  }
  return true;
}

const isFocused = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element === document.activeElement);

describe.each(LOCALES)('%s', (locale) => {
  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    test('rows, calculation, document and its payment', async () => {
      const { page, faults, close } = await openPage(browser, { colorScheme });
      await page.goto(`${inject('address')}${locale}/`);
      const opener = '[data-metric="collection_rate"] .open-rows';
      await page.locator(opener).first().focus();
      await page.keyboard.press('Enter');
      await panelShown(page);
      expect(await violations(page, PANEL)).toEqual([]);
      expect(await keepsFocus(page)).toBe(true);
      await page.locator('#panel-tab-how').click();
      await page.waitForSelector(`${PANEL} .passport`);
      expect(await violations(page, PANEL)).toEqual([]);
      await page.locator('#panel-tab-rows').click();
      await page.waitForSelector(`${PANEL} .open-document`);
      // From a payment to its invoice and on to another payment: three steps deep.
      for (let depth = 0; depth < 2; depth++) {
        const before = await page.locator(`${PANEL} h2`).textContent();
        await page.locator(`${PANEL} .open-document`).first().click();
        await page.waitForFunction(
          ([title, selector]) => document.querySelector(`${selector} h2`)?.textContent !== title,
          [before, PANEL],
        );
        await panelShown(page);
        expect(await violations(page, PANEL)).toEqual([]);
      }
      for (let depth = 0; depth < 2; depth++) {
        await page.keyboard.press('Escape');
        await panelShown(page);
      }
      await page.keyboard.press('Escape');
      await page.waitForSelector(PANEL, { state: 'detached' });
      expect(new URL(page.url()).hash).toBe('');
      expect(await isFocused(page, opener)).toBe(true);
      expect(faults).toEqual([]);
      await close();
    });

    test.each([
      ['/', 'finder'],
      ['?', 'list of keys'],
    ])('%s opens the %s', async (key) => {
      const { page, faults, close } = await openPage(browser, { quiet: true, colorScheme });
      await page.goto(`${inject('address')}${locale}/aging/`);
      await settled(page);
      const link = 'nav a';
      await page.locator(link).first().focus();
      await page.keyboard.press(key);
      await page.waitForSelector('dialog.finder[open]');
      expect(await violations(page, 'dialog.finder')).toEqual([]);
      expect(await keepsFocus(page)).toBe(true);
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog.finder', { state: 'detached' });
      expect(await isFocused(page, link)).toBe(true);
      // Without keys: its button closes it.
      await page.locator(link).first().focus();
      await page.keyboard.press(key);
      await page.locator('dialog.finder .finder-head button').click();
      await page.waitForSelector('dialog.finder', { state: 'detached' });
      expect(faults).toEqual([]);
      await close();
    });

    test('the console with a result, and the seal of a page', async () => {
      const { page, faults, close } = await openPage(browser, { colorScheme });
      await page.goto(`${inject('address')}${locale}/data/`);
      await page.locator('[data-console] > summary').click();
      await page.waitForSelector('.schema li');
      await page.fill(
        '#console-sql',
        'select customer, sum(amount_minor)::bigint as amount from fct_item group by all',
      );
      await page.keyboard.press('Control+Enter');
      await page.waitForSelector('.console-result table');
      expect(await violations(page, '[data-console]')).toEqual([]);
      await page.goto(`${inject('address')}${locale}/change/`);
      await settled(page);
      await page.locator('[data-seal] button').click();
      await page.waitForSelector('[data-seal] [role="status"]:has-text("✓")');
      expect(await violations(page, '[data-seal]')).toEqual([]);
      expect(await isFocused(page, '[data-seal] button')).toBe(true);
      expect(faults).toEqual([]);
      await close();
    });
  });
});
