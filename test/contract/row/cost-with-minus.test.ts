/** Costs of contacts that are written as expenses: all of them below zero they are costs, one among others is a mistake. */
import { expect, test } from 'vitest';
import { imported } from '../folder.ts';

const costs = async (header: string, ...cells: string[]) => {
  const rows = cells.map((cost, i) => `2026-02-0${i + 1},C1,phone,${cost}\n`).join('');
  return imported(
    {
      'invoices.csv': 'invoice_id,customer_id,issue_date,amount\nI1,C1,2026-01-10,100.00\n',
      'payments.csv': 'invoice_id,date,amount\nI1,2026-02-20,10.00\n',
      'activities.csv': `${header}\n${rows}`,
    },
    'select cost_minor::integer as cost from raw_activity order by row_id',
  );
};

test.each(['date,customer_id,channel,cost', '日期,客户编码,联系方式,费用'])(
  'a column of costs below zero is read without the minus, and said once (%s)',
  async (header) => {
    const { rows, rules } = await costs(header, '-50.00', '', '(12.50)', '0');
    expect(rows.map(({ cost }) => cost)).toEqual([5000, null, 1250, 0]);
    expect(rules).toEqual(['cost_with_minus']);
  },
);

test('one below zero among others is told and left blank', async () => {
  const { rows, rules } = await costs('date,customer_id,channel,cost', '50.00', '-12.50');
  expect(rows.map(({ cost }) => cost)).toEqual([5000, null]);
  expect(rules).toEqual(['value_ignored']);
});
