/** A list whose numbers are the customers of the others is told: two headers have changed places. */
import { expect, test } from 'vitest';
import { csv } from '../../folder.ts';
import { planned } from './plan.ts';

const INVOICES = csv(
  'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
  'INV-1001,Acme,2026-01-05,2026-02-04,100.00',
  '7001,Beta,2026-01-06,2026-02-05,50.00',
);
const rulesOf = async (header: string, ...rows: string[]): Promise<string[]> => {
  const { rules } = await planned({
    'invoices.csv': INVOICES,
    'credit notes.csv': csv(header, ...rows),
  });
  return rules.filter((rule) => rule === 'numbers_are_customers');
};
const ROWS = ['CR-1,Acme,2026-02-01,5.00', 'CR-2,beta,2026-02-02,6.00'];

test.each([
  ['Customer Name,Invoice Number,Invoice Date,Amount', ['numbers_are_customers']],
  ['客户名称,发票号,开票日期,价税合计', ['numbers_are_customers']],
  ['Invoice Number,Customer Name,Invoice Date,Amount', []],
])('under %s', async (header, rules) => {
  expect(await rulesOf(header, ...ROWS)).toEqual(rules);
});

test('a customer with a number like that of a document is none', async () => {
  const header = 'Invoice Number,Customer Name,Invoice Date,Amount';
  expect(await rulesOf(header, 'Acme,Acme,2026-02-01,5.00')).toEqual([]);
});
