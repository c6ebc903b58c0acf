import { expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

it('report.yml says by its name that a list called refunds is money received', async () => {
  const files = {
    'invoices.csv': csv('invoice_id,customer_id,issue_date,amount', 'R-1,K1,2026-01-05,100.00'),
    'refunds.csv': csv('payment_id,date,invoice_id,amount', 'P-1,2026-02-01,R-1,40.00'),
  };
  const kinds = 'select kind, amount_minor::double as minor from raw_payment';
  const { rows } = await imported(files, kinds);
  expect(rows).toMatchObject([{ kind: 'refund' }]);
  const settings = { values: { kind: { 'refunds.csv': 'cash' } } };
  expect((await imported(files, kinds, settings)).rows).toEqual([{ kind: 'cash', minor: 4000 }]);
});
