/** The SQL that turns two ERPs' own tables into exports: what each ERP says is open is what the report says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openNative } from '../../src/engine/native.ts';
import { openReport } from '../../src/publish/open-report.ts';
import { withFolder } from '../contract/folder.ts';

/** Runs an example of data/warehouse over these tables, writes its views as Parquet and opens the report of them. */
async function reportOf(
  sql: string,
  tables: string,
  views: string[],
  body: (
    open: (by: 'customer' | 'currency') => Promise<Record<string, number | null>>,
  ) => Promise<void>,
): Promise<void> {
  await withFolder({}, async (dir) => {
    const erp = await openNative();
    try {
      await erp.run(tables);
      await erp.run(readFileSync(join('data/warehouse', sql), 'utf8'));
      for (const view of views)
        await erp.run(`copy (from ${view}) to '${join(dir, `${view}.parquet`)}' (format parquet)`);
      const report = await openReport({ data: dir, asOf: '2026-03-31' });
      try {
        const lost = new Set(['refused', 'set_aside', 'warning']);
        expect(report.imported.problems.filter(({ severity }) => lost.has(severity))).toEqual([]);
        await body(async (by) => {
          const { rows } = await report.ask({ metric: 'open_amount', by: [by] });
          return Object.fromEntries(rows.map((row) => [row.by[by] ?? '', row.value]));
        });
      } finally {
        await report.close();
      }
    } finally {
      await erp.close();
    }
  });
}

const ODOO = `
  create table res_currency as select 1 as id, 'EUR' as name;
  create table res_country_state as select 7 as id, 'Bayern' as name;
  create table res_partner as select * from (values (11, 'Ostwind GmbH', 7, 5, 9000.0), (12, 'Halle KG', null, 5, 0.0))
    p(id, name, state_id, user_id, credit_limit);
  create table account_account as select * from (values (1, 'asset_receivable'), (2, 'asset_cash'), (3, 'income'))
    a(id, account_type);
  create table account_move as select * from (values
    (101, 'INV/2026/00001', 'out_invoice', 'posted', DATE '2026-01-10', null, 5),
    (102, 'INV/2026/00002', 'out_invoice', 'posted', DATE '2026-02-01', null, 5),
    (103, 'RINV/2026/00001', 'out_refund', 'posted', DATE '2026-02-10', 102, 5),
    (104, 'BNK1/2026/00001', 'entry', 'posted', null, null, null),
    (105, 'INV/2026/00003', 'out_invoice', 'draft', DATE '2026-03-01', null, 5),
    (106, 'BNK1/2026/00002', 'entry', 'posted', null, null, null))
    m(id, name, move_type, state, invoice_date, reversed_entry_id, invoice_user_id);
  create table account_move_line as select * from (values
    (1, 101, 1, 11, DATE '2026-01-10', DATE '2026-02-09', 60.00, 0.00, 1),
    (2, 101, 1, 11, DATE '2026-01-10', DATE '2026-03-11', 40.00, 40.00, 1),
    (3, 101, 3, 11, DATE '2026-01-10', null, -100.00, 0.00, 1),
    (4, 102, 1, 12, DATE '2026-02-01', DATE '2026-03-03', 250.00, 200.00, 1),
    (5, 103, 1, 12, DATE '2026-02-10', DATE '2026-02-10', -50.00, 0.00, 1),
    (6, 104, 1, 11, DATE '2026-02-15', null, -60.00, 0.00, 1),
    (7, 104, 2, 11, DATE '2026-02-15', null, 60.00, 0.00, 1),
    (8, 105, 1, 12, DATE '2026-03-01', DATE '2026-03-31', 999.00, 999.00, 1),
    (9, 106, 1, 12, DATE '2026-03-20', null, -35.50, -35.50, 1))
    l(id, move_id, account_id, partner_id, date, date_maturity, amount_currency, amount_residual_currency, currency_id);
  create table account_partial_reconcile as select * from (values
    (1, 1, 6, 60.00, 60.00, DATE '2026-02-15'), (2, 4, 5, 50.00, 50.00, DATE '2026-02-10'))
    p(id, debit_move_id, credit_move_id, debit_amount_currency, credit_amount_currency, max_date);`;

const SAP = `
  create table tcurx as select 'JPY' as currkey, 0 as currdec;
  create table kna1 as select * from (values ('0000001001', 'Ostwind GmbH', 'BY', 'OEM'), ('0000001002', '远洲重工', 'SH', 'OEM'))
    k(kunnr, name1, regio, brsch);
  create table bsid as select * from (values
    ('0000001001', '1800000001', 'RV', DATE '2026-01-10', DATE '2026-01-10', 14, 30, 0, 'S', 1190.00, 'EUR', '', null, ''),
    ('0000001001', '1600000002', 'RV', DATE '2026-03-01', DATE '2026-03-01', 0, 0, 0, 'H', 190.00, 'EUR', '', null, ''),
    ('0000001001', '1900000009', 'DZ', DATE '2026-03-02', DATE '2026-03-02', 0, 0, 0, 'H', 500.00, 'EUR', '', null, 'A'),
    ('0000001002', '1800000003', 'RV', DATE '2026-02-01', DATE '2026-02-01', 60, 0, 0, 'S', 10000.00, 'JPY', '', null, ''))
    i(kunnr, belnr, blart, bldat, zfbdt, zbd1t, zbd2t, zbd3t, shkzg, wrbtr, waers, augbl, augdt, umskz);
  create table bsad as select * from (values
    ('0000001001', '1800000004', 'RV', DATE '2026-01-05', DATE '2026-01-05', 30, 0, 0, 'S', 80.00, 'EUR', '1400000005', DATE '2026-02-20', ''),
    ('0000001001', '1400000005', 'DZ', DATE '2026-02-20', DATE '2026-02-20', 0, 0, 0, 'H', 80.00, 'EUR', '1400000005', DATE '2026-02-20', ''))
    i(kunnr, belnr, blart, bldat, zfbdt, zbd1t, zbd2t, zbd3t, shkzg, wrbtr, waers, augbl, augdt, umskz);`;

describe('a warehouse that holds an ERP’s own tables', () => {
  it('Odoo: receivables by customer are its residuals', async () => {
    await reportOf('odoo.sql', ODOO, ['invoice', 'payment', 'customer'], async (open) => {
      // 100 in two parts, the first paid; 250 less the refund of 50, and 35.50 that wait for an invoice
      expect(await open('customer')).toEqual({ 11: 4000, 12: 20_000 });
    });
  });

  it('SAP: receivables by currency are the open items without special ledgers', async () => {
    await reportOf('sap.sql', SAP, ['customer_items', 'customer'], async (open) => {
      // 1,190.00 less the credit note that is open; ten thousand with two decimals are a million yen
      expect(await open('currency')).toEqual({ EUR: 119_000, JPY: 1_000_000 });
    });
  });
});
