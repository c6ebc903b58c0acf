/** What a dispute blocks: the amount that it names, at most what is open, the whole where it names none. */
import { expect, test } from 'vitest';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import { withReport } from '../with-report.ts';

const FILES = {
  'report.yml': 'currency: CNY\nas_of: 2026-06-30\n',
  'invoices.csv': `invoice_id,instalment_no,customer_id,issue_date,due_date,amount
A,,C1,2026-01-01,2026-02-01,17275.38
B,,C2,2026-01-01,2026-08-01,100.00
C,,C3,2026-01-01,2026-02-01,500.00
D,1,C4,2026-01-01,2026-05-01,400.00
D,2,C4,2026-01-01,2026-07-31,600.00
E,,C5,2026-01-01,2026-02-01,80.00
F,,C6,2026-01-01,2026-02-01,900.00
`,
  'payments.csv':
    'invoice_id,date,amount\nB,2026-03-01,60.00\nD,2026-03-01,100.00\nF,2026-03-05,1.00\n',
  'disputes.csv': `dispute_id,invoice_id,opened,resolved,amount
1,A,2026-06-01,,2477.73
2,B,2026-06-01,,90.00
3,C,2026-01-15,,
4,D,2026-06-02,,350.00
5,D,2026-02-02,,50.00
6,E,2026-02-02,2026-06-30,80.00
7,F,2026-02-02,,0.00
8,F,2026-02-03,,10.00
`,
};

test('by invoice, overdue and old, and the rows that name them', async () => {
  await withReport(FILES, async (report) => {
    const by = async (metric: string) => {
      const { rows } = await report.ask({ metric, by: ['customer'] });
      return Object.fromEntries(
        rows.filter(({ value }) => value !== 0).map((row) => [row.by.customer, row.value! / 100]),
      );
    };
    // B: 40 of the 90 are open. D: 300 are open of the instalment due first, so 100 of the 400 lie on the next.
    // F: one of its disputes names nothing, so all 899 that are open count. E: resolved on the day itself.
    const disputed = { C1: 2477.73, C2: 40, C3: 500, C4: 400, C6: 899 };
    expect(await by('disputed_amount')).toEqual(disputed);
    expect(await by('disputed_overdue_amount')).toEqual({
      ...{ C1: 2477.73, C3: 500, C4: 300, C6: 899 },
    });
    expect(await by('dispute_old_amount')).toEqual({ C3: 500, C4: 50, C6: 899 });
    const aged = await report.ask({ metric: 'disputed_amount', by: ['bucket'] });
    expect(aged.rows.map(({ by: { bucket }, value }) => [bucket, value! / 100])).toEqual([
      ...[
        ['31-60', 300],
        ['90+', 3876.73],
        ['not_due', 140],
      ],
    ]);
    const list = await createAskRows(report.engine, report)({ which: 'disputes', state: 'open' });
    const rows = list.rows.map((row) => [row.document, row.claimed_minor, row.disputed_minor]);
    expect(rows.sort()).toEqual([
      ...[
        ['A', 247773, 247773],
        ['B', 9000, 4000],
        ['C', null, 50000],
      ],
      ...[
        ['D', 35000, 35000],
        ['D', 5000, 5000],
        ['F', null, 89900],
        ['F', 1000, 0],
      ],
    ]);
    const total = Object.values(disputed).reduce((sum, amount) => sum + amount * 100, 0);
    expect(list.totals).toEqual([{ currency: 'CNY', count: 7, amount: Math.round(total) }]);
  });
});

test('in another currency than the report’s, of a dispute that names a part', async () => {
  const files = {
    'report.yml': 'report_currency: CNY\nrates: { JPY: 0.05 }\nas_of: 2026-06-30\n',
    'invoices.csv':
      'invoice_id,customer_id,issue_date,due_date,amount,currency\nA,C1,2026-01-01,2026-02-01,1000,JPY\n',
    'disputes.csv': 'invoice_id,opened,amount\nA,2026-06-01,400\n',
  };
  await withReport(files, async (report) => {
    const { rows } = await report.ask({ metric: 'disputed_amount' });
    expect(rows.map(({ value }) => value)).toEqual([2000]);
    const list = await createAskRows(report.engine, report)({ which: 'disputes' });
    expect(list.rows.map((row) => [row.claimed_minor, row.disputed_minor, row.open_minor])).toEqual(
      [[2000, 2000, 5000]],
    );
  });
});
