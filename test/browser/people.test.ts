/** The customers list and the pages of one customer and one rep in a browser: search, order, statement, links. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, inject, test } from 'vitest';
import { accessFaults, engineRequests, openPage, readSite, settled, sharedPage } from './pages.ts';

const shared = sharedPage();

const names = (page: Page): Promise<string[]> =>
  page.$$eval('[data-list] tbody tr[data-key]', (rows) =>
    rows.map((row) => row.getAttribute('data-key')!),
  );

describe('the customers list', () => {
  test('finds by name and id and sorts by any head, without the engine', async () => {
    const { page, requests, faults, close } = await openPage();
    await page.goto(`${inject('address')}en/customers/`);
    const first = await names(page);
    expect(first).toHaveLength(50);
    await page.fill('[data-list-search]', 'c0004');
    await expect.poll(() => names(page)).toEqual(['C0004']);
    await page.fill('[data-list-search]', '轴承');
    await expect.poll(async () => (await names(page)).length).toBeGreaterThan(1);
    await page.fill('[data-list-search]', '');
    await expect.poll(async () => (await names(page)).length).toBeGreaterThan(50);
    // By keyboard: the head of the first column, then round again.
    await page.focus('[data-sort="open"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('th[aria-sort="descending"] [data-sort="open"]');
    const amounts = await page.$$eval('[data-list] tbody [data-metric="open_amount"]', (cells) =>
      cells.map((cell) => Number((cell as HTMLElement).dataset.value)),
    );
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    await page.keyboard.press('Enter');
    await page.waitForSelector('th[aria-sort="ascending"] [data-sort="open"]');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-sort'))).toBe(
      'open',
    );
    expect(engineRequests(requests)).toEqual([]);
    expect(await accessFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('keeps search and order while filters change, and a row leads on with them', async () => {
    const { page, faults, close } = await openPage();
    const site = readSite();
    const region = site.options.region[0]!.value;
    await page.goto(`${inject('address')}en/customers/`);
    await page.click('[data-sort="customer"]');
    await page.waitForSelector('th[aria-sort="ascending"] [data-sort="customer"]');
    const all = (await names(page)).length;
    await page.selectOption('[name="region"]', region);
    await settled(page);
    await page.waitForSelector('th[aria-sort="ascending"] [data-sort="customer"]');
    expect((await names(page)).length).toBeLessThan(all);
    const [id] = await names(page);
    await page.click('[data-list] tbody tr:first-child th a');
    await page.waitForURL(/customer\/\?/);
    await settled(page);
    const address = new URL(page.url());
    expect(address.searchParams.get('customer')).toBe(id);
    expect(address.searchParams.get('region')).toBe(region);
    await page.goBack();
    await settled(page);
    expect(await page.locator('[data-list]').count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('one customer', () => {
  test('shows every part, ties its statement, and saves it as CSV', async () => {
    const page = await shared.visit('en/customer/?customer=C0003');
    for (const id of [
      'aging',
      'balance',
      'behaviour',
      'terms',
      'items',
      'disputes',
      'promises',
      'contacts',
      'statement',
    ])
      expect(await page.locator(`[data-chart="customer-${id}"]`).count(), id).toBe(1);
    expect(await page.getAttribute('[data-tie]', 'data-tie')).toBe('yes');
    const net = Number(
      await page.getAttribute('[data-tie] [data-metric="net_open_amount"]', 'data-value'),
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('[data-statement="csv"]'),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    const cells = lines.slice(1).map((line) => line.split(','));
    const amount = (text: string): number => Math.round(Number(text || '0') * 100);
    const balance = cells
      .slice(1, -1)
      .reduce((sum, row) => sum + amount(row[6]!) - amount(row[7]!), amount(cells[0]![8]!));
    expect(balance).toBe(net);
    expect(amount(cells.at(-1)![8]!)).toBe(net);
    expect(await accessFaults(page)).toEqual([]);
    expect(shared.faults()).toEqual([]);
  });

  test('is the explanation again when the filter is emptied, also with another one set', async () => {
    const region = readSite().options.region[0]!.value;
    const page = await shared.visit(
      `zh/customer/?customer=C0003&region=${encodeURIComponent(region)}`,
    );
    await page.fill('[name="customer"]', '');
    await page.press('[name="customer"]', 'Enter');
    await settled(page);
    expect(await page.textContent('.answer')).toContain('尚未选择客户');
    expect(await page.locator('[data-chart]').count()).toBe(0);
    expect(shared.faults()).toEqual([]);
  });

  test('an unknown id explains itself and asks nothing', async () => {
    const { page, requests, faults, close } = await openPage();
    await page.goto(
      `${inject('address')}en/customer/?customer=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E`,
    );
    await settled(page);
    expect(await page.textContent('.answer')).toContain('the data has none of that name');
    expect(engineRequests(requests)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('a statement alone is printed on upright A4', async () => {
    const page = await shared.visit('en/customer/?customer=C0003&from=2026-06');
    await page.evaluate(() => {
      Object.assign(globalThis, { print: () => dispatchEvent(new Event('printed')) });
    });
    await page.click('[data-statement="print"]');
    await page.waitForFunction(() => document.documentElement.dataset.print === 'statement');
    await page.emulateMedia({ media: 'print' });
    const shown = await page.$$eval('[data-block]', (blocks) =>
      blocks
        .filter((block) => block.checkVisibility())
        .map((block) => block.getAttribute('data-block')),
    );
    expect(shown).toEqual(['customer.statement']);
    expect(await page.locator('.statement button').first().isVisible()).toBe(false);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.evaluate(() => document.documentElement.dataset.print)).toBeUndefined();
    await page.emulateMedia({ media: null });
    await page.click('[data-statement="items"]');
    await page.waitForFunction(() => document.documentElement.dataset.print === 'items');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.statement h2.movements').isVisible()).toBe(false);
    expect(await page.locator('.statement div.open-items').isVisible()).toBe(true);
    expect(await page.textContent('[data-issued]')).toMatch(/^Issued: \d+ \w+ \d{4}$/);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: null });
  });

  test('prints on one sheet, whose foot says whose it is and as of when', async () => {
    const page = await shared.visit('en/customer/?customer=C0003');
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    expect(pdf.numPages).toBe(1);
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text).toMatch(/account · As of 30 Jun 2026 · [^\n]+ · CNY · Customer: Yuanzhou/);
    expect(text).not.toContain('all customers');
  });
});

test('one rep has rank, book, trend and customers, in both languages', async () => {
  const rep = readSite().options.rep[0]!.value;
  for (const locale of ['en', 'zh']) {
    const page = await shared.visit(`${locale}/rep/?rep=${encodeURIComponent(rep)}`);
    for (const id of ['rep-trend', 'rep-aging', 'rep-customers', 'rep-balance'])
      expect(await page.locator(`[data-chart="${id}"]`).count(), id).toBe(1);
    expect(await accessFaults(page)).toEqual([]);
    expect(shared.faults()).toEqual([]);
  }
});

describe.each(['en/customers/', 'en/customer/?customer=C0003', 'en/rep/?rep=R01'])('%s', (path) => {
  test('fits a phone, with targets that a finger hits', async () => {
    const page = await shared.visit(path);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    const small = await page.$$eval('main :is(button:not(.open-rows), input, tbody a)', (targets) =>
      targets
        .filter((target) => target.checkVisibility())
        .filter((target) => target.getBoundingClientRect().height < 44)
        .map((target) => target.outerHTML.slice(0, 100)),
    );
    expect(small).toEqual([]);
  });
});
