/** Payments that stand as columns of the invoice row. */
import { describe, expect, test } from 'vitest';
import { openTotal } from './marts-at.ts';
import { A, B, closeAfterEach, meta, rules, run } from './run-models.ts';

closeAfterEach();

describe('payments that stand as columns of the invoice', () => {
  test('a settled date: the whole amount, or what was paid, on that day', async () => {
    const db = await run({
      raw_invoice: [
        { ...A, settled_date: '2026-02-20' },
        { ...B, settled_date: '2026-02-22', paid_minor: 450, credited_minor: 50 },
      ],
    });
    const ends = await db.query(`select i.invoice_id, end_date, end_kind, p.amount_minor
      from mart_piece p join fct_item i using (item_key) order by i.invoice_id, end_kind`);
    expect(ends.map((row) => Object.values(row))).toEqual([
      ['A', '2026-02-20', 'cash', 1000],
      ['B', '2026-02-22', 'cash', 450],
      ['B', '2026-02-22', 'credit_note', 50],
    ]);
    expect(await rules(db)).toEqual([]);
    expect((await meta(db)).has_payments).toBe('1');
  });

  test('paid without a date: on the last date of the data, and said so', async () => {
    const db = await run({ raw_invoice: [{ ...A, paid_minor: 300 }, B] });
    const paid = await db.query(
      "select end_date, amount_minor from mart_piece where end_kind = 'cash'",
    );
    expect(paid).toEqual([{ end_date: '2026-01-20', amount_minor: 300 }]);
    expect(await rules(db)).toEqual([['repaired', 'paid_date_assumed', 2]]);
  });

  test('only what is open: the rest is applied, but no collection rate can come from it', async () => {
    const db = await run({
      raw_invoice: [
        { ...A, open_minor: 250 },
        { ...B, open_minor: 500 },
      ],
    });
    expect(await openTotal(db, '2026-01-20')).toBe(750);
    const { has_payments, is_open_items_only } = await meta(db);
    expect({ has_payments, is_open_items_only }).toEqual({
      has_payments: '0',
      is_open_items_only: '1',
    });
  });

  test('an instalment row is paid by its own columns', async () => {
    const db = await run({
      raw_invoice: [
        { ...A, instalment_no: 1 },
        { ...A, instalment_no: 2, due_date: '2026-03-09', settled_date: '2026-02-01' },
      ],
    });
    const items = await db.query('select instalment_no, settled_date from fct_item order by 1');
    expect(items.map((row) => row.settled_date)).toEqual([null, '2026-02-01']);
  });

  test('columns that cannot be are not used, and said so', async () => {
    const db = await run({
      raw_invoice: [
        { ...A, open_minor: 1200 },
        { ...B, paid_minor: -5 },
      ],
    });
    expect(await openTotal(db, '2026-01-20')).toBe(1500);
    expect(await rules(db)).toEqual([
      ['warning', 'paid_column_not_usable', 2],
      ['warning', 'paid_column_not_usable', 3],
    ]);
  });

  test('with payment rows the columns are only compared', async () => {
    const db = await run({
      raw_invoice: [{ ...A, paid_minor: 300, settled_date: '2026-01-15' }],
      raw_payment: [{ invoice_id: 'A', pay_date: '2026-01-15', amount_minor: 200 }],
    });
    expect(await openTotal(db, '2026-01-15')).toBe(800);
    expect(await rules(db)).toEqual([['warning', 'paid_column_differs', 2]]);
  });

  test('an open column too, by its sum', async () => {
    const pay = (amount: number) => [
      { invoice_id: 'A', pay_date: '2026-01-15', amount_minor: amount },
    ];
    const differs = await run({
      raw_invoice: [{ ...A, open_minor: 700 }],
      raw_payment: pay(200),
    });
    expect(await openTotal(differs, '2026-01-15')).toBe(800);
    expect(await rules(differs)).toEqual([['warning', 'open_column_differs', 2]]);
    const agrees = await run({ raw_invoice: [{ ...A, open_minor: 800 }], raw_payment: pay(200) });
    expect(await rules(agrees)).toEqual([]);
  });
});
