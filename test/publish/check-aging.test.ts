/** Aging summaries: recognised for what they are, compared with the documents, refused where they are all there is. */
import { describe, expect, it, test } from 'vitest';
import { agingSummary } from '../../src/intake/aging-summary.ts';
import { openReport } from '../../src/publish/open-report.ts';
import { csv, type Files, imported, withFolder } from '../contract/folder.ts';

// at 2026-02-28 Acme owes 100.00 − 30.00 = 70.00 and Bolt 50.00, and 5.00 of Bolt's is unapplied; 120.00 gross, 115.00 net
const DOCUMENTS = {
  'invoices.csv': csv(
    'Invoice No,Customer ID,Customer Name,Invoice Date,Due Date,Amount',
    'I1,C1,Acme,2026-01-05,2026-02-04,100.00',
    'I2,C2,Bolt,2026-02-20,2026-03-22,50.00',
    'I3,C2,Bolt,2026-03-05,2026-04-04,900.00',
  ),
  'payments.csv': csv(
    'Payment No,Payment Date,Customer ID,Invoice No,Amount',
    'P1,2026-02-10,C1,I1,30.00',
    'P2,2026-02-15,C2,,5.00',
    'P3,2026-03-10,C1,I1,70.00',
  ),
};
const summary = (acme: string, bolt: string, total: string): Files => ({
  'A_R Aging Summary.csv': csv(
    'A/R Aging Summary',
    '"As of February 28, 2026"',
    '',
    ',Current,1 - 30,31 - 60,61 - 90,91 and over,Total',
    `Acme,0.00,${acme},0.00,0.00,0.00,${acme}`,
    `Bolt,${bolt},0.00,0.00,0.00,0.00,${bolt}`,
    `TOTAL,,,,,,${total}`,
  ),
});

const differences = (files: Files) =>
  withFolder({ ...DOCUMENTS, ...files }, async (dir) => {
    const report = await openReport({ data: dir });
    try {
      const { problems } = report.imported;
      const rows = await report.engine.query(
        `select value, expected from raw_problem where rule = 'ageing_differs' order by row nulls first`,
      );
      expect(problems.map(({ rule }) => rule)).toContain('ageing_summary');
      const reported = problems.filter(({ rule }) => rule === 'ageing_differs');
      expect(reported.map(({ value, expected }) => ({ value, expected }))).toEqual(rows);
      return reported;
    } finally {
      await report.close();
    }
  });

describe('beside the documents', () => {
  it.each([
    ['gross', '70.00', '50.00', '120.00'],
    ['less unapplied credit', '70.00', '45.00', '115.00'],
  ])('the balances of its day agree: %s', async (_, acme, bolt, total) => {
    expect(await differences(summary(acme, bolt, total))).toEqual([]);
  });

  it('a difference is told with both amounts, and with its customer', async () => {
    expect(await differences(summary('80.00', '50.00', '130.00'))).toMatchObject([
      {
        severity: 'warning',
        file: 'A_R Aging Summary.csv',
        row: null,
        column: 'Total',
        value: '130.00',
        expected: '120.00, what the documents have open on 2026-02-28',
      },
      { row: 5, value: 'Acme: 80.00', expected: '70.00 from its documents' },
    ]);
  });

  it('without a total the ages are added up', async () => {
    const file = csv(
      '截止日期：2026-02-28',
      '客户名称,未到期,1-30天,31-60天,60天以上',
      'Acme,,70,,',
      'Bolt,50,,1,',
    );
    expect(await differences({ '账龄分析表.csv': file })).toMatchObject([
      { column: '未到期', value: '121.00' },
      { row: 4, value: 'Bolt: 51.00' },
    ]);
  });
});

test('alone it is refused, with the export to take instead', async () => {
  const { problems, refused } = await imported(summary('70.00', '50.00', '120.00'));
  expect(refused).toBe(true);
  expect(problems.find(({ rule }) => rule === 'ageing_summary_alone')).toMatchObject({
    severity: 'refused',
    file: 'A_R Aging Summary.csv',
    row: 4,
    mend: expect.stringContaining('open items'),
  });
});

test.each<[string, boolean]>([
  ['Customer,Current,1-30 days,31-60 days,61-90 days,> 90 days,Total', true],
  ['Contact,Current,< 1 Month,1 Month,2 Months,3 Months,Older,Total', true],
  ['客户名称,1年以内,1-2年,2-3年,3年以上,合计', true],
  ['客户,未逾期,逾期1-30天,逾期31-60天,逾期61-90天,逾期90天以上', true],
  ['Party,Outstanding Amount,0-30,31-60,61-90,91-120,121-Above,Currency', true],
  ['Partner,At Date,1-30,31-60,61-90,91-120,Older,Total', true],
  // documents under their ages
  ['Customer,Invoice,Invoice Date,Current,1-30,31-60,61-90', false],
  // years and quantities are no ages
  ['Customer,2023,2024,2025,Total', false],
  ['Customer,Quantity,Price,Discount,Amount', false],
])('%s', (header, is) => {
  expect(agingSummary([['Title'], header.split(',')]) !== null).toBe(is);
});
