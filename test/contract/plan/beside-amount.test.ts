/** Columns that stand beside the amount are not taken for it, whatever language they are named in. */
import { expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const lists = (header: string) =>
  csv(
    `Invoice No,Customer,Invoice Date,Due Date,${header}`,
    'A-1,Acme,2026-01-05,2026-02-04,1100.00',
    'A-2,Birch,2026-01-15,2026-02-14,550.00',
  );

it.each([
  'List Price',
  'Listenpreis',
  '标价',
  'Commission',
  'Provision',
  '佣金',
  'Discount',
  'Rabatt',
  'Credit Limit',
])('asks whether “%s”, the only column with amounts, is the amount', async (header) => {
  const { problems } = await imported({ 'invoices.csv': lists(header) });
  const [missing] = problems.filter(({ rule }) => rule === 'missing_column');
  expect(missing?.question?.answers.map(({ id }) => id).join()).toContain(header);
  expect(problems.map(({ rule }) => rule)).not.toContain('amount_by_values');
});

it('leaves out a file of quotes beside one of invoices, and says so', async () => {
  const { rows, rules } = await imported(
    { 'Angebote.csv': lists('Amount').replaceAll('A-', 'Q-'), 'Rechnungen.csv': lists('Amount') },
    'select invoice_id from raw_invoice order by 1',
  );
  expect(rows.map(({ invoice_id }) => invoice_id)).toEqual(['A-1', 'A-2']);
  expect(rules).toContain('other_documents');
});
