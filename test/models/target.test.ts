/** Targets by rep and region, and in one report currency; promises converted as their invoices are. */
import { expect, test } from 'vitest';
import { A, B, closeAfterEach, run } from './run-models.ts';

closeAfterEach();

const targets = 'select rep, region, amount_minor from mart_target order by rep, region';

test('a target stands in the region where all of its rep’s items are, and nowhere else', async () => {
  const db = await run({
    raw_invoice: [
      { ...A, invoice_id: '1', rep: 'north', region: 'N' },
      { ...A, invoice_id: '2', rep: 'north', region: 'N' },
      { ...B, invoice_id: '3', rep: 'both', region: 'N' },
      { ...B, invoice_id: '4', rep: 'both', region: 'S' },
      { ...B, invoice_id: '5', rep: 'partly', region: 'S' },
      { ...B, invoice_id: '6', rep: 'partly' },
    ],
    raw_target: [
      { month: '2026-01', rep: 'north', amount_minor: 100 },
      { month: '2026-01', rep: 'both', amount_minor: 200 },
      { month: '2026-01', rep: 'partly', amount_minor: 300 },
      { month: '2026-01', rep: 'idle', amount_minor: 400 },
      { month: '2026-01', rep: 'said', region: 'S', amount_minor: 500 },
    ],
  });
  expect((await db.query(targets)).map((row) => Object.values(row))).toEqual([
    ['both', null, 200],
    ['idle', null, 400],
    ['north', 'N', 100],
    ['partly', null, 300],
    ['said', 'S', 500],
  ]);
});

test('a target of another currency is converted at its month’s rate; without a rate it has no amount', async () => {
  const db = await run(
    {
      raw_rate: [
        { currency: 'USD', date: '2025-12-15', rate: 7 },
        { currency: 'USD', date: '2026-02-01', rate: 7.5 },
      ],
      raw_invoice: [{ ...A, currency: 'CNY' }],
      raw_target: [
        { month: '2026-01', rep: 'a', amount_minor: 10_000, currency: 'USD' },
        { month: '2026-02', rep: 'b', amount_minor: 10_000, currency: 'USD' },
        { month: '2026-01', rep: 'c', amount_minor: 10_000, currency: 'CNY' },
        { month: '2026-01', rep: 'd', amount_minor: 10_000, currency: 'EUR' },
      ],
    },
    { report_currency: 'CNY' },
  );
  // 100.00 × 7, 100.00 × 7.5, as it is, unknown
  expect((await db.query(targets)).map((row) => Object.values(row))).toEqual([
    ['a', null, 70_000],
    ['b', null, 75_000],
    ['c', null, 10_000],
    ['d', null, null],
  ]);
});

test('a promise is of the invoice’s currency: 600 dollars are not kept by 400', async () => {
  const db = await run(
    {
      raw_rate: [{ currency: 'USD', date: '2026-01-01', rate: 7 }],
      raw_invoice: [{ ...A, amount_minor: 100_000, currency: 'USD' }],
      raw_payment: [
        { invoice_id: 'A', pay_date: '2026-02-20', amount_minor: 40_000, currency: 'USD' },
      ],
      raw_promise: [
        { invoice_id: 'A', made_on: '2026-02-12', due_on: '2026-02-25', amount_minor: 60_000 },
      ],
    },
    { report_currency: 'CNY' },
  );
  // 600.00 × 7
  expect(await db.query('select amount_minor from fct_promise')).toEqual([
    { amount_minor: 420_000 },
  ]);
});
