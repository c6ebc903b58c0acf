/** What a rep earns on a month, in two clicks from the overview, against a loop over the demo's own files. */
import { expect, inject, test } from 'vitest';
import { DEMO } from '../demo/demo-report.ts';
import { demoBook } from '../oracle/demo-book.ts';
import { monthOf } from '../oracle/dice.ts';
import { plainCommission } from '../oracle/plain-commission.ts';
import { plainLedger } from '../oracle/plain-ledger.ts';
import { engineRequests, openPage, settled } from './pages.ts';

test('what does a rep earn on September: overview, reps, the rep', async () => {
  const { page, requests, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/`);
  await page.click('[data-block="overview.reps"] a[href$="reps/"]');
  await page.waitForSelector('[data-chart="reps-commission"]');
  await page.click('[data-chart="reps-commission"] a:has-text("Sun Wei")');
  const month = '[data-chart="rep-commission"] tr[data-key="2025-09"]';
  await page.waitForSelector(month);
  await settled(page);
  const said = await page.$eval(`${month} [data-metric="commission_amount"]`, (cell) => [
    Number((cell as HTMLElement).dataset.value),
    cell.textContent,
  ]);
  const book = demoBook(DEMO);
  const earned = plainCommission(plainLedger(book), book.commission!)
    .filter((line) => line.rep === 'R03' && monthOf(line.day) === '2025-09')
    .filter(({ currency }) => currency === 'CNY')
    .reduce((sum, line) => sum + line.earned, 0);
  expect(earned).toBeGreaterThan(0);
  expect(said).toEqual([earned, (earned / 100).toLocaleString('en', { minimumFractionDigits: 2 })]);
  expect(engineRequests(requests)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});
