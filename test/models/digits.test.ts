/** Amounts without a currency are read with two digits, and belong to an invoice whose currency may have none. */
import { expect, test } from 'vitest';
import { openTotal } from './marts-at.ts';
import { A, closeAfterEach, run } from './run-models.ts';

closeAfterEach();

// 12,000 yen: the invoice says so, the other exports have no currency column and are read as 12000.00
const YEN = { ...A, amount_minor: 12_000, currency: 'JPY' };

test('a payment of 9,000 without a currency pays 9,000 yen of a yen invoice', async () => {
  const db = await run({
    raw_invoice: [YEN],
    raw_payment: [{ invoice_id: 'A', pay_date: '2026-01-20', amount_minor: 900_000 }],
  });
  expect(await openTotal(db, '2026-01-31')).toBe(3_000);
});

test('a payment that names its currency is taken as it was read', async () => {
  const db = await run({
    raw_invoice: [YEN],
    raw_payment: [
      { invoice_id: 'A', pay_date: '2026-01-20', amount_minor: 9_000, currency: 'JPY' },
    ],
  });
  expect(await openTotal(db, '2026-01-31')).toBe(3_000);
});

test('a promise and a credit limit take the digits of the currency they turn out to be in', async () => {
  const db = await run({
    raw_invoice: [YEN],
    raw_customer: [{ customer_id: 'C1', credit_limit_minor: 5_000_000 }],
    raw_promise: [
      { invoice_id: 'A', made_on: '2026-02-12', due_on: '2026-02-25', amount_minor: 600_000 },
    ],
  });
  expect(await db.query('select amount_minor from fct_promise')).toEqual([{ amount_minor: 6_000 }]);
  expect(await db.query('select currency, credit_limit_minor from mart_limit')).toEqual([
    { currency: 'JPY', credit_limit_minor: 50_000 },
  ]);
});
