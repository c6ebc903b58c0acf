/** What opens over a page: no accessibility violation, focus kept inside and given back, Escape closes it. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessFaults, LOCALES, PANEL, panelShown, sharedPage } from './pages.ts';

const shared = sharedPage();

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
  test('rows, calculation, document and its payment', async () => {
    const page = await shared.visit(`${locale}/`);
    const opener = '[data-metric="collection_rate_due"] .open-rows';
    await page.locator(opener).first().focus();
    await page.keyboard.press('Enter');
    await panelShown(page);
    expect(await accessFaults(page, PANEL)).toEqual([]);
    expect(await keepsFocus(page)).toBe(true);
    await page.locator('#panel-tab-how').click();
    await page.waitForSelector(`${PANEL} .passport`);
    expect(await accessFaults(page, PANEL)).toEqual([]);
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
      expect(await accessFaults(page, PANEL)).toEqual([]);
    }
    for (let depth = 0; depth < 2; depth++) {
      await page.keyboard.press('Escape');
      await panelShown(page);
    }
    await page.keyboard.press('Escape');
    await page.waitForSelector(PANEL, { state: 'detached' });
    expect(new URL(page.url()).hash).toBe('');
    expect(await isFocused(page, opener)).toBe(true);
    expect(shared.faults()).toEqual([]);
  });

  test.each([
    ['/', 'finder'],
    ['?', 'list of keys'],
  ])('%s opens the %s', async (key) => {
    const page = await shared.visit(`${locale}/aging/`);
    const link = 'nav summary';
    await page.locator(link).first().focus();
    await page.keyboard.press(key);
    await page.waitForSelector('dialog.finder[open]');
    expect(await accessFaults(page, 'dialog.finder')).toEqual([]);
    expect(await keepsFocus(page)).toBe(true);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog.finder', { state: 'detached' });
    expect(await isFocused(page, link)).toBe(true);
    // Without keys: its button closes it.
    await page.locator(link).first().focus();
    await page.keyboard.press(key);
    await page.locator('dialog.finder .finder-head button').click();
    await page.waitForSelector('dialog.finder', { state: 'detached' });
    expect(shared.faults()).toEqual([]);
  });

  test('the console with a result, and the seal of a page', async () => {
    const page = await shared.visit(`${locale}/data/`);
    await page.locator('[data-console] > summary').click();
    await page.waitForSelector('.schema li');
    await page.fill(
      '#console-sql',
      'select customer, sum(amount_minor)::bigint as amount from fct_item group by all',
    );
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.console-result table');
    expect(await accessFaults(page, '[data-console]')).toEqual([]);
    await shared.visit(`${locale}/change/`);
    await page.locator('[data-seal] button').click();
    await page.waitForSelector('[data-seal] [role="status"]:has-text("✓")');
    expect(await accessFaults(page, '[data-seal]')).toEqual([]);
    expect(await isFocused(page, '[data-seal] button')).toBe(true);
    expect(shared.faults()).toEqual([]);
  });
});
