/** The example of src/contract/README.md: its file is imported, and its numbers are those of the text. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { imported } from './folder.ts';

const readme = readFileSync('src/contract/README.md', 'utf8');
const example = /```csv\n(.*?)```/s.exec(readme)![1]!;

it('the example of the README comes about as it says', async () => {
  const { problems, files, rows } = await imported(
    { 'rechnungen.csv': example },
    'select row_id, invoice_id, amount_minor::integer as amount from raw_invoice order by row_id',
  );
  expect(rows).toEqual([
    { row_id: 1, invoice_id: 'R-1001', amount: 123456 },
    { row_id: 2, invoice_id: 'R-1003', amount: 200000 },
  ]);
  expect(problems.filter(({ row }) => row !== null)).toMatchObject([
    { rule: 'unreadable_date', severity: 'set_aside', row: 3, value: '31.02.2026' },
    { rule: 'total_row', severity: 'left_out', row: 5, value: 'Summe' },
  ]);
  expect(files).toMatchObject([
    {
      table: 'invoice',
      decidedBy: '6 of 6 headers',
      ...{ rowsRead: 4, rowsUsed: 2, rowsSetAside: 1, rowsNotData: 1 },
      ...{ amountRead: 373456, amountUsed: 323456, amountSetAside: 50000, amountNotData: 0 },
    },
  ]);
});

it('the example is refused under the default settings', async () => {
  const { refused, rules } = await imported({ 'rechnungen.csv': example }, 'select 1', {
    max_set_aside: 0.01,
  });
  expect(refused).toBe(true);
  expect(rules).toContain('too_many_set_aside');
});
