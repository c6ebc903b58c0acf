/** The customers list and the pages of one customer and one rep in a browser: search, order, statement, links. */
import { readFileSync } from 'node:fs';
import { openXlsx } from 'hucre/xlsx';
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

/** The file that a button hands over, and its name. */
async function saved(page: Page, selector: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(selector)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('the list under a filter leaves the page whole, as CSV and workbook, and sums to the figure', async () => {
  const site = readSite();
  const region = site.options.region[0]!;
  const query = `region=${encodeURIComponent(region.value)}`;
  const aging = await shared.visit(`en/aging/?${query}`);
  const figure = Number(
    await aging.getAttribute('[data-metric="overdue_amount"][data-value]', 'data-value'),
  );
  const page = await shared.visit(`en/customers/?${query}`);
  const customers = Number(/\d+/.exec((await page.textContent('[data-list-count]'))!)![0]);
  const csv = await saved(page, '[data-list] [data-export="csv"]');
  const place = region.label.replaceAll(/\W+/g, '-');
  expect(csv.name).toBe(`customers-list_${site.asOf}_${place}.csv`);
  const lines = csv.bytes.toString('utf8').trimEnd().split('\r\n');
  const top = lines.indexOf('') + 1;
  expect(lines.slice(0, top).join('\n')).toMatch(
    new RegExp(`Amounts in CNY\\nAs of .* · Region: ${region.label} · CNY\\n"Source: Lanzhu`),
  );
  const at = lines[top]!.split(',').indexOf('Overdue');
  const cents = lines
    .slice(top + 1, -1)
    .map((line) => Math.round(Number(line.split(',')[at]) * 100));
  expect(cents.reduce((sum, value) => sum + value, 0)).toBe(figure);
  const { bytes } = await saved(page, '[data-list] [data-export="xlsx"]');
  const [sheet] = (await openXlsx(bytes, { readStyles: true })).sheets;
  const rows = sheet!.rows.slice(top + 1, -1);
  expect(rows.length).toBeGreaterThanOrEqual(customers);
  const sum = rows.reduce((total, row) => total + Math.round(Number(row[at]) * 100), 0);
  expect(sum).toBe(figure);
  expect(Math.round(Number(sheet!.rows.at(-1)![at]) * 100)).toBe(figure);
  expect(sheet!.autoFilter?.range).toMatch(
    new RegExp(`^A${top + 1}:[A-Z]${top + 1 + rows.length}$`),
  );
  expect(sheet!.cells?.get(`${top},0`)?.style?.font?.bold).toBe(true);
  const contact = sheet!.rows[top]!.indexOf('Last contact');
  expect(rows.some((row) => row[contact] instanceof Date)).toBe(true);
  expect(shared.faults()).toEqual([]);
});

test('the list of actions leaves the page as one row for each rule that fired', async () => {
  const page = await shared.visit('en/alerts/');
  const fired = await page.locator('.actions .chip').count();
  const { bytes } = await saved(page, '.actions [data-export="csv"]');
  const lines = bytes.toString('utf8').trimEnd().split('\r\n');
  const top = lines.indexOf('') + 1;
  expect(lines[top]).toMatch(
    /^Customer,Customer ID,Rule,Severity,At stake,Since,Evidence,Overdue,/,
  );
  expect(lines.length - top - 1).toBe(fired);
  expect(shared.faults()).toEqual([]);
});

test('eight open items are in sight until all are asked for, and documents and reps are links', async () => {
  const page = await shared.visit('en/customer/?customer=C0003');
  const list = page.locator('[data-chart="customer-items"]');
  const seen = (): Promise<number> =>
    list
      .locator('tbody tr')
      .evaluateAll((rows) => rows.filter((row) => row.checkVisibility()).length);
  const all = await list.locator('tbody tr').count();
  expect([await seen(), all > 8]).toEqual([8, true]);
  expect(
    await list.locator('.table-scroll').evaluate((box) => box.scrollHeight - box.clientHeight),
  ).toBeLessThan(2);
  expect(await list.locator('[data-all]').textContent()).toBe(`Show all ${all}`);
  await list.locator('[data-all]').click();
  expect([await seen(), await list.locator('[data-all]').textContent()]).toEqual([
    all,
    'Show the first 8',
  ]);
  expect(await list.locator('tbody th a[href^="#rows="]').count()).toBe(all);
  await list.locator('tbody td a').first().click();
  await page.waitForURL(/\/en\/rep\/\?.*rep=/);
  expect(shared.faults()).toEqual([]);
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
    const { bytes } = await saved(page, '.movements [data-export="csv"]');
    const lines = bytes.toString('utf8').trimEnd().split('\r\n');
    const cells = lines.slice(lines.indexOf('') + 2).map((line) => line.split(','));
    const amount = (text: string): number => Math.round(Number(text || '0') * 100);
    const balance = cells
      .slice(1, -1)
      .reduce((sum, row) => sum + amount(row[4]!) - amount(row[5]!), amount(cells[0]![6]!));
    expect(balance).toBe(net);
    expect(amount(cells.at(-1)![6]!)).toBe(net);
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
