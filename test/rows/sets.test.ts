/** The named sets on the hand-made ledger: every row below was worked out on paper from its files. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import type { AskRows, RowsQuestion } from '../../src/rows/types.ts';

const PERIOD = { from: '2026-01-01', to: '2026-03-31' };
let report: OpenReport;
let ask: AskRows;
beforeAll(async () => {
  report = await openReport({ data: new URL('../publish/hand-ledger', import.meta.url).pathname });
  ask = createAskRows(report.engine, report);
});
afterAll(() => report.close());

/** The rows as lists of these columns, amounts in whole units. */
async function list(question: RowsQuestion, ...columns: string[]) {
  const answer = await ask({ period: PERIOD, ...question });
  return answer.rows.map((row) =>
    columns.map((column) => {
      const cell = row[column] ?? null;
      return column.endsWith('_minor') && cell !== null ? Number(cell) / 100 : cell;
    }),
  );
}

test('open items, the longest due first, with what is open and the row they were read from', async () => {
  const columns = ['document', 'customer', 'due_date', 'days_late', 'open_minor', 'file', 'row'];
  expect(await list({ which: 'items' }, ...columns)).toEqual([
    ['I9', 'Cedar Supply', '2025-10-31', 151, 300, 'invoices.csv', 13],
    ['I2', 'Alder Works', '2025-12-31', 90, 1500, 'invoices.csv', 3],
    ['I7', 'Cedar Supply', '2026-03-31', 0, 500, 'invoices.csv', 10],
    ['I6', 'Alder Works', '2026-04-11', -11, 800, 'invoices.csv', 9],
  ]);
});

test('behind a balance of an earlier month a row is as late as it was at that month’s end', async () => {
  const behind = { which: 'behind', metric: 'overdue_amount', measure: 'overdue' } as const;
  // I9 was due on 31 October, I2 on 31 December; both are open to this day
  const lateOf = async (month: string): Promise<unknown[][]> => {
    const rows = await list({ ...behind, at: { month } }, 'document', 'days_late');
    return rows.filter(([document]) => document === 'I9' || document === 'I2').sort();
  };
  expect(await lateOf('2026-02')).toEqual([
    ['I2', 59],
    ['I9', 120],
  ]);
  expect(await lateOf('2026-01')).toEqual([
    ['I2', 31],
    ['I9', 92],
  ]);
});

test('as of an earlier date nothing that came later is known', async () => {
  const columns = ['document', 'settled_date', 'open_minor'];
  const state = { which: 'items', state: 'due', asOf: '2026-02-10' } as const;
  // I4 was paid on 14 February and I5 written off in March
  expect(
    await list({ ...state, period: { from: '2026-01-01', to: '2026-02-28' } }, ...columns),
  ).toEqual([
    ['I3', '2026-01-14', 0],
    ['I4', null, 1000],
    ['I5', null, 600],
  ]);
});

test('receipts of the period with what of each is still unapplied', async () => {
  const answer = await ask({ which: 'receipts', period: PERIOD });
  expect(answer.totals).toEqual([{ currency: 'CNY', count: 8, amount: 465600 }]);
  const columns = ['date', 'kind', 'amount_minor', 'unapplied_minor', 'file', 'row'];
  expect((await list({ which: 'receipts' }, ...columns)).slice(0, 5)).toEqual([
    ['2026-03-30', 'refund', -30, 0, 'payments.csv', 12],
    ['2026-03-28', 'cash', 686, 0, 'payments.csv', 10],
    // 450 on an invoice of 400, of the rest 30 refunded
    ['2026-03-20', 'cash', 450, 20, 'payments.csv', 8],
    ['2026-03-10', 'cash', 1000, 0, 'payments.csv', 7],
    ['2026-03-05', 'cash', 250, 250, 'payments.csv', 6],
  ]);
});

test('unapplied credit: the receipt without an invoice, what was paid too much, the lone credit note', async () => {
  const columns = ['customer', 'source_kind', 'start_date', 'amount_minor', 'file', 'row'];
  expect(await list({ which: 'credits' }, ...columns)).toEqual([
    ['Cedar Supply', 'cash', '2026-03-05', 250, 'payments.csv', 6],
    ['Alder Works', 'credit_note', '2026-03-15', 60, 'invoices.csv', 12],
    ['Birch Trading', 'cash', '2026-03-20', 20, 'payments.csv', 8],
  ]);
});

test('a dispute with its days and what it blocks', async () => {
  const columns = ['document', 'opened', 'days_open', 'reason', 'open_minor', 'row'];
  expect(await list({ which: 'disputes', state: 'open' }, ...columns)).toEqual([
    ['I9', '2026-02-01', 58, 'price', 300, 2],
  ]);
  expect(await list({ which: 'disputes', asOf: '2026-01-31' }, ...columns)).toEqual([]);
});

test('a statement foots: opening, every movement, closing', async () => {
  const columns = [
    'line',
    'date',
    'kind',
    'document',
    'debit_minor',
    'credit_minor',
    'balance_minor',
  ];
  expect(await list({ which: 'statement', filter: { customer: 'A' } }, ...columns)).toEqual([
    ['opening', '2026-01-01', null, null, null, null, 2000],
    ['movement', '2026-01-15', 'cash', 'I2', null, 500, 1500],
    ['movement', '2026-02-10', 'invoice', 'I6', 1800, null, 3300],
    ['movement', '2026-03-10', 'cash', 'I6', null, 1000, 2300],
    ['movement', '2026-03-15', 'credit_note', null, null, 60, 2240],
    ['movement', '2026-03-20', 'invoice', 'I10', 700, null, 2940],
    ['movement', '2026-03-28', 'discount', 'I10', null, 14, 2926],
    ['movement', '2026-03-28', 'cash', 'I10', null, 686, 2240],
    ['closing', '2026-03-31', null, null, null, null, 2240],
  ]);
});

test('an invoice in two instalments with the payment that reached both', async () => {
  const [i6] = (await ask({ which: 'items', period: PERIOD })).rows.filter(
    (row) => row.document === 'I6',
  );
  const key = i6!.invoice_key as number;
  const columns = [
    'line',
    'instalment_no',
    'date',
    'debit_minor',
    'credit_minor',
    'balance_minor',
    'file',
    'row',
  ];
  expect(await list({ which: 'document', key }, ...columns)).toEqual([
    ['item', 1, '2026-02-10', 900, null, 900, 'invoices.csv', 8],
    ['item', 2, '2026-02-10', 900, null, 1800, 'invoices.csv', 9],
    ['applied', 1, '2026-03-10', null, 900, 900, 'payments.csv', 7],
    ['applied', 2, '2026-03-10', null, 100, 800, 'payments.csv', 7],
    ['balance', null, '2026-03-31', null, null, 800, null, null],
  ]);
});

test('a payment with where it went and what is left of it', async () => {
  const paid = (await ask({ which: 'receipts', period: PERIOD })).rows.find(
    (row) => row.date === '2026-03-20',
  );
  const key = paid!.source_row_id as number;
  const columns = [
    'line',
    'document',
    'debit_minor',
    'credit_minor',
    'balance_minor',
    'file',
    'row',
  ];
  expect(await list({ which: 'payment', key }, ...columns)).toEqual([
    ['received', null, 450, null, 450, 'payments.csv', 8],
    ['applied', 'I8', null, 400, 50, 'invoices.csv', 11],
    // of the 50 too much 30 went back later
    ['applied', null, null, 30, 20, null, null],
    ['rest', null, null, null, 20, null, null],
  ]);
});

test('pages neither overlap nor miss a row, whatever they are sorted by', async () => {
  const question: RowsQuestion = {
    which: 'behind',
    metric: 'invoiced_amount',
    measure: 'invoiced',
  };
  for (const column of ['contribution', 'customer', 'due_date', 'region', 'no such column']) {
    const all = (await ask({ ...question, sort: { column } })).rows.map((row) => row.item_key);
    const paged = [];
    for (let offset = 0; offset < all.length; offset += 3)
      paged.push(...(await ask({ ...question, sort: { column }, offset, limit: 3 })).rows);
    expect(paged.map((row) => row.item_key)).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  }
});
