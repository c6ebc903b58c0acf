/** Promises and disputes that name no invoice of the data are not left out in silence. */
import { expect, test } from 'vitest';
import type { NativeEngine } from '../../src/engine/native.ts';
import { A, B, closeAfterEach, rules, run } from './run-models.ts';

closeAfterEach();

test('a promise of an unknown customer and a dispute about an unknown invoice are said to be in no figure', async () => {
  const promised = { made_on: '2026-02-12', due_on: '2026-02-25', amount_minor: 600 };
  const db = await run({
    raw_invoice: [A],
    raw_promise: [
      { ...promised, invoice_id: 'A' },
      { ...promised, customer_id: 'C9' },
      { ...promised, invoice_id: 'Z' },
    ],
    raw_dispute: [
      { invoice_id: 'A', opened: '2026-02-12' },
      { invoice_id: 'Z', opened: '2026-02-12' },
    ],
  });
  expect(await rules(db)).toEqual([
    ['warning', 'follow_up_without_invoice', 3],
    ['warning', 'follow_up_without_invoice', 4],
    ['warning', 'promise_without_customer', 3],
  ]);
});

test('each value stands under the column that it was read from, amounts in major units', async () => {
  const promised = { made_on: '2026-02-12', due_on: '2026-02-25' };
  const db = await run(
    {
      raw_invoice: [
        { ...A, customer_id: 'C1', currency: 'EUR' },
        { ...A, invoice_id: 'Y', customer_id: 'C2', currency: 'JPY', paid_minor: 300 },
      ],
      raw_payment: [
        { invoice_id: 'Y', pay_date: '2026-02-11', currency: 'JPY', amount_minor: 200 },
      ],
      raw_promise: [
        { ...promised, customer_id: 'C9', amount_minor: 600, currency: 'EUR' },
        { ...promised, customer_name: 'Nobody', amount_minor: 600 },
        // 1,000 cents are owed, 123,405 promised
        { ...promised, customer_id: 'C1', amount_minor: 123_405, currency: 'EUR' },
        { ...promised, invoice_id: 'Z' },
      ],
    },
    { currency: 'EUR' },
  );
  const found = await db.query(
    'select column_name, value, expected from raw_problem where rule <> \'promise_by_customer\' order by file, "row", rule, value',
  );
  expect(found.map(({ column_name, value }) => `${column_name}: ${value}`).sort()).toEqual([
    'amount: 1234.05 of C1',
    'customer_id: C9',
    'customer_id: Nobody',
    'invoice_id: Z',
    // yen have no smaller unit
    'paid_amount: 300',
  ]);
  expect(found.find(({ column_name }) => column_name === 'paid_amount')!.expected).toBe(
    '200, as the payment rows say',
  );
});

test('one row is one, two are two', async () => {
  const call = { channel: 'phone', date: '2026-03-02', customer_id: 'C1' };
  const values = async (calls: number): Promise<unknown[]> => {
    const db = await run(
      {
        raw_invoice: [{ ...A, customer_id: 'C1' }],
        raw_activity: Array.from({ length: calls }, () => call),
      },
      { as_of: '2026-03-01' },
    );
    return (await db.query('select value from raw_problem')).map(({ value }) => value);
  };
  expect([await values(1), await values(2)]).toEqual([['1 contact'], ['2 contacts']]);
});

const OF_C1 = { customer_id: 'C1', made_on: '2026-02-12' };
const promised = (db: NativeEngine) =>
  db.query(`select i.invoice_id, p.due_on::varchar as due_on, p.amount_minor
    from fct_promise p left join fct_item i on i.item_key = p.invoice_key order by p.source_row_id, i.due_date`);

test('a promise of a customer is held against what it owed then, what is due first before the rest', async () => {
  // 1,000 due on 9 February of which 300 came, 500 due on the 19th; what is issued later is not meant
  const db = await run({
    raw_invoice: [
      { ...A, customer_id: 'C1' },
      { ...B, customer_id: 'C1' },
      { ...B, invoice_id: 'L', customer_id: 'C1', issue_date: '2026-02-20' },
    ],
    raw_payment: [{ invoice_id: 'A', pay_date: '2026-02-11', amount_minor: 300 }],
    raw_promise: [
      { ...OF_C1, due_on: '2026-02-25', amount_minor: 900 },
      // all that is due by the day
      { ...OF_C1, due_on: '2026-02-18', amount_minor: null },
      { ...OF_C1, due_on: '2026-03-01', amount_minor: 1300 },
    ],
  });
  const part = (invoice_id: string, due_on: string, amount_minor: number) => ({
    ...{ invoice_id, due_on, amount_minor },
  });
  expect(await promised(db)).toEqual([
    part('A', '2026-02-25', 700),
    part('B', '2026-02-25', 200),
    part('A', '2026-02-18', 700),
    part('A', '2026-03-01', 700),
    part('B', '2026-03-01', 500),
  ]);
  // 1,300 are promised where 1,200 are owed
  expect(await rules(db)).toEqual([
    ['warning', 'promise_beyond_open', 4],
    ['repaired', 'promise_by_customer', 2],
  ]);
});

test('a promise for a day before it was made is in no figure, a dispute resolved before it was opened took no day', async () => {
  const db = await run({
    raw_invoice: [A],
    raw_promise: [{ invoice_id: 'A', made_on: '2026-02-12', due_on: '2026-02-11' }],
    raw_dispute: [{ invoice_id: 'A', opened: '2026-02-12', resolved: '2026-02-01' }],
  });
  expect(await promised(db)).toEqual([]);
  expect(
    await db.query(
      'select opened::varchar as opened, resolved::varchar as resolved from fct_dispute',
    ),
  ).toEqual([{ opened: '2026-02-12', resolved: '2026-02-12' }]);
});

test('contacts of nobody known, about no known invoice, after the day of the report', async () => {
  const call = { channel: 'phone', date: '2026-02-12' };
  const db = await run(
    {
      raw_invoice: [{ ...A, customer_id: 'C1', currency: 'EUR' }],
      raw_activity: [
        { ...call, customer_id: 'C1' },
        { ...call, customer_id: 'C1', invoice_id: 'Z', stage: 'legal' },
        { ...call, customer_id: 'C9' },
        { ...call, customer_id: 'C1', date: '2026-03-02' },
        { ...call, invoice_id: 'A', cost_minor: 200 },
      ],
    },
    { as_of: '2026-03-01' },
  );
  expect(await rules(db)).toEqual([
    ['repaired', 'contact_after_report', 5],
    ['warning', 'contact_without_customer', 4],
    ['warning', 'contact_without_invoice', 3],
  ]);
  // no setting says a currency: that of the invoice, of the customer, of the book
  expect(await db.query('select distinct currency from fct_activity')).toEqual([
    { currency: 'EUR' },
  ]);
});
