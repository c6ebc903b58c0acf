/** A mark of a chart filters where it stands for a filter's value, and opens what it is made of where it does not; Enter opens rows. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openData, settled, sharedPage } from './pages.ts';

const drawing = (chart: string): string => `[data-chart="${chart}"] .chart.wide`;
const panel = 'dialog.panel[open]';
const chosen = (page: Page, key: string): string | null =>
  new URL(page.url()).searchParams.get(key);

/** The mark of that name, or of that series; a mark may be thin, so it is hit where it is. */
async function clickMark(page: Page, chart: string, name: string): Promise<void> {
  const mark = (attribute: string) => `${drawing(chart)} svg [${attribute}*="${name}"]`;
  const either = page.locator(`${mark('data-mark')}, ${mark('data-series')}`);
  await either.first().click({ force: true });
}

const tip = '.tip:not([hidden])';

/** A chart that was redrawn takes the keyboard once nothing else is waited for. */
async function focusChart(page: Page, chart: string): Promise<void> {
  await page.locator(`${drawing(chart)}[tabindex]`).focus();
}

const shared = sharedPage();

async function ready(path: string): Promise<Page> {
  const page = await shared.visit(path);
  // Charts take the keyboard once the script is there.
  await page.waitForSelector('.chart[tabindex]');
  // Data that an earlier test has opened lies over the charts below it.
  await page.$$eval('.chart-data[open]', (folds) => {
    for (const fold of folds) (fold as HTMLDetailsElement).open = false;
  });
  // Some charts stand in a fold.
  await page.$$eval('.more', (folds) => {
    for (const fold of folds) (fold as HTMLDetailsElement).open = true;
  });
  return page;
}

/** The first column of a chart's data, which is closed again; of a customer the name without its id. */
async function names(page: Page, chart: string): Promise<string[]> {
  const data = `[data-chart="${chart}"] .chart-data`;
  if (await page.locator(`${data}:not([open])`).count()) await openData(page, chart);
  const found = await page.$$eval(`${data} tbody tr > :first-child`, (cells) =>
    cells.map((cell) => (cell.querySelector('a') ?? cell).textContent!.trim()),
  );
  await page.locator(`${data}[open] > summary`).press('Enter');
  return found;
}

test.each(['reps-rate', 'reps-overdue'])(
  '%s: a mark opens the page of its rep, for filtered there is nobody left to compare with',
  async (chart) => {
    const page = await ready('en/reps/');
    const all = await names(page, chart);
    await clickMark(page, chart, all[1]!);
    await page.waitForURL(/\/rep\/\?(.*&)?rep=/);
    await settled(page);
    expect(await page.locator('select[name="rep"]').inputValue()).toBe(chosen(page, 'rep'));
    expect(shared.faults()).toEqual([]);
  },
);

test('by keyboard: arrows lead along the customers, Space filters, and again undoes it', async () => {
  const page = await ready('en/change/');
  const [first, second] = await names(page, 'change-overdue');
  await focusChart(page, 'change-overdue');
  await page.keyboard.press('ArrowDown');
  expect(await page.textContent(tip)).toContain(first);
  await page.keyboard.press('ArrowDown');
  expect(await page.textContent(tip)).toContain(second);
  await page.keyboard.press('Space');
  await page.waitForURL(/[?&]customer=/);
  await settled(page);
  expect(await names(page, 'change-overdue')).toEqual([second]);
  await focusChart(page, 'change-overdue');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.waitForURL((url) => !url.searchParams.has('customer'));
});

test.each(['change-overdue', 'change-open', 'change-dso'])(
  '%s: a customer filters, and all others lead to the data',
  async (chart) => {
    const page = await ready('en/change/');
    await clickMark(page, chart, 'others');
    await page.waitForSelector(`[data-chart="${chart}"] .chart-data[open] summary:focus`);
    const [largest] = await names(page, chart);
    await clickMark(page, chart, largest!);
    await page.waitForURL(/[?&]customer=/);
    await settled(page);
    expect(await names(page, chart)).toEqual([largest]);
    await clickMark(page, chart, largest!);
    await page.waitForURL((url) => !url.searchParams.has('customer'));
    await settled(page);
  },
);

test('an invoice among the days late opens as a document', async () => {
  const page = await ready('en/customer/?customer=C0012');
  const [document] = await names(page, 'customer-behaviour');
  await clickMark(page, 'customer-behaviour', document!);
  await page.waitForSelector(`${panel} h2:has-text("${document}")`);
  await page.keyboard.press('Escape');
  await page.waitForSelector(panel, { state: 'detached' });
  await focusChart(page, 'customer-behaviour');
  await page.keyboard.press('ArrowRight');
  const first = /INV-[\d-]*\d/.exec((await page.textContent(tip))!)![0];
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${panel} h2:has-text("${first}")`);
});

const PAGES = [
  ...['en/', 'en/trend/', 'en/aging/', 'en/change/', 'en/customer/?customer=C0012', 'en/reps/'],
  'en/rep/?rep=R02',
];
test.each(PAGES)('%s: every mark of every chart does something', async (path) => {
  const page = await ready(path);
  const charts = await page.$$eval('[data-chart]:has(.chart:not(.spark) svg)', (found) =>
    found.map((chart) => chart.getAttribute('data-chart')!),
  );
  for (const chart of charts) {
    await ready(path);
    // The pointer is there from the first touch of a chart.
    await page.locator(`[data-chart="${chart}"] .chart:is(.wide, .small)`).hover();
    await page.waitForSelector('.tip', { state: 'attached' });
    const does = await page.evaluate((id) => {
      const done: string[] = [];
      const root = document.querySelector(`[data-chart="${id}"]`)!;
      // Marks that lead on are links of the data, which stay on this page for the test.
      const note = (event: Event) => {
        const target = event.target as Element;
        if (target.closest('.open-rows, .chart-data tbody a')) {
          event.stopImmediatePropagation();
          event.preventDefault();
          done.push('rows');
        }
      };
      // The address does change: a second mark of the same filter undoes it.
      const { pushState } = history;
      history.pushState = (...step) => {
        done.push('filter');
        pushState.apply(history, step);
      };
      addEventListener('click', note, true);
      const idle: string[] = [];
      for (const mark of root.querySelectorAll('.chart:is(.wide, .small) svg [data-mark]')) {
        const before = done.length;
        const { left, right, top, bottom } = mark.getBoundingClientRect();
        const fold = root.querySelector<HTMLDetailsElement>('.chart-data');
        if (fold) fold.open = false;
        mark.dispatchEvent(
          new MouseEvent('click', {
            bubbles: true,
            clientX: (left + right) / 2,
            clientY: (top + bottom) / 2,
          }),
        );
        if (fold?.open) done.push('data');
        if (done.length === before) idle.push(mark.getAttribute('data-mark')!);
      }
      removeEventListener('click', note, true);
      history.pushState = pushState;
      return { marks: done.length, idle };
    }, chart);
    expect([chart, does.idle]).toEqual([chart, []]);
  }
  expect(charts.length).toBeGreaterThan(0);
});
