/** Who is over its limit, and since when: two clicks from the overview, the same as a loop over the demo's exports. */
import { expect, inject, test } from 'vitest';
import { DEMO } from '../demo/demo-report.ts';
import { demoBook } from '../oracle/demo-book.ts';
import { dateOf, dayOf, sum } from '../oracle/dice.ts';
import { openAt, plainLedger } from '../oracle/plain-ledger.ts';
import { goByMenu, openPage, settled } from './pages.ts';

/** Customers over their limit with the first day of it, from the exports alone. */
function overLimit(currency: string): Record<string, string> {
  const book = demoBook(DEMO);
  const { items } = plainLedger(book);
  const asOf = dayOf('2026-06-30');
  const found: Record<string, string> = {};
  for (const { customer, limit, currency: own } of book.customers) {
    if (limit === 0 || own !== currency) continue;
    const mine = items.filter((item) => item.customer === customer && item.currency === currency);
    let day = asOf;
    while (sum(mine.map((item) => openAt(item, day))) > limit) day--;
    if (day < asOf) found[customer] = dateOf(day + 1);
  }
  return found;
}

test('who is over its limit and since when', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/`);
  await goByMenu(page, 'credit');
  await page.waitForSelector('[data-block="credit.list"]');
  await settled(page);
  const rows = await page.$$eval('[data-block="credit.list"] tbody tr', (lines) =>
    lines.map((line) => ({
      customer: line.getAttribute('data-key')!,
      days: line.querySelector('[data-metric="over_limit_days"]')?.getAttribute('data-value'),
    })),
  );
  const over = rows.filter(({ days }) => days !== undefined);
  const wanted = overLimit('CNY');
  expect(Object.keys(wanted).length).toBeGreaterThan(0);
  expect(
    Object.fromEntries(
      over.map(({ customer, days }) => [customer, dateOf(dayOf('2026-06-30') - Number(days))]),
    ),
  ).toEqual(wanted);
  const answer = await page.textContent('[data-block="credit.answer"] .answer');
  expect(answer).toContain(`${over.length} of `);
  const first = Object.values(wanted).sort()[0]!;
  const said = new Date(`${first}T00:00:00Z`).toLocaleDateString('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  expect(answer).toContain(`since ${said}`);
  expect(faults).toEqual([]);
  await close();
}, 60_000);
