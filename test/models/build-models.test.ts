/** The models on hand-made raw rows: what each rule of the ledger and of the dimensions gives. */
import { afterEach, describe, expect, test } from 'vitest';
import type { NativeEngine } from '../../src/engine/native.ts';
import { buildModels } from '../../src/models/build-models.ts';
import { ModelError } from '../../src/models/model-error.ts';
import { assertTies, tieOut } from '../../src/models/tie-out.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { build } from '../cases/build-case.ts';
import { openTotal, unapplied } from './marts-at.ts';
import type { RawData } from './raw-tables.ts';

let engine: NativeEngine | undefined;
afterEach(async () => {
  await engine?.close();
  engine = undefined;
});
async function run(data: RawData, settings: object = {}): Promise<NativeEngine> {
  engine = await build(data, settings);
  return engine;
}
const meta = async (db: NativeEngine): Promise<Record<string, string>> =>
  Object.fromEntries((await db.query('select * from meta')).map((row) => [row.key, row.value]));
const rules = async (db: NativeEngine): Promise<unknown[]> =>
  (await db.query('select severity, rule, row from raw_problem order by rule, row')).map((row) =>
    Object.values(row),
  );

const A = { invoice_id: 'A', issue_date: '2026-01-10', due_date: '2026-02-09', amount_minor: 1000 };
const B = { invoice_id: 'B', issue_date: '2026-01-20', due_date: '2026-02-19', amount_minor: 500 };

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
      "select rep, date, amount_minor from mart_movement where kind = 'cash' order by rep",
    );
    expect(cash).toEqual([
      { rep: 'R1', date: '2026-01-05', amount_minor: 200 },
      { rep: 'R9', date: '2026-01-05', amount_minor: 1000 },
    ]);
    const credit = await db.query(
      'select rep, start_date, end_date, amount_minor from mart_credit order by rep',
    );
    expect(credit).toEqual([
      { rep: 'R1', start_date: '2026-01-05', end_date: null, amount_minor: 200 },
      { rep: 'R9', start_date: '2026-01-05', end_date: '2026-01-10', amount_minor: 1000 },
    ]);
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

describe('matching', () => {
  const twins = [
    { ...A, customer_id: 'C1' },
    { ...A, customer_id: 'C2' },
  ];
  const pay = { invoice_id: 'A', pay_date: '2026-01-15', amount_minor: 400 };

  test('one number under two customers: the customer of the payment decides', async () => {
    const db = await run({ raw_invoice: twins, raw_payment: [{ ...pay, customer_id: 'C2' }] });
    const paid = await db.query(
      "select customer, amount_minor from mart_piece where end_kind = 'cash'",
    );
    expect(paid).toEqual([{ customer: 'C2', amount_minor: 400 }]);
  });

  test('without a customer it fits two and stays unapplied, with a warning', async () => {
    const db = await run({ raw_invoice: twins, raw_payment: [pay] });
    expect(await openTotal(db, '2026-01-15')).toBe(2000);
    expect(await unapplied(db, '2026-01-15')).toBe(400);
    expect(await rules(db)).toEqual([['warning', 'payment_ambiguous_invoice', 2]]);
  });

  test("one number only: it is meant, even if another customer pays; the rest is the payer's", async () => {
    const db = await run({
      raw_invoice: [A],
      raw_payment: [{ ...pay, customer_id: 'C9', amount_minor: 1100 }],
    });
    expect(await openTotal(db, '2026-01-15')).toBe(0);
    const credit = await db.query('select customer, amount_minor from mart_credit');
    expect(credit).toEqual([{ customer: 'C9', amount_minor: 100 }]);
  });

  test('another currency than the invoice: unapplied in its own, with a warning', async () => {
    const db = await run({
      raw_invoice: [{ ...A, currency: 'CNY' }],
      raw_payment: [{ ...pay, currency: 'USD', customer_id: 'C1' }],
    });
    const credit = await db.query('select currency, amount_minor from mart_credit');
    expect(credit).toEqual([{ currency: 'USD', amount_minor: 400 }]);
    expect(await rules(db)).toEqual([['warning', 'payment_other_currency', 2]]);
  });

  test('no currency on the payment: that of its invoice, else of all its customer owes', async () => {
    const db = await run(
      {
        raw_invoice: [{ ...A, currency: 'USD' }],
        raw_payment: [pay, { pay_date: '2026-01-16', customer_id: 'C1', amount_minor: 50 }],
      },
      { currency: 'CNY' },
    );
    const moved = await db.query("select distinct currency from mart_movement where kind = 'cash'");
    expect(moved).toEqual([{ currency: 'USD' }]);
  });

  test('money without an invoice number: oldest due first only if no receipt names one', async () => {
    const loose = { pay_date: '2026-01-25', customer_id: 'C1', amount_minor: 600 };
    const none = await run({ raw_invoice: [B, A], raw_payment: [loose] });
    expect(await openTotal(none, '2026-01-25')).toBe(900);
    await none.close();
    const some = await run({
      raw_invoice: [B, A],
      raw_payment: [loose, { ...pay, amount_minor: 1 }],
    });
    expect(await openTotal(some, '2026-01-25')).toBe(1499);
    expect(await unapplied(some, '2026-01-25')).toBe(600);
  });

  test('what is left over goes to the next item at its issue', async () => {
    const db = await run({
      raw_invoice: [A, B],
      raw_payment: [{ pay_date: '2026-01-12', customer_id: 'C1', amount_minor: 1300 }],
    });
    expect(await unapplied(db, '2026-01-19')).toBe(300);
    expect(await unapplied(db, '2026-01-20')).toBe(0);
    expect(await openTotal(db, '2026-01-20')).toBe(200);
  });
});

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
});

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

describe('the whole', () => {
  test('opening + movements = closing, month by month', async () => {
    const db = await run({
      raw_invoice: [
        A,
        B,
        {
          ...B,
          invoice_id: 'N',
          doc_type: 'credit_note',
          issue_date: '2026-02-02',
          amount_minor: 70,
          applies_to: 'B',
        },
      ],
      raw_payment: [
        { invoice_id: 'A', pay_date: '2026-01-31', amount_minor: 900 },
        { invoice_id: 'A', pay_date: '2026-02-01', amount_minor: 40, kind: 'discount' },
        { invoice_id: 'A', pay_date: '2026-02-03', amount_minor: 60, kind: 'write_off' },
        { invoice_id: 'A', pay_date: '2026-02-04', amount_minor: 100, kind: 'refund' },
      ],
    });
    // January: 1,500 − 900 = 600. February: 600 − 70 − 60 − 40 + 100 = 530
    const none = {
      currency: null,
      creditNotes: 0,
      writeOffs: 0,
      discounts: 0,
      refunds: 0,
      cash: 0,
      invoiced: 0,
      difference: 0,
    };
    expect(await tieOut(db)).toEqual([
      { ...none, month: '2026-01', opening: 0, invoiced: 1500, cash: 900, closing: 600 },
      {
        ...none,
        month: '2026-02',
        opening: 600,
        creditNotes: 70,
        writeOffs: 60,
        discounts: 40,
        refunds: 100,
        closing: 530,
      },
    ]);
  });

  test('books that do not tie are not published', async () => {
    const db = await run({ raw_invoice: [A] });
    await db.run('update mart_movement set amount_doc_minor = amount_doc_minor - 1');
    await expect(assertTies(db)).rejects.toThrow(ModelError);
    await expect(assertTies(db)).rejects.toThrow('invoices read are not invoices reported (1)');
  });

  test('a model that cannot run says which one, with its SQL', async () => {
    const db = await run({});
    await db.run('alter table raw_promise drop made_on');
    const error = await buildModels(db, settingsSchema.parse({})).catch((e) => e);
    expect(error).toBeInstanceOf(ModelError);
    expect(error.model).toBe('stg_last_date');
    expect(error.sql).toContain('create or replace table stg_last_date');
  });

  test('a second run over the same rows changes nothing', async () => {
    const db = await run({ raw_invoice: [{ ...A, paid_minor: 300 }] });
    const before = await db.query('select * from mart_piece');
    await buildModels(db, settingsSchema.parse({}));
    expect(await db.query('select * from mart_piece')).toEqual(before);
    expect(await rules(db)).toEqual([['repaired', 'paid_date_assumed', 2]]);
  });

  test('inputs that are not there are said not to be there', async () => {
    const db = await run({ raw_invoice: [{ ...A, delivery_date: '2026-01-08', region: 'east' }] });
    const facts = await meta(db);
    const set = Object.keys(facts).filter((key) => key.startsWith('input_') && facts[key] === '1');
    expect(set.sort()).toEqual(['input_delivery', 'input_due', 'input_region']);
    expect([facts.first_date, facts.last_date, facts.as_of]).toEqual([
      '2026-01-10',
      '2026-01-10',
      '2026-01-10',
    ]);
  });

  test('no rows at all: every table is there, and the dates are unknown', async () => {
    const db = await run({});
    expect(await db.query('select * from mart_piece')).toEqual([]);
    expect((await meta(db)).as_of).toBe(null);
  });

  test('the settings fix the as-of date', async () => {
    const db = await run({ raw_invoice: [A] }, { as_of: '2026-06-30' });
    expect((await meta(db)).as_of).toBe('2026-06-30');
  });
});
