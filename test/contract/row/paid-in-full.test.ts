/** A day of payment beside a blank amount is counted as paid in full, and told. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const warned = async (...lines: string[]): Promise<unknown[]> => {
  const { problems } = await imported({ 'invoices.csv': csv(...lines) });
  return problems
    .filter(({ rule }) => rule === 'paid_amount_blank')
    .map(({ row, column, value }) => [row, column, value]);
};

test('in a list with both columns, of an invoice', async () => {
  const lines = [
    'Invoice Number,Customer Name,Invoice Date,Due Date,Total,Amount Paid,Date Paid',
    'I1,Acme,2026-01-14,2026-02-13,1000.00,500.00,2026-02-14',
    'I2,Acme,2026-01-15,2026-02-13,300.50,,2026-02-15',
    'I3,Beta,2026-01-16,2026-02-13,200.00,,',
  ];
  expect(await warned(...lines)).toEqual([[3, 'Amount Paid', '2026-02-15']]);
});

test('not where no column has the amount', async () => {
  const lines = [
    'Invoice Number,Customer Name,Invoice Date,Due Date,Total,Date Paid',
    'I2,Acme,2026-01-15,2026-02-13,300.50,2026-02-15',
  ];
  expect(await warned(...lines)).toEqual([]);
});
