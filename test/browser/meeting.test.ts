/** A meeting in the browser: by keyboard from customer to customer, kept over a reload, taken along as a file. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { accessFaults, engineRequests, LOCALES, openPage, readSite, settled } from './pages.ts';

const MEETING = 'dialog.meeting[open]';
const site = readSite();

async function openWorklist(page: Page, locale = 'en'): Promise<void> {
  await page.goto(`${inject('address')}${locale}/worklist/`);
  await page.waitForSelector('html[data-started]');
  await settled(page);
}

async function openMeeting(page: Page): Promise<void> {
  await page.click('[data-meeting]');
  await page.waitForSelector(MEETING);
}

const names = (page: Page): Promise<string[]> =>
  page.$$eval('[data-chart="worklist-list"] tbody tr[data-customer] th a', (links) =>
    links.map((link) => link.textContent!.trim()),
  );
const title = (page: Page): Promise<string> => page.innerText(`${MEETING} h2`);

/** The rows of the file that the page hands over. */
async function exported(page: Page): Promise<[name: string, rows: Record<string, string>[]]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`${MEETING} .meeting-foot button:has-text("actions-")`),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  return [download.suggestedFilename(), data];
}

test('two customers decided by keyboard survive a reload and leave as a file', async () => {
  const { page, requests, faults, close } = await openPage();
  await openWorklist(page);
  const [first, second] = await names(page);
  expect(requests.some((address) => /\/meeting\./.test(address))).toBe(false);
  await openMeeting(page);
  expect(await title(page)).toBe(first);
  // the open items lie beside the page: no engine is waited for
  await page.waitForSelector(`${MEETING} .meeting-known tbody tr`);
  expect(engineRequests(requests)).toEqual([]);
  expect(await accessFaults(page, MEETING)).toEqual([]);
  await page.keyboard.press('j');
  expect(await title(page)).toBe(second);
  await page.keyboard.press('k');
  expect(await title(page)).toBe(first);
  await page.keyboard.press('n');
  await page.keyboard.type('=they pay "soon", j and k are letters here');
  await page.keyboard.press('Enter');
  await page.keyboard.type('张总');
  await page.fill('#meeting-amount', '12,000.505');
  await page.locator('#meeting-amount-fault', { hasText: 'at most 2 decimals' }).waitFor();
  await page.fill('#meeting-amount', '12,000.50');
  await page.keyboard.press('Control+Enter');
  expect(await title(page)).toBe(second);
  await page.selectOption('#meeting-decision', 'wait');
  // the choice of a decision leaves the keys their work
  await page.focus('#meeting-decision');
  await page.keyboard.press('k');
  expect(await title(page)).toBe(first);
  await page.fill('#meeting-name', 'Lin Yue');
  await page.locator(`${MEETING} .meeting-count`, { hasText: '2 decisions' }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForSelector(MEETING, { state: 'detached' });

  await page.reload();
  await openMeeting(page);
  expect(await page.inputValue('#meeting-note')).toContain('\n张总');
  const [name, rows] = await exported(page);
  expect(name).toBe(`actions-${site.asOf}-lin-yue.csv`);
  expect(rows.map((row) => [row.customer_name, row.promised_amount, row.note])).toEqual([
    [first, '12000.50', '\'=they pay "soon", j and k are letters here\n张总'],
    [second, '', ''],
  ]);
  expect(rows.map((row) => row.decision)[1]).toBe('wait');
  // the name was typed when both were decided
  expect(rows.map((row) => row.decided_by)).toEqual(['Lin Yue', 'Lin Yue']);
  expect(rows.every((row) => row.decided_on === site.asOf && row.currency === 'CNY')).toBe(true);
  expect(new Set(rows.map((row) => row.action_id)).size).toBe(2);

  await page.click(`${MEETING} .meeting-foot button:has-text("Clear")`);
  await page.click(`${MEETING} .meeting-sure button:has-text("Remove")`);
  await page
    .locator(`${MEETING} [role="status"]`, { hasText: 'Nothing is on this device' })
    .waitFor();
  expect(await page.inputValue('#meeting-note')).toBe('');
  expect(faults).toEqual([]);
  await close();
});

test.each(LOCALES)('on a phone, where nothing is stored, in %s', async (locale) => {
  const { page, faults, close } = await openPage({ viewport: { width: 390, height: 844 } });
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    }),
  );
  await openWorklist(page, locale);
  await openMeeting(page);
  await page.fill('#meeting-note', 'kept until the page closes');
  const warning = { en: 'stores nothing', zh: '不允许保存' }[locale];
  await page.locator(`${MEETING} [role="status"]`, { hasText: warning }).first().waitFor();
  expect(await accessFaults(page, MEETING)).toEqual([]);
  const isWithin = await page.evaluate(
    (selector) => document.querySelector(selector)!.scrollWidth <= innerWidth,
    MEETING,
  );
  expect(isWithin).toBe(true);
  const [, rows] = await exported(page);
  expect(rows.map(({ note }) => note)).toEqual(['kept until the page closes']);
  expect(faults).toEqual([]);
  await close();
});

test('where the list stops, its button, a meeting and the sheets bring everybody', async () => {
  const { page, faults, close } = await openPage();
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await openWorklist(page);
  const all = await names(page);
  // as the build draws a book of more customers than the page lists
  await page.evaluate(() => {
    const list = document.querySelector<HTMLElement>('[data-chart="worklist-list"]')!;
    list.dataset.cut = 'worklist';
    for (const row of [...list.querySelectorAll('tbody tr')].slice(2)) row.remove();
    document.querySelector<HTMLElement>('.sheets')!.dataset.cut = 'sheets';
    document.querySelector('.sheets .on-paper')!.replaceChildren();
  });
  await openMeeting(page);
  await page.locator(`${MEETING} .panel-head .note`, { hasText: `of ${all.length}` }).waitFor();
  await page.keyboard.press('Escape');
  expect(await names(page)).toEqual(all.slice(0, 2));
  await page.click('[data-chart="worklist-list"] [data-all]');
  await page.waitForSelector('[data-chart="worklist-list"]:not([data-cut]) [data-open]');
  expect(await names(page)).toEqual(all);
  await page.click('[data-print-sheets]');
  await page.waitForSelector('html[data-printed]');
  expect(await page.locator('.sheets .sheet tbody tr').count()).toBe(all.length);
  expect(faults).toEqual([]);
  await close();
});
