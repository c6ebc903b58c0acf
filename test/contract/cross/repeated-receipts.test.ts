/** Receipts with a row for each invoice: each row is the part applied, and the money is counted once. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const INVOICES = csv(
  'Invoice Number,Customer Name,Invoice Date,Total',
  'A1,Acme,2026-01-02,60.00',
  'A2,Acme,2026-01-03,40.00',
  'A3,Acme,2026-01-04,50.00',
);
const HEADER =
  'Payment Number,Date,Customer Name,Amount,Amount Applied to Invoice,Invoice Number,Mode';
const SQL = `select payment_id as id, invoice_id as invoice, amount_minor::integer as amount
  from raw_payment order by payment_id, invoice_id nulls last`;

const read = (...lines: string[]) =>
  imported({ 'Invoice.csv': INVOICES, 'Customer_Payment.csv': csv(HEADER, ...lines) }, SQL);

test('repeated totals become their parts, and what is left becomes unapplied', async () => {
  const { rows, files, problems } = await read(
    '1,2026-02-01,Acme,100.00,60.00,A1,bank',
    '1,2026-02-01,Acme,100.00,30.00,A2,bank',
    '2,2026-02-05,Acme,50.00,50.00,A3,bank',
    '3,2026-02-09,Acme,20.00,,,bank',
  );
  expect(rows).toEqual([
    { id: '1', invoice: 'A1', amount: 6000 },
    { id: '1', invoice: 'A2', amount: 3000 },
    { id: '1', invoice: null, amount: 1000 },
    { id: '2', invoice: 'A3', amount: 5000 },
    { id: '3', invoice: null, amount: 2000 },
  ]);
  const reported = problems.find(({ rule }) => rule === 'receipt_repeated');
  expect(reported).toMatchObject({ value: '2 rows', column: 'Amount Applied to Invoice', row: 2 });
  const file = files.find(({ table }) => table === 'payment')!;
  expect([file.rowsRead, file.rowsUsed, file.rowsNotData]).toEqual([4, 4, 0]);
});

test('the rest stays in the row that names no part', async () => {
  const { rows } = await read(
    '1,2026-02-01,Acme,100.00,60.00,A1,bank',
    '1,2026-02-01,Acme,100.00,,,bank',
  );
  expect(rows).toEqual([
    { id: '1', invoice: 'A1', amount: 6000 },
    { id: '1', invoice: null, amount: 4000 },
  ]);
});

test('rows with amounts of their own count as they stand', async () => {
  const { rows, rules } = await read(
    '1,2026-02-01,Acme,60.00,60.00,A1,bank',
    '1,2026-02-01,Acme,40.00,40.00,A2,bank',
  );
  expect(rows).toEqual([
    { id: '1', invoice: 'A1', amount: 6000 },
    { id: '1', invoice: 'A2', amount: 4000 },
  ]);
  expect(rules).not.toContain('receipt_repeated');
});

const readBare = (...lines: string[]) =>
  imported(
    {
      'Invoice.csv': INVOICES,
      'Payments.csv': csv(
        'Payment Number,Payment Date,Customer Name,Amount,Invoice Number',
        ...lines,
      ),
    },
    SQL,
  );

test('the invoices named say what a repeated amount without parts is', async () => {
  const { rows, rules } = await readBare(
    '1,2026-02-01,Acme,100.00,A1',
    '1,2026-02-01,Acme,100.00,A2',
    '2,2026-02-05,Acme,50.00,A3',
  );
  expect(rows).toEqual([
    { id: '1', invoice: 'A1', amount: 6000 },
    { id: '1', invoice: 'A2', amount: 4000 },
    { id: '2', invoice: 'A3', amount: 5000 },
  ]);
  expect(rules).toContain('receipt_of_invoices');
});

test('a repeated amount that is more than each invoice is told, one that is not stays as it is', async () => {
  const more = await readBare('1,2026-02-01,Acme,70.00,A1', '1,2026-02-01,Acme,70.00,A2');
  expect(more.rows.map(({ amount }) => amount)).toEqual([7000, 7000]);
  expect(more.rules).toContain('receipt_may_repeat');
  const less = await readBare('1,2026-02-01,Acme,40.00,A1', '1,2026-02-01,Acme,40.00,A2');
  expect(less.rules.filter((rule) => rule.startsWith('receipt_'))).toEqual([]);
});

test('parts that are more than the amount they stand beside are told, parts that are all of it are not', async () => {
  const more = await read(
    '1,2026-02-01,Acme,80.00,60.00,A1,bank',
    '1,2026-02-01,Acme,80.00,40.00,A2,bank',
  );
  expect(more.problems.find(({ rule }) => rule === 'applied_over_payment')?.expected).toBe(
    'parts of 80.00 at most: 100.00 is applied; its rows count as payments of their own, 160.00 in all',
  );
  const own = await read(
    '1,2026-02-01,Acme,40.00,40.00,A1,bank',
    '1,2026-02-01,Acme,40.00,40.00,A2,bank',
  );
  expect(own.rules).not.toContain('applied_over_payment');
});
