/** A model that is planned as empty, because its sources are, would have been empty. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROWS_OF } from '../../src/models/model-order.ts';
import { csv } from '../contract/folder.ts';
import { withReport } from '../with-report.ts';

const BOOK = {
  'invoices.csv': csv(
    'customer_id,customer_name,invoice_id,issue_date,due_date,amount,currency,rep',
    'C1,Acme,1,2026-01-05,2026-02-05,100.00,EUR,Ann',
    'C2,Beta,2,2026-01-15,2026-02-15,200.00,JPY,Bo',
  ),
  'payments.csv': csv(
    'payment_id,customer_id,invoice_id,pay_date,amount,currency',
    'P1,C1,1,2026-03-01,60.00,EUR',
    'P2,C9,,2026-03-02,10.00,EUR',
  ),
  'customers.csv': csv('customer_id,customer_name,credit_limit', 'C1,Acme,1000', 'C3,Ceta,500'),
};

test('of a book with invoices and payments alone each is', async () => {
  await withReport(BOOK, async ({ engine }) => {
    for (const [path, sources] of Object.entries(ROWS_OF)) {
      for (const source of sources)
        expect([source, await engine.query(`from ${source} limit 1`)]).toEqual([source, []]);
      const sql = readFileSync(new URL(`../../src/models/${path}.sql`, import.meta.url), 'utf8');
      expect([path, await engine.query(`from (\n${sql}\n) limit 1`)]).toEqual([path, []]);
    }
  });
});
