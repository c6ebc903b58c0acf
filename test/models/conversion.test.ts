/** Amounts converted to one report currency. */
import { describe, expect, test } from 'vitest';
import { openTotal } from './marts-at.ts';
import { A, B, closeAfterEach, meta, rules, run } from './run-models.ts';

closeAfterEach();

describe('one report currency', () => {
  const rates = [
    { currency: 'USD', date: '2026-01-01', rate: 7.123 },
    { currency: 'JPY', date: '2026-01-01', rate: 0.0471 },
  ];
  const settings = { report_currency: 'CNY' };

  test('pieces at the rate of issue sum to the converted item, digits by ISO 4217', async () => {
    const db = await run(
      {
        raw_rate: rates,
        raw_invoice: [
          { ...A, amount_minor: 100, currency: 'USD' },
          { ...B, amount_minor: 1234, currency: 'JPY' },
        ],
        raw_payment: ['2026-01-11', '2026-01-12', '2026-01-13'].map((day, i) => ({
          invoice_id: 'A',
          pay_date: day,
          amount_minor: i === 2 ? 34 : 33,
          currency: 'USD',
        })),
      },
      settings,
    );
    const pieces = await db.query(
      'select currency, amount_minor, amount_doc_minor from mart_piece order by 1, 2',
    );
    // 33 × 7.123 = 235.059; 100 × 7.123 = 712.3; the settling piece takes 712 − 2 × 235 = 242
    // 1,234 yen × 0.0471 = 58.1214 yuan = 5,812 fen
    expect(pieces.map((row) => Object.values(row))).toEqual([
      ['JPY', 5812, 1234],
      ['USD', 235, 33],
      ['USD', 235, 33],
      ['USD', 242, 34],
    ]);
    expect((await meta(db)).report_currency).toBe('CNY');
  });

  test('a document with a rate of its own is converted at it, others at the rate of the day', async () => {
    const db = await run(
      {
        raw_rate: rates,
        raw_invoice: [
          { ...A, amount_minor: 10_000, currency: 'USD', fx_rate: 7.2 },
          { ...B, amount_minor: 10_000, currency: 'USD' },
          { ...B, invoice_id: 'C', amount_minor: 10_000, currency: 'CNY', fx_rate: 1 },
        ],
      },
      settings,
    );
    // 100.00 × 7.2, 100.00 × 7.123
    expect(await db.query('select amount_minor from mart_item order by 1')).toEqual([
      { amount_minor: 10_000 },
      { amount_minor: 71_230 },
      { amount_minor: 72_000 },
    ]);
    expect(await rules(db)).toEqual([['repaired', 'own_rate', 2]]);
  });

  test('rates on documents serve their currency where no other rate is given, but not those to another currency', async () => {
    const own = await run(
      {
        raw_invoice: [
          { ...A, amount_minor: 10_000, currency: 'USD', fx_rate: 7.2 },
          { ...B, amount_minor: 10_000, currency: 'USD' },
        ],
      },
      settings,
    );
    expect(await own.query('select amount_minor from mart_item')).toEqual([
      { amount_minor: 72_000 },
      { amount_minor: 72_000 },
    ]);
    const other = await run(
      {
        raw_invoice: [
          { ...A, amount_minor: 10_000, currency: 'USD', fx_rate: 1.3 },
          { ...B, amount_minor: 10_000, currency: 'CNY', fx_rate: 9.4 },
        ],
      },
      settings,
    );
    expect(await other.query('select currency, amount_minor from mart_item')).toEqual([
      { currency: 'CNY', amount_minor: 10_000 },
    ]);
    expect(await rules(other)).toEqual([['warning', 'no_rate', 2]]);
  });

  test('a document without a rate at its date is left out, loudly', async () => {
    const db = await run(
      {
        raw_rate: rates,
        raw_invoice: [
          { ...A, issue_date: '2025-12-31', currency: 'USD' },
          { ...A, invoice_id: 'B', currency: 'EUR' },
          { ...A, invoice_id: 'C', currency: 'CNY' },
        ],
        raw_payment: [{ pay_date: '2025-12-30', amount_minor: 5, currency: 'USD' }],
      },
      settings,
    );
    expect(await db.query('select currency, amount_minor from mart_item')).toEqual([
      { currency: 'CNY', amount_minor: 1000 },
    ]);
    expect(await rules(db)).toEqual([
      ['warning', 'no_rate', 2],
      ['warning', 'no_rate', 2],
      ['warning', 'no_rate', 3],
    ]);
  });

  test('fixed rates of the settings serve where no dated one does', async () => {
    const db = await run(
      { raw_rate: rates, raw_invoice: [{ ...A, issue_date: '2025-12-31', currency: 'USD' }] },
      { ...settings, rates: { USD: 7 } },
    );
    expect(await openTotal(db, '2026-01-01')).toBe(7000);
  });

  test('no rates at all: nothing is converted', async () => {
    const db = await run({ raw_invoice: [{ ...A, currency: 'USD' }] }, settings);
    expect(await openTotal(db, '2026-01-10')).toBe(1000);
    expect((await meta(db)).report_currency).toBe('');
    expect(await db.query('select * from dim_rate')).toEqual([]);
  });
});
