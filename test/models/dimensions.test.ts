/** Whom an amount belongs to: inherited dimensions, due dates, limits, disputes, on hand-made rows. */
import { describe, expect, test } from 'vitest';
import { A, B, closeAfterEach, meta, run } from './run-models.ts';

closeAfterEach();

describe('dimensions', () => {
  test('rep, region and segment: the item, else its customer, else the region of its rep', async () => {
    const db = await run({
      raw_invoice: [
        { ...A, customer_id: 'C1', rep: 'R9', region: 'east', segment: 'retail' },
        { ...B, invoice_id: 'B', customer_id: 'C1' },
        { ...B, invoice_id: 'C', customer_id: 'C2', rep: 'Li Na' },
        { ...B, invoice_id: 'D', customer_id: null, customer_name: 'Acme' },
        { ...B, invoice_id: 'E', customer_id: null, customer_name: 'Nobody' },
        { ...B, invoice_id: 'F', customer_id: 'C3', rep: 'R2' },
      ],
      raw_customer: [
        { customer_id: 'C1', name: 'Acme', rep: 'R1', region: 'north', segment: 'key' },
        { customer_id: 'C2', segment: 'trade' },
        { customer_id: 'C3', rep: 'R1' },
      ],
      raw_rep: [
        { rep_id: 'R1', name: 'Wang', region: 'west' },
        { rep_id: 'R2', name: 'Li Na', region: 'south' },
      ],
    });
    const items = await db.query(
      'select invoice_id, customer, rep, region, segment from fct_item order by invoice_id',
    );
    expect(items.map((row) => Object.values(row))).toEqual([
      ['A', 'C1', 'R9', 'east', 'retail'],
      ['B', 'C1', 'R1', 'north', 'key'],
      ['C', 'C2', 'R2', 'south', 'trade'],
      ['D', 'C1', 'R1', 'north', 'key'],
      ['E', 'Nobody', null, null, null],
      ['F', 'C3', 'R2', 'south', null],
    ]);
    expect(await db.query("select name from dim_customer where customer = 'C1'")).toEqual([
      { name: 'Acme' },
    ]);
    expect((await db.query('select rep, name from dim_rep')).map((row) => row.rep)).toEqual([
      'R1',
      'R2',
      'R9',
    ]);
  });

  test('money that reached an item stands with the item, the rest with the customer', async () => {
    const db = await run({
      raw_invoice: [{ ...A, rep: 'R9' }],
      raw_customer: [{ customer_id: 'C1', rep: 'R1' }],
      raw_payment: [{ invoice_id: 'A', pay_date: '2026-01-05', amount_minor: 1200 }],
    });
    const cash = await db.query(
      `select rep, amount_minor, known_from, known_until from mart_movement
       where kind = 'cash' order by rep, amount_minor`,
    );
    const row = (rep: string, amount: number, from: string | null, until: string | null) => ({
      rep,
      amount_minor: amount,
      known_from: from,
      known_until: until,
    });
    // until the invoice is issued nobody knows that it is R9's
    expect(cash).toEqual([
      row('R1', 200, null, null),
      row('R1', 1000, null, '2026-01-10'),
      row('R9', 1000, '2026-01-10', null),
    ]);
    const credit = await db.query(
      `select rep, amount_minor, known_from, known_until from mart_credit
       where start_date = DATE '2026-01-05' order by rep, amount_minor`,
    );
    expect(credit).toEqual(cash);
  });

  test('a due date missing: terms of the invoice, of the customer, else the issue date', async () => {
    const db = await run({
      raw_invoice: [
        { ...A, due_date: null, terms_days: 10 },
        { ...A, invoice_id: 'B', due_date: null },
        { ...A, invoice_id: 'C', due_date: null, customer_id: 'C2' },
        { ...A, invoice_id: 'D' },
      ],
      raw_customer: [{ customer_id: 'C1', terms_days: 45 }],
    });
    const items = await db.query(
      'select invoice_id, due_date, is_due_assumed from fct_item order by invoice_id',
    );
    expect(items.map((row) => Object.values(row))).toEqual([
      ['A', '2026-01-20', true],
      ['B', '2026-02-24', true],
      ['C', '2026-01-10', true],
      ['D', '2026-02-09', false],
    ]);
  });

  test('limits: blank and 0 are none; the currency is the one most is billed in', async () => {
    const db = await run({
      raw_invoice: [
        { ...A, currency: 'USD' },
        { ...B, currency: 'EUR' },
      ],
      raw_customer: [
        { customer_id: 'C1', credit_limit_minor: 5000 },
        { customer_id: 'C2', credit_limit_minor: 0 },
        { customer_id: 'C3' },
        { customer_id: 'C4', credit_limit_minor: 7, currency: 'JPY' },
      ],
    });
    const limits = await db.query('select customer, currency, credit_limit_minor from mart_limit');
    expect(limits.map((row) => Object.values(row))).toEqual([
      ['C1', 'USD', 5000],
      ['C4', 'JPY', 7],
    ]);
  });

  test('disputes: dated rows, and invoices that are only flagged', async () => {
    const db = await run({
      raw_invoice: [
        { ...A, is_disputed: true },
        { ...B, is_disputed: true },
        { ...B, invoice_id: 'C' },
      ],
      raw_dispute: [
        { invoice_id: 'A', opened: '2026-03-01', resolved: '2026-03-09', reason: 'price' },
      ],
    });
    const disputes = await db.query(`select i.invoice_id, d.opened, d.resolved, d.reason
      from fct_dispute d join fct_item i using (invoice_key) order by i.invoice_id`);
    expect(disputes.map((row) => Object.values(row))).toEqual([
      ['A', '2026-03-01', '2026-03-09', 'price'],
      ['B', '2026-01-20', null, null],
    ]);
    expect((await meta(db)).as_of).toBe('2026-03-09');
  });
});

describe('a customer master with empty fields', () => {
  const raw = {
    raw_customer: [
      { customer_id: 'X', region: 'N', credit_limit_minor: 5_000 },
      { customer_id: 'Y', credit_limit_minor: 7_000 },
      { customer_id: 'Z', segment: 'OEM', credit_limit_minor: 9_000 },
    ],
    raw_invoice: [
      { ...A, invoice_id: '1', customer_id: 'X', region: 'S', segment: 'P', rep: 'r1' },
      { ...A, invoice_id: '2', customer_id: 'Y', region: 'S', segment: 'P', rep: 'r1' },
      { ...B, invoice_id: '3', customer_id: 'Y', region: 'S', segment: 'Q', rep: 'r1' },
      { ...A, invoice_id: '4', customer_id: 'Z', region: 'N', segment: 'P', rep: 'r1' },
      { ...B, invoice_id: '5', customer_id: 'Z', region: 'S', segment: 'P', rep: 'r2' },
    ],
    raw_payment: ['X', 'Y', 'Z'].map((customer_id) => ({
      customer_id,
      pay_date: '2026-02-01',
      amount_minor: 90_000,
    })),
  };

  test('a limit stands under what the master says, else under what all invoices share, else under none', async () => {
    const db = await run(raw);
    const rows = await db.query(
      'select customer, region, segment, rep, credit_limit_minor from mart_limit order by customer',
    );
    // X: the master's N, though its invoice says S. Y: both invoices in S of r1, segments differ. Z: regions and reps differ.
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['X', 'N', 'P', 'r1', 5_000],
      ['Y', 'S', null, 'r1', 7_000],
      ['Z', null, 'OEM', null, 9_000],
    ]);
  });

  test('money that lies unapplied stands under what the master says, else under the first invoice’s', async () => {
    const db = await run(raw);
    const rows = await db.query(
      'select distinct customer, region, segment, rep from mart_credit order by customer',
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['X', 'N', 'P', 'r1'],
      ['Y', 'S', 'P', 'r1'],
      ['Z', 'N', 'OEM', 'r1'],
    ]);
  });
});
