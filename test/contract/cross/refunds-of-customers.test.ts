/** Refunds that name their invoice in a text, or nowhere: told with rows and money. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const paid = async (...rows: string[]) => {
  const { problems } = await imported({
    'invoices.csv': csv('Invoice No,Customer,Invoice Date,Amount', 'ZQ-1,Wörl,2026-01-05,100.00'),
    'payments.csv': csv(
      'Payment No,Invoice No,Customer,Date,Amount,Text',
      'P1,ZQ-1,Wörl,2026-02-01,100.00,Bankeingang',
      ...rows,
    ),
  });
  return problems.filter(({ rule }) => rule === 'refund_of_customer');
};

test('a refund of a text, in any language, stays with the customer and is told', async () => {
  const found = await paid(
    'P2,,Wörl,2026-02-05,-30.00,Refund ZQ-1',
    'P3,,Wörl,2026-02-06,20.00,Rückerstattung ZQ-1',
    'P4,,Wörl,2026-02-07,10.00,退款 ZQ-1',
  );
  expect(found).toMatchObject([{ row: 3, column: 'Text', value: 'Refund ZQ-1 and 2 more' }]);
  expect(found[0]!.expected).toContain('3 rows, 60.00');
});

test('one without a text is told by its customer', async () => {
  const found = await paid('P2,,Wörl,2026-02-05,-30.00,');
  expect(found).toMatchObject([{ row: 3, column: 'Amount', value: 'Wörl' }]);
});

test('one that names its invoice in its column is not', async () => {
  expect(await paid('P2,ZQ-1,Wörl,2026-02-05,-30.00,Refund')).toEqual([]);
});
