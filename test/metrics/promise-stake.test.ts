/** What a broken promise still owes: at most what is open of its invoice, and nothing that came late. */
import { expect, test } from 'vitest';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import { withReport } from '../with-report.ts';

test('late money, credit notes and instalments make it smaller', async () => {
  const files = {
    'report.yml': 'currency: CNY\nas_of: 2026-06-30\n',
    'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount
A,C1,2026-01-01,2026-02-01,1000.00
B,C2,2026-01-01,2026-02-01,1000.00
C,C3,2026-01-01,2026-02-01,1000.00
D,C4,2026-01-01,2026-02-01,1000.00
`,
    // A: 300 in time, 600 after the date. B: nothing came, 900 was credited. C: more came before than after. D: nothing.
    'payments.csv': `invoice_id,date,amount,kind
A,2026-03-01,300.00,cash
A,2026-04-20,600.00,cash
B,2026-04-01,900.00,credit note
C,2026-02-10,700.00,cash
`,
    'promises.csv': `invoice_id,made_on,due_on,amount,status
A,2026-02-15,2026-03-15,1000.00,kept
B,2026-02-15,2026-03-15,500.00,broken
C,2026-02-15,2026-03-15,,broken
D,2026-02-15,2026-03-15,400.00,broken
`,
  };
  await withReport(files, async (report) => {
    const { rows } = await report.ask({ metric: 'broken_promise_amount', by: ['customer'] });
    const owed = rows.map((row) => [row.by.customer, row.value! / 100]);
    expect(owed).toEqual([
      ...[
        ['C1', 100],
        ['C2', 100],
        ['C3', 300],
        ['C4', 400],
      ],
    ]);
    const count = await report.ask({ metric: 'broken_promise_count' });
    expect(count.rows[0]!.value).toBe(4);
    const list = await createAskRows(report.engine, report)({ which: 'promises' });
    const paid = list.rows.map((row) => [row.document, row.paid_minor, row.paid_later_minor]);
    expect(paid.sort()[0]).toEqual(['A', 30_000, 60_000]);
  });
});

test('a promise without an amount is of what was open when it was made', async () => {
  const files = {
    'report.yml': 'currency: CNY\nas_of: 2026-06-30\n',
    'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount
A,C1,2026-01-01,2026-02-01,1000.00
B,C2,2026-01-01,2026-02-01,1000.00
`,
    // the rest of A came on its promised day, half of the rest of B
    'payments.csv': `invoice_id,date,amount
A,2026-02-10,800.00
A,2026-06-15,200.00
B,2026-02-10,800.00
B,2026-06-15,100.00
`,
    'promises.csv': `invoice_id,made_on,due_on,amount
A,2026-06-01,2026-06-15,
B,2026-06-01,2026-06-15,
`,
  };
  await withReport(files, async (report) => {
    const period = { from: '2026-06-01', to: '2026-06-30' };
    const figure = async (metric: string) =>
      (await report.ask({ metric, period })).rows.map(({ value }) => value);
    expect(await figure('promise_due_amount')).toEqual([40_000]);
    expect(await figure('promise_kept_rate')).toEqual([0.5]);
    expect(await figure('broken_promise_amount')).toEqual([10_000]);
    const { rows } = await createAskRows(report.engine, report)({ which: 'promises' });
    const listed = rows.map((row) => [row.document, row.promised_minor, row.kept]);
    expect(listed.sort()).toEqual([
      ['A', 20_000, 'kept'],
      ['B', 20_000, 'broken'],
    ]);
  });
});
