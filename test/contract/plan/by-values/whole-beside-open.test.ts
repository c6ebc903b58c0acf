/** A list with a known column of what is open and an unknown one of what it was of: the unknown one is the amount. */
import { expect, test } from 'vitest';
import { csv, imported } from '../../folder.ts';

const listed = async (...rows: string[]) => {
  const { rows: read, problems } = await imported(
    { 'list.csv': csv('Invoice No,Customer,Invoice Date,Ɣrand zwirbel,Balance,Flomp', ...rows) },
    'select amount_minor::integer as amount, open_minor::integer as open from raw_invoice order by "row"',
  );
  const found = problems.filter(({ rule }) => rule === 'amount_by_values');
  return { read, columns: found.map(({ column }) => column) };
};

test('what is open never exceeds it, and is sometimes less and sometimes all of it', async () => {
  const { read, columns } = await listed(
    'ZQ-1,Wörl,2026-01-05,1000.00,0.00,7',
    'ZQ-2,Wörl,2026-01-06,500.00,200.00,9',
    'ZQ-3,Zwirb,2026-01-07,300.00,300.00,8',
  );
  expect(read).toEqual([
    { amount: 100000, open: 0 },
    { amount: 50000, open: 20000 },
    { amount: 30000, open: 30000 },
  ]);
  expect(columns).toEqual(['Ɣrand zwirbel']);
});

test('a column that is once below it, or never all of it, is none', async () => {
  for (const whole of ['100.00', '900.00']) {
    const { columns } = await listed(
      'ZQ-1,Wörl,2026-01-05,1000.00,50.00,7',
      `ZQ-2,Wörl,2026-01-06,${whole},200.00,9`,
    );
    expect(columns).toEqual([]);
  }
});
