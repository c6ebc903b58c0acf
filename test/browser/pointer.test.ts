/** One pointer over all charts of a page: mouse, finger, keys, dragged months, and what is lit together. */
import type { Locator, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { openPage, PANEL, panelShown, settled, sharedPage } from './pages.ts';

const TIP = '.tip:not([hidden])';
const LINES = '.pointer-overlay line';

const shared = sharedPage();

async function ready(path: string): Promise<Page> {
  const page = await shared.visit(path);
  await page.waitForSelector('.chart[tabindex]');
  await page.mouse.move(0, 0);
  return page;
}

const drawing = (page: Page, chart: string): Locator =>
  page.locator(`[data-chart="${chart}"] .chart:is(.wide, .small)`);

/** Over a mark, as a hand comes to it: the first move only fetches the pointer. */
async function hover(page: Page, mark: Locator): Promise<void> {
  await mark.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await mark.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.waitForSelector('.tip', { state: 'attached' });
  await page.mouse.move(x + width / 2 + 0.5, y + height / 2);
}

/** How far anything on the page has jumped since the test asked to watch. */
const watchShifts = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = globalThis as unknown as { shifts: number };
    seen.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        seen.shifts += entry.value;
    }).observe({ type: 'layout-shift' });
  });
const shifts = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts);

test('a month under the mouse is shown on every chart of time at once, with all series and units', async () => {
  const page = await ready('en/trend/');
  await watchShifts(page);
  const chart = drawing(page, 'trend-dso');
  await hover(page, chart.locator('[data-step="2026-02"]').last());
  const tip = (await page.textContent(TIP))!;
  expect(tip).toContain('Feb 2026');
  expect(tip).toContain('This period');
  expect(tip).toContain('A year ago');
  expect(tip).toContain('days');
  expect(tip).toContain('Click: rows · Drag: choose the period');
  const drawn = await page.$$eval('.chart:has([data-step])', (charts) =>
    charts
      .filter((each) => each.clientWidth > 0 && each.querySelector('[data-step="2026-02"]'))
      .map((each) => each.querySelectorAll('.pointer-overlay line').length),
  );
  expect(drawn.length).toBeGreaterThan(6);
  expect(new Set(drawn)).toEqual(new Set([1]));
  await page.mouse.move(2, 2);
  expect(await page.locator(`${TIP}, ${LINES}`).count()).toBe(0);
  expect(await shifts(page)).toBe(0);
  expect(await page.locator('.chart title').count()).toBe(0);
  expect(shared.faults()).toEqual([]);
});

test('keys lead along the months: the tip and the line follow, each is said once, nothing moves', async () => {
  const page = await ready('en/');
  await watchShifts(page);
  const chart = drawing(page, 'overdue_by_age');
  await chart.focus();
  await page.evaluate(() => {
    const seen = globalThis as unknown as { said: string[] };
    seen.said = [];
    new MutationObserver((changes) => {
      for (const { target } of changes)
        if ((target as Element).closest?.('[aria-live]') && target.textContent)
          seen.said.push(target.textContent);
    }).observe(document.body, { childList: true, subtree: true });
  });
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft']) {
    await page.keyboard.press(key);
    expect(await chart.locator(LINES).count()).toBe(1);
  }
  const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  expect(said.map((text) => text.slice(0, 9))).toEqual(['Jul 2025:', 'Aug 2025:', 'Jul 2025:']);
  expect(said[0]).toMatch(/90\+ days: ¥[\d.]+\sM.*Enter: rows$/);
  await page.keyboard.press('Escape');
  expect(await page.locator(`${TIP}, ${LINES}`).count()).toBe(0);
  expect(await chart.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('End');
  expect(await page.textContent(TIP)).toContain('Jun 2026');
  expect(await shifts(page)).toBe(0);
  await page.keyboard.press('Enter');
  await panelShown(page);
});

test('dragged months are the period of the page; Escape lets them go', async () => {
  const page = await ready('en/');
  const chart = drawing(page, 'overdue_by_age');
  const middle = async (step: string) => {
    const { x, y, width, height } = (await chart
      .locator(`[data-step="${step}"]`)
      .first()
      .boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  const drag = async () => {
    const [from, to] = [await middle('2025-10'), await middle('2026-03')];
    await hover(page, chart.locator('[data-step="2025-10"]').first());
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    expect(await page.textContent(TIP)).toContain('Oct 2025 – Mar 2026');
  };
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await page.locator(`.pointer-overlay rect, ${PANEL}`).count()).toBe(0);
  expect(new URL(page.url()).search).toBe('');
  await drag();
  await page.mouse.up();
  await page.waitForURL(/from=2025-10&to=2026-03/);
  await settled(page);
  expect(await page.inputValue('[name="from"]')).toBe('2025-10');
  expect(await page.inputValue('[name="to"]')).toBe('2026-03');
  expect(await page.locator(PANEL).count()).toBe(0);
});

test('a chart that is redrawn under a still mouse takes its tip with it', async () => {
  const page = await ready('en/trend/');
  await hover(page, drawing(page, 'trend-dso').locator('[data-step="2026-02"]').last());
  expect(await page.locator(TIP).count()).toBe(1);
  await page.selectOption('[name="region"]', { index: 1 });
  await page.waitForURL(/region=/);
  await settled(page);
  expect(await page.locator(`${TIP}, ${LINES}`).count()).toBe(0);
  expect(shared.faults()).toEqual([]);
});

test('a customer is lit in all charts and tables, from a mark and from a row', async () => {
  const page = await ready('en/change/');
  const mark = drawing(page, 'change-overdue').locator('[data-mark]').first();
  const name = (await mark.getAttribute('data-mark'))!;
  await hover(page, mark);
  const lit = () =>
    page.$$eval('[data-lit]', (found) =>
      found.map(
        (each) =>
          each.getAttribute('data-mark') ?? each.querySelector('a')?.textContent ?? each.tagName,
      ),
    );
  const fromMark = await lit();
  expect(new Set(fromMark)).toEqual(new Set([name]));
  expect(fromMark.length).toBeGreaterThan(2);
  expect(await page.textContent(TIP)).toContain(`Click: only ${name} · Enter: rows`);
  await hover(page, page.locator('tr[data-lit] td').first());
  expect(await lit()).toEqual(fromMark);
});

test('a finger: a tap shows the tip inside the window, a second one opens the rows', async () => {
  const { page, close } = await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto(`${inject('address')}en/`);
  await page.waitForSelector('.chart.narrow[tabindex]');
  const mark = page.locator('[data-chart="overdue_by_age"] .narrow [data-step="2026-06"]').first();
  await mark.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await mark.boundingBox())!;
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  const tip = (await page.locator(TIP).boundingBox())!;
  expect(await page.textContent(TIP)).toContain('Tap again: rows');
  expect(tip.x).toBeGreaterThanOrEqual(0);
  expect(tip.x + tip.width).toBeLessThanOrEqual(390);
  expect(await page.locator(PANEL).count()).toBe(0);
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await page.waitForSelector(PANEL);
  await close();
});

test('a line of a word’s size says its months by mouse and keys, and has no rows to offer', async () => {
  const page = await ready('en/');
  const line = page.locator('.leading .spark');
  await hover(page, line);
  expect(await page.textContent(TIP)).toMatch(/202[56]¥\d\.\d+\sM/);
  expect(await page.textContent(TIP)).not.toContain('Click');
  await page.mouse.move(2, 2);
  await line.focus();
  await page.keyboard.press('End');
  expect(await page.textContent(TIP)).toContain('Jun 2026');
  // the same month on the charts below
  expect(await page.locator(LINES).count()).toBeGreaterThan(1);
  await page.keyboard.press('Enter');
  expect(await page.locator(PANEL).count()).toBe(0);
  expect(shared.faults()).toEqual([]);
});

test('a cell of the cohort triangle says whose invoices, at which age, how much of them', async () => {
  const page = await ready('en/trend/');
  const cell = page.locator('.triangle tr[data-key="2025-09"] td[data-age="2"]');
  const share = Number(await cell.getAttribute('data-value')) * 100;
  const billed = await page.textContent('.triangle tr[data-key="2025-09"] td');
  await hover(page, cell);
  const tip = (await page.textContent(TIP))!;
  expect(tip).toContain('Invoiced in Sep 2025, 2 months after issue');
  expect(tip).toContain(`${share.toFixed(1)}% of ${billed} received`);
  await page.mouse.move(2, 2);
  expect(await page.locator(TIP).count()).toBe(0);
  await page.locator('.triangle .open-rows').first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.textContent(TIP)).toContain('1 month after issue');
  expect(shared.faults()).toEqual([]);
});
