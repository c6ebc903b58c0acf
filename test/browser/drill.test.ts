/** From a figure to its rows, its calculation and its documents, by mouse and by keyboard, and back. */
import { readFile } from 'node:fs/promises';
import { openXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import {
  accessFaults,
  LOCALES,
  openPage,
  PANEL,
  panelShown,
  settled,
  sharedPage,
} from './pages.ts';

const shared = sharedPage();

const violations = (page: Page): Promise<string[]> => accessFaults(page, 'dialog');

test('a figure opens its rows, which sum to it; a row opens its document; Escape steps back', async () => {
  const page = await shared.visit('en/');
  const figure = page.locator('[data-metric="open_amount"] .open-rows').first();
  await figure.focus();
  await page.keyboard.press('Enter');
  await panelShown(page);
  expect(await page.locator(`${PANEL} .rows-total`).textContent()).toContain('equals the figure');
  expect(await violations(page)).toEqual([]);
  const document = page.locator(`${PANEL} .open-document`).first();
  const name = await document.textContent();
  await document.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${PANEL} h2:has-text("${name}")`);
  await panelShown(page);
  expect(await page.locator(`${PANEL} tbody`).textContent()).toMatch(/invoices-.*\.csv/);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.waitForSelector(`${PANEL} .rows-total:has-text("equals the figure")`);
  await page.keyboard.press('Escape');
  await page.waitForSelector(PANEL, { state: 'detached' });
  expect(new URL(page.url()).hash).toBe('');
  expect(await figure.evaluate((element) => element === globalThis.document.activeElement)).toBe(
    true,
  );
  expect(shared.faults()).toEqual([]);
});

test('how it is calculated: the formula with its numbers, what is left out, and the seal', async () => {
  const page = await shared.visit('en/');
  await page.locator('[data-metric="dso"] .open-rows').first().click();
  await panelShown(page);
  await page.getByRole('tab', { name: 'How this is calculated' }).click();
  await panelShown(page);
  const text = (await page.locator(`${PANEL} .passport`).textContent())!;
  expect(text).toContain('open receivables at the as-of date');
  expect(text).toContain('invoiced in the DSO window');
  expect(text).toContain('rows in all');
  expect(text).toContain('equals the printed figure to the last digit');
  expect(text).toContain('from mart_piece p');
  expect(await violations(page)).toEqual([]);
  expect(shared.faults()).toEqual([]);
});

test('the address of an open panel opens it again, filtered as it was', async () => {
  const { page, close } = await openPage();
  const hash = encodeURIComponent(JSON.stringify({ metric: 'aging', at: { bucket: '1-30' } }));
  await page.goto(`${inject('address')}en/aging/?basis=issue#rows=${hash}`);
  await panelShown(page);
  expect(await page.locator(`${PANEL} .unit-line`).textContent()).toContain('Invoice date');
  await page.locator(`${PANEL} .panel-close`).click();
  await page.waitForSelector(PANEL, { state: 'detached' });
  expect(new URL(page.url()).hash).toBe('');
  await close();
});

test.each([
  '%7Bbroken',
  '%E0%A4%A',
  encodeURIComponent(JSON.stringify({ metric: 'no_such_metric' })),
  encodeURIComponent(JSON.stringify({ metric: 'open_amount', at: { '1=1 or bucket': 'x' } })),
])('an address that names no rows says so: %s', async (rows) => {
  const page = await shared.visit(`en/#rows=${rows}`);
  await page.waitForSelector(`${PANEL} h2:has-text("No such rows")`);
  expect(await violations(page)).toEqual([]);
  await page.locator(`${PANEL} .panel-close`).click();
  await page.waitForSelector(PANEL, { state: 'detached' });
  expect(new URL(page.url()).hash).toBe('');
  expect(shared.faults()).toEqual([]);
});

test('a cell of a table stands for its row and column, and arrows move among them', async () => {
  const page = await shared.visit('en/aging/');
  const cells = page.locator('[data-block="aging.rep"] tbody tr:first-child .open-rows');
  await cells.first().waitFor();
  await cells.first().focus();
  await page.keyboard.press('ArrowRight');
  const moved = await page.evaluate(() => document.activeElement!.closest('td')!.cellIndex);
  const first = await cells.first().evaluate((element) => element.closest('td')!.cellIndex);
  expect(moved).toBe(first + 1);
  await page.keyboard.press('Enter');
  await panelShown(page);
  expect(await page.locator(`${PANEL} .rows-total`).textContent()).toContain('equals the figure');
});

test('rows sort by any column and go to a spreadsheet with every row and exact amounts', async () => {
  const page = await shared.visit('en/');
  await page.locator('[data-metric="overdue_amount"] .open-rows').first().click();
  await panelShown(page);
  await page.locator(`${PANEL} [data-sort="due_date"]`).click();
  await page.waitForSelector(`${PANEL} th[aria-sort="ascending"]`);
  const total = (await page.locator(`${PANEL} .rows-total`).textContent())!;
  const count = Number(/^([\d,]+) rows/.exec(total)![1]!.replaceAll(',', ''));
  const sum = /total ([\d,.]+)/.exec(total)![1]!.replaceAll(',', '');
  const file = async (name: string): Promise<Buffer> => {
    const download = page.waitForEvent('download');
    await page.locator(PANEL).getByRole('button', { name, exact: true }).click();
    return readFile((await (await download).path())!);
  };
  const lines = (await file('CSV')).toString('utf8').trim().split('\r\n');
  // Above the head what the rows are of, under them their total.
  const head = lines.indexOf('') + 1;
  expect(lines[0]).toBe('Overdue');
  expect(lines[1]).toMatch(/^As of \d+ \w+ \d{4} · CNY$/);
  expect(lines[head]).toContain(',Days late,');
  expect(lines).toHaveLength(head + count + 2);
  const column = lines[head]!.split(',').indexOf('Amount counted');
  expect(lines.at(-1)!.split(',')[column]).toBe(sum);
  const cents = lines
    .slice(head + 1, -1)
    .reduce((at, line) => at + Number(line.split(',')[column]!.replace('.', '')), 0);
  expect((cents / 100).toFixed(2)).toBe(sum);
  const book = await openXlsx(await file('Excel'));
  expect(book.sheets[0]!.rows).toHaveLength(lines.length);
  expect(shared.faults()).toEqual([]);
});

test('without the engine the panel says why', async () => {
  const { page, close } = await openPage();
  await page.route('**/engine/*.wasm*', (route) => route.abort());
  await page.goto(`${inject('address')}en/`);
  await page.locator('[data-metric="open_amount"] .open-rows').first().click();
  await panelShown(page);
  expect(await page.locator(`${PANEL} [role="alert"]`).textContent()).toMatch(
    /cannot be shown here/,
  );
  await close();
});

test('on a phone the panel fills the screen and its targets are large enough', async () => {
  const { page, close } = await openPage({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await page.goto(`${inject('address')}zh/`);
  await page.locator('[data-metric="overdue_amount"] .open-rows').first().click();
  await panelShown(page);
  const small = await page.$$eval(
    'dialog button, dialog select',
    (found) =>
      found
        .map((element) => element.getBoundingClientRect())
        .filter(({ height, width }) => width > 0 && height < 44).length,
  );
  expect(small).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violations(page)).toEqual([]);
  await settled(page);
  await close();
});

test('what is open now opens without the file of all rows', async () => {
  const { page, requests, close } = await openPage();
  await page.goto(`${inject('address')}en/`);
  for (const metric of ['open_amount', 'overdue_amount']) {
    await page.locator(`[data-metric="${metric}"] .open-rows`).first().click();
    await panelShown(page);
    expect(await page.locator(`${PANEL} .rows-total`).textContent()).toContain('equals the figure');
    await page.keyboard.press('Escape');
    await page.waitForSelector(PANEL, { state: 'detached' });
  }
  expect(requests.filter((address) => /\/items-/.test(address))).toEqual([]);
  expect(requests.some((address) => /\/core-/.test(address))).toBe(true);
  await close();
});

const FIGURE_PAGES = [
  ...['', 'trend/', 'aging/', 'change/', 'customers/', 'customer/?customer=C0012', 'reps/'],
  ...['rep/?rep=R02', 'alerts/', 'metrics/', 'metrics/dso/', 'metrics/roll_rate/'],
];
test.each(LOCALES.flatMap((locale) => FIGURE_PAGES.map((path) => `${locale}/${path}`)))(
  '%s: every figure opens its rows',
  async (path) => {
    const page = await shared.visit(path);
    // what stands in a fold is made a button when it is opened; of a chart's data one is open at a time
    await page.evaluate(async () => {
      for (const fold of document.querySelectorAll('details')) {
        fold.open = true;
        await new Promise((resolve) => setTimeout(resolve));
      }
    });
    await page.waitForFunction(() =>
      // Behind a zero in a table there are no rows.
      [...document.querySelectorAll('[data-metric]:not([data-ask="null"])')].every((figure) =>
        figure.querySelector('.open-rows'),
      ),
    );
    expect(await page.locator('[data-metric]').count()).toBeGreaterThan(0);
  },
);

test('a row of all others opens theirs, and they sum to it', async () => {
  for (const [path, line] of [
    ['en/aging/', '[data-block="aging.customer"] tbody tr:last-child'],
    ['en/aging/', '[data-block="aging.concentration"] tbody tr:last-child'],
    ['en/change/', '[data-block="change.open"] tbody tr:last-child'],
  ]) {
    const page = await shared.visit(path!);
    // Those of a chart's data stand in a fold.
    await page
      .locator(line!)
      .first()
      .evaluate((row) => {
        for (let at = row.closest('details'); at; at = at.parentElement!.closest('details'))
          at.open = true;
      });
    await page.locator(`${line} .open-rows`).first().click();
    await panelShown(page);
    expect(await page.locator(`${PANEL} .unit-line`).textContent()).toContain('all others');
    expect(await page.locator(`${PANEL} .rows-total`).textContent()).toContain('equals the figure');
    await page.getByRole('tab', { name: 'How this is calculated' }).click();
    await panelShown(page);
    expect(await page.locator(`${PANEL} .passport`).textContent()).toContain('to the last digit');
  }
});

test('the delay of an alert is of its own months, and the rows are', async () => {
  const page = await shared.visit('en/alerts/');
  const delays = page.locator('.evidence [data-metric="payment_delay"] .open-rows');
  await delays.nth(1).waitFor();
  const periods: string[] = [];
  for (const at of [0, 1]) {
    await delays.nth(at).click();
    await panelShown(page);
    periods.push((await page.locator(`${PANEL} .unit-line`).textContent())!);
    await page.getByRole('tab', { name: 'How this is calculated' }).click();
    await panelShown(page);
    expect(await page.locator(`${PANEL} .passport`).textContent()).toContain('to the last digit');
    await page.locator(`${PANEL} .panel-close`).click();
    await page.waitForSelector(PANEL, { state: 'detached' });
  }
  expect(periods[0]).toContain('Apr 2026 – Jun 2026');
  expect(periods[1]).toContain('Apr 2025 – Mar 2026');
});

test.each([
  ['en', 'Why there is no value', /what it is divided by \(/i],
  ['zh', '为什么没有数值', /分母（/],
])('%s: a figure without a value says why', async (locale, heading, reason) => {
  const page = await shared.visit(`${locale}/customers/`);
  await page.locator('[data-metric="credit_utilisation"][data-value=""] button').first().click();
  await panelShown(page);
  const text = (await page.locator(`${PANEL} .passport`).textContent())!;
  expect(text).toContain(heading);
  expect(text).toMatch(reason);
  expect(await violations(page)).toEqual([]);
  expect(shared.faults()).toEqual([]);
});

test('on a phone every figure is a target of 44 by 44 that overlaps no other, and the finder has a button', async () => {
  const { page, close } = await openPage({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  for (const path of ['en/', 'en/worklist/', 'zh/aging/']) {
    await page.goto(inject('address') + path);
    await page.waitForSelector('.open-rows');
    const [small, overlapping] = await page.$$eval('.open-rows', (found) => {
      const boxes = found
        .filter((element) => element.checkVisibility())
        .map((element) => element.getBoundingClientRect());
      const overlaps = boxes.filter((a, i) =>
        boxes.some(
          (b, j) =>
            i < j &&
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5,
        ),
      );
      return [
        // a digit is some tenths of a pixel wider in one browser than in another
        boxes.filter(({ width, height }) => Math.min(width, height) < 43.5).length,
        overlaps.length,
      ];
    });
    expect([path, small, overlapping]).toEqual([path, 0, 0]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
  }
  await page.getByRole('button', { name: '查找' }).click();
  await page.waitForSelector('dialog.finder[open]');
  await page.getByRole('button', { name: '快捷键' }).click();
  await page.waitForSelector('dialog.finder[open] kbd');
  await close();
});
