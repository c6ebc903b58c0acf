/** Lists that cannot change a figure stop nothing: they are told, and the rest is read. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const INVOICES = csv('Invoice No,Customer,Invoice Date,Amount', 'ZQ-1,Wörl,2026-01-05,100.00');
const beside = async (name: string, ...lines: string[]) => {
  const { problems, rows } = await imported(
    { 'invoices.csv': INVOICES, [name]: csv(...lines) },
    'select (select count(*)::integer from raw_rep) as reps',
  );
  const found = problems.filter(({ file }) => file === name);
  return { reps: rows[0]!.reps, found: found.map(({ rule, severity }) => [rule, severity]) };
};

test('names of customers are no sales people', async () => {
  const lines = ['First Name,Last Name,Email', 'Zwirb,Flomp,a@x.test'];
  expect(await beside('customers.csv', ...lines)).toEqual({
    reps: 0,
    found: [['sheet_not_read', 'warning']],
  });
  expect((await beside('sales team.csv', ...lines)).reps).toBe(1);
});

test('a text without a digit in any writing is passed over, any other is refused', async () => {
  const header = 'Ɉdea,Ɔwner,Ƥriority';
  expect((await beside('zwirbel.csv', header, 'Flomp,Wörl,high')).found).toEqual([
    ['sheet_not_read', 'warning'],
  ]);
  for (const digit of ['7', '七', '٧', '７']) {
    const { found } = await beside('zwirbel.csv', header, `Flomp ${digit},Wörl,high`);
    expect(found, digit).toEqual([['no_header', 'refused']]);
  }
});
