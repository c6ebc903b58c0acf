/** Of two lists with one document the one that its name calls old gives way, and it is told. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const listOf = (amount: string): string =>
  csv(
    'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
    `I1,Acme,2026-01-15,2026-02-14,${amount}`,
  );
const SQL = 'select amount_minor::integer as amount from raw_invoice';

test.each([
  'rechnungen (alt)',
  'invoices_old',
  'factures anciennes',
  'fatura eski',
  '发票（旧）',
  'zz staré',
])('%s', async (name) => {
  const files = { 'invoices.csv': listOf('100.00'), [`${name}.csv`]: listOf('90.00') };
  const { rows, rules } = await imported(files, SQL);
  expect(rows).toEqual([{ amount: 10000 }]);
  expect(rules).toContain('superseded_by_copy');
});

test.each(['invoices - Copy', 'kopie von rechnungen', '发票 - 副本'])(
  '%s is told',
  async (name) => {
    const files = { 'invoices.csv': listOf('100.00'), [`${name}.csv`]: listOf('90.00') };
    expect((await imported(files, SQL)).rules).toContain('superseded_by_copy');
  },
);

test('a later file replaces an earlier one', async () => {
  const files = { 'invoices-1.csv': listOf('100.00'), 'invoices-2.csv': listOf('90.00') };
  const { rows, rules } = await imported(files, SQL);
  expect(rows).toEqual([{ amount: 9000 }]);
  expect(rules).toContain('superseded');
});
