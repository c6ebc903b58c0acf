/** Habits of real exports that reach the figures: wide lists, limits of nought, no rep, a title's aging, a document's own rate. */
import { expect, test } from 'vitest';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { csv, type Files, withFolder } from '../contract/folder.ts';

const whole = (files: Files, body: (report: OpenReport) => Promise<void>): Promise<void> =>
  withFolder(files, async (dir) => {
    const report = await openReport({ data: dir });
    try {
      await body(report);
    } finally {
      await report.close();
    }
  });

const values = async (report: OpenReport, metric: string, by: 'rep' | 'bucket' | null = null) => {
  const { rows } = await report.ask({ metric, by: by ? [by] : [], basis: report.basis });
  return rows.map((row) => [by ? row.by[by] : row.currency, row.value]);
};

test('two hundred columns: the known ones are read, the others named', async () => {
  const extra = Array.from({ length: 195 }, (_, i) => `Spare ${i}`);
  const header = ['Invoice Number', 'Customer Name', 'Invoice Date', 'Due Date', 'Total'];
  const row = ['A1', 'Acme', '2026-01-05', '2026-02-04', '10.50'];
  const files = {
    'wide.csv': csv(
      [...extra.slice(0, 100), ...header, ...extra.slice(100)].join(','),
      [...extra.slice(0, 100).fill('x'), ...row, ...extra.slice(100).fill('y')].join(','),
    ),
  };
  await whole(files, async (report) => {
    expect(await values(report, 'open_amount')).toEqual([[null, 1050]]);
    expect(report.imported.files[0]!.columnsUnused).toHaveLength(195);
  });
});

test('a credit limit of 0 is no limit: no use of it, none over it', async () => {
  const files = {
    'customers.csv': csv('customer_id,name,credit_limit', 'C1,Acme,0', 'C2,Bolt,50'),
    'invoices.csv': csv(
      'invoice_id,customer_id,issue_date,due_date,amount,currency',
      'A1,C1,2026-01-05,2026-02-04,1000.00,CNY',
      'A2,C2,2026-01-05,2026-02-04,75.00,CNY',
    ),
  };
  await whole(files, async (report) => {
    // only Bolt has a limit: 75 of 50
    expect(await values(report, 'credit_utilisation')).toEqual([['CNY', 1.5]]);
    const { rows } = await report.ask({ metric: 'credit_utilisation', filter: { customer: 'C1' } });
    expect(rows.map(({ value }) => value).filter((value) => value !== null)).toEqual([]);
  });
});

test('an item without a rep stays in the total, under no name', async () => {
  const files = {
    'invoices.csv': csv(
      'invoice_id,customer_id,issue_date,due_date,amount,rep',
      'A1,C1,2026-01-05,2026-02-04,10.00,Ann',
      'A2,C1,2026-01-05,2026-02-04,5.00,',
    ),
  };
  await whole(files, async (report) => {
    expect(await values(report, 'open_amount')).toEqual([[null, 1500]]);
    const byRep = await values(report, 'open_amount', 'rep');
    expect(byRep).toHaveLength(2);
    expect(byRep).toEqual(
      expect.arrayContaining([
        ['Ann', 1000],
        [null, 500],
      ]),
    );
  });
});

test.each([
  ['账龄按开票日期', 'issue'],
  ['Ageing by due date', 'due'],
])(
  'a list titled "%s" is aged by %s date unless the settings say otherwise',
  async (title, basis) => {
    const list = [title, 'Invoice Number,Customer Name,Invoice Date,Due Date,Total'];
    const rows = ['A1,Acme,2026-01-05,2026-02-04,10.00', 'A2,Acme,2026-03-31,2026-04-30,1.00'];
    await whole({ 'open.csv': csv(...list, ...rows) }, async (report) => {
      expect(report.basis).toBe(basis);
      // on 31 March A1 is 55 days past due and 85 days old
      const expected = { due: ['31-60', 1000], issue: ['61-90', 1000] }[basis];
      expect(await values(report, 'aging', 'bucket')).toContainEqual(expected);
    });
    const other = basis === 'due' ? 'issue' : 'due';
    const files = { 'open.csv': csv(...list, ...rows), 'report.yml': `ageing_basis: ${other}\n` };
    await whole(files, async (report) => expect(report.basis).toBe(other));
  },
);

test('Xero states how much foreign money one unit of the own buys: the amount is divided by it', async () => {
  const header = 'InvoiceNumber,ContactName,Date,DueDate,Total,CurrencyCode,CurrencyRate,Type';
  const files = {
    'invoices.csv': csv(
      header,
      'A1,Acme,2026-01-05,2026-02-04,100.00,USD,0.8,ACCREC',
      'A2,Acme,2026-01-05,2026-02-04,10.00,NZD,1,ACCREC',
    ),
    'report.yml': 'report_currency: NZD\n',
  };
  // 100 USD ÷ 0.8 = 125 NZD, and 10 of its own
  await whole(files, async (report) =>
    expect(await values(report, 'open_amount')).toEqual([['NZD', 13_500]]),
  );
});
