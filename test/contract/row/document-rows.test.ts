import { expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

it('a lost dispute is credited, not paid', async () => {
  const { rows, rules } = await imported(
    {
      'list.csv': csv(
        'InvoiceNumber,customerID,InvoiceDate,DueDate,InvoiceAmount,SettledDate,DisputeLost',
        '1,C1,2026-01-05,2026-02-05,100,2026-03-01,Yes',
        '2,C1,2026-01-05,2026-02-05,50,2026-03-02,No',
      ),
    },
    'select invoice_id, paid_minor, credited_minor from raw_invoice order by 1',
  );
  expect(rows).toEqual([
    { invoice_id: '1', paid_minor: 0, credited_minor: 10000 },
    { invoice_id: '2', paid_minor: null, credited_minor: null },
  ]);
  expect(rules).toContain('dispute_lost');
});

it('a predicted payment date is no payment', async () => {
  const { rows } = await imported(
    {
      'list.csv': csv(
        'Invoice Number,Customer,Invoice Date,Total,Expected Payment Date,预计回款日期',
        '1,C1,2026-01-05,100,2026-03-01,2026-03-02',
      ),
    },
    'select settled_date from raw_invoice',
  );
  expect(rows).toEqual([{ settled_date: null }]);
});
