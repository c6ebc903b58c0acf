import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const PAID = 'select invoice_id as id, paid_minor::integer as paid from raw_invoice order by 1';
const list = (...cells: string[]) => ({
  'a.csv': csv(
    'Invoice Number,Customer Name,Invoice Date,Due Date,Amount,Amount Paid,Balance',
    ...cells.map((more, i) => `V-${i},Brolt,2026-01-15,2026-02-14,${more}`),
  ),
});

test('a minus before what was paid is none where the amount with it is what is open', async () => {
  const { rows, rules } = await imported(
    list('100.00,-60.00,40.00', '50.00,-50.00,0.00', '80.00,20.00,60.00'),
    PAID,
  );
  expect(rows.map(({ paid }) => paid)).toEqual([6000, 5000, 2000]);
  expect(rules).toContain('paid_with_minus');
});

test('a minus that does not add up stays', async () => {
  const { rows, rules } = await imported(list('100.00,-60.00,160.00'), PAID);
  expect(rows.map(({ paid }) => paid)).toEqual([-6000]);
  expect(rules).not.toContain('paid_with_minus');
});
