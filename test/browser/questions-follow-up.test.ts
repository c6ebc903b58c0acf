/**
 * What a collections manager asks of disputes, promises and agencies, each within two clicks of the overview: the answer on
 * the page beside plain loops over the demo's exports.
 */
import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { engineRequests, goByMenu, openPage, readSite, settled, sharedPage } from './pages.ts';

const read = (name: string): Record<string, string>[] => {
  const [head, ...lines] = readFileSync(`data/exports/${name}`, 'utf8').trim().split(/\r?\n/);
  const keys = head!.replace('\ufeff', '').split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, i) => [keys[i]!, cell])),
  );
};
const YUAN = new Set(
  ['2023H2', '2024H1', '2024H2', '2025H1', '2025H2', '2026H1']
    .flatMap((half) => read(`invoices-${half}.csv`))
    .filter(({ currency }) => currency === 'CNY')
    .map(({ invoice_id: id }) => id),
);
const dayOf = (date: string): number => Date.parse(date) / 86_400_000;
const asOf = (): string => readSite().asOf;

const shared = sharedPage();
test('which disputes are older than 45 days', async () => {
  const page = await shared.visit('en/');
  await goByMenu(page, 'disputes');
  await settled(page);
  const old = read('disputes.csv').filter(
    (row) =>
      YUAN.has(row.invoice_id!) &&
      row.opened! <= asOf() &&
      (row.resolved === '' || row.resolved! > asOf()) &&
      dayOf(asOf()) - dayOf(row.opened!) > 45,
  );
  expect(old.length).toBeGreaterThan(0);
  // in sight, not behind another click
  const listed = await page.$$eval('[data-chart="disputes-list"] tbody tr', (rows) =>
    rows
      .filter((row) => row.getClientRects().length > 0)
      .map((row) => ({
        invoice: row.querySelector('th')!.textContent!,
        days: Number(row.querySelectorAll('td')[4]!.textContent!.replaceAll(',', '')),
      })),
  );
  const mine = listed.filter(({ days }) => days > 45);
  expect(mine.map(({ invoice }) => invoice).sort()).toEqual(
    old.map((row) => row.invoice_id!).sort(),
  );
  const text = await page.textContent('.answer');
  expect(text).toMatch(/has been disputed for more than 45 days/);
  expect(shared.faults()).toEqual([]);
});

test('which promises fall due this week', async () => {
  const page = await shared.visit('en/');
  await goByMenu(page, 'follow-up');
  await settled(page);
  const due = read('promises.csv').filter(
    (row) => YUAN.has(row.invoice_id!) && row.made_on! <= asOf() && row.due_on! >= asOf(),
  );
  const total = due.reduce((sum, row) => sum + Math.round(Number(row.amount) * 100), 0);
  const invoices = await page.$$eval('[data-chart="follow-up-due"] tbody tr', (rows) =>
    rows.map((row) => row.querySelector('td:nth-child(4)')?.textContent ?? ''),
  );
  expect(invoices.sort()).toEqual(due.map((row) => row.invoice_id!).sort());
  const foot = await page.textContent('[data-chart="follow-up-due"] tfoot');
  expect(foot!.replaceAll(',', '')).toContain((total / 100).toFixed(2));
});

test('what the agency brought and cost', async () => {
  const page = await shared.visit('en/');
  await goByMenu(page, 'follow-up');
  await settled(page);
  const { from } = readSite().defaultPeriod;
  const cost = (stage: string): number =>
    read('activities.csv')
      .filter((row) => row.stage === stage && row.date! >= from && row.date! <= asOf())
      .reduce((sum, row) => sum + Math.round(Number(row.cost) * 100), 0);
  const printed = await page.$$eval('[data-chart="follow-up-third-parties"] tbody tr', (rows) =>
    rows.map((row) => [
      row.getAttribute('data-key'),
      Number(row.querySelector('[data-metric="stage_cost_amount"]')!.getAttribute('data-value')),
    ]),
  );
  expect(printed).toEqual([
    ['legal', cost('legal')],
    ['agency', cost('agency')],
  ]);
});

test('lists follow a filter without the engine', async () => {
  const { page, requests, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/disputes/`);
  await page.waitForSelector('html[data-started]');
  const [first] = await page.$$eval('[data-chart="disputes-list"] tbody tr', (rows) =>
    rows.map((row) => row.querySelectorAll('td')[1]!.querySelector('a')!.getAttribute('href')!),
  );
  const rep = new URL(first!, page.url()).searchParams.get('rep')!;
  const all = await page.locator('[data-chart="disputes-list"] tbody tr').count();
  await page.goto(`${inject('address')}en/disputes/?rep=${rep}`);
  await settled(page);
  const own = await page.locator('[data-chart="disputes-list"] tbody tr').count();
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(all);
  expect(engineRequests(requests)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});
