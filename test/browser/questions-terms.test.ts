/** Is invoicing late, and where; what did discounts cost last quarter: two clicks, the same as a loop over the exports. */
import { expect, inject, test } from 'vitest';
import { DEMO } from '../demo/demo-report.ts';
import { demoBook } from '../oracle/demo-book.ts';
import { dayOf, sum } from '../oracle/dice.ts';
import { goByMenu, openPage, settled } from './pages.ts';

test('is our invoicing late and where; what discounts cost last quarter', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/`);
  await goByMenu(page, 'terms');
  await page.waitForSelector('[data-block="terms.reps"] tbody tr');
  await settled(page);
  const book = demoBook(DEMO);
  const late = new Map<string, number>();
  for (const { rep, currency, issued, delivered, instalments } of book.invoices)
    if (currency === 'CNY' && delivered !== null && issued - delivered > 3)
      if (issued >= dayOf('2025-07-01') && issued <= dayOf('2026-06-30'))
        late.set(rep!, (late.get(rep!) ?? 0) + instalments.length);
  const rows = await page.$$eval('[data-block="terms.reps"] tbody tr', (lines) =>
    lines.map((line) => [
      line.getAttribute('data-key')!,
      Number(line.querySelector('[data-metric="invoiced_late_count"]')!.getAttribute('data-value')),
    ]),
  );
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(late));
  // the last quarter before 30 June that is over is the one that ends on it
  const cost = sum(
    book.payments
      .filter(
        ({ kind, currency, day }) =>
          kind === 'discount' &&
          currency === 'CNY' &&
          day >= dayOf('2026-04-01') &&
          day <= dayOf('2026-06-30'),
      )
      .map(({ amount }) => amount),
  );
  expect(cost).toBeGreaterThan(0);
  const said = page.locator('[data-block="terms.answer"] [data-metric="discount_amount"]');
  expect(Number(await said.getAttribute('data-value'))).toBe(cost);
  expect(await page.textContent('[data-block="terms.answer"] .answer')).toContain(
    'in Q2\u00a02026',
  );
  // what another discount would bring in, the forecast shows
  await page.click('[data-block="terms.what-if"] a[href*="if_discount=2-10-40"]');
  await page.waitForSelector('[data-what-if][data-open] [data-chart] svg');
  expect(await page.inputValue('#what-if-rate')).toBe('2');
  expect(faults).toEqual([]);
  await close();
}, 60_000);
