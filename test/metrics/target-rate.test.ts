/** The target rate of a period: each month's and rep's, weighted by what falls due; the exports' wins over the setting. */
import { expect, test } from 'vitest';
import { withReport } from '../with-report.ts';

const invoice = (id: string, rep: string, region: string, due: string, amount: number): string =>
  `${id},C1,2026-01-01,${due},${amount},CNY,${rep},${region}`;
const FILES = {
  'report.yml': 'as_of: 2026-03-31\nalerts: { rate_target: 0.5 }\nrank_min_base: 0\n',
  'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,currency,rep,region
${invoice('1', 'Ana', 'East', '2026-01-31', 300)}
${invoice('2', 'Ana', 'East', '2026-02-10', 100)}
${invoice('3', 'Ben', 'West', '2026-02-11', 600)}
${invoice('4', 'Cy', 'West', '2026-02-12', 1000)}
${invoice('5', 'Cy', 'North', '2026-02-12', 50)}
${invoice('6', 'Cy', 'North', '2026-03-12', 70)}
`,
  'payments.csv':
    'invoice_id,date,amount,currency\n1,2026-02-01,300.00,CNY\n3,2026-02-01,400.00,CNY\n4,2026-02-01,1000.00,CNY\n',
  // of Ben's two the one in the invoice's currency; Cy has none of his own: West's, and elsewhere everybody's
  'targets.csv': `month,rep,region,rate,currency,amount
2026-01,Ana,,0.9,,
2026-02,Ana,,80%,,
2026-02,Ben,,0.3,USD,
2026-02,Ben,,0.7,CNY,500.00
2026-02,,West,0.6,,
2026-02,,,0.2,,
`,
};

test('by rep and month, and in total', async () => {
  await withReport(FILES, async (report) => {
    expect(report.inputs).toMatchObject({ target: true, target_rate: true });
    const by = async (dimension?: 'rep' | 'month') => {
      const { rows } = await report.ask({
        metric: 'target_rate',
        by: dimension ? [dimension] : [],
        period: { from: '2026-01-01', to: '2026-03-31' },
      });
      return rows.map((row) => [dimension ? row.by[dimension] : '', row.value]);
    };
    expect(await by('rep')).toEqual([
      ['Ana', (300 * 0.9 + 100 * 0.8) / 400],
      ['Ben', 0.7],
      ['Cy', (1000 * 0.6 + 50 * 0.2) / 1050],
    ]);
    const february = 100 * 0.8 + 600 * 0.7 + 1000 * 0.6 + 50 * 0.2;
    expect(await by('month')).toEqual([
      ...[
        ['2026-01', 0.9],
        ['2026-02', february / 1750],
        ['2026-03', null],
      ],
    ]);
    expect(await by()).toEqual([['', (300 * 0.9 + february) / 2050]]);
  });
});
