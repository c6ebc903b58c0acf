/** What comes before an invoice, and what only holds one up, by the words of files, types and statuses. */
import { expect, it } from 'vitest';
import { saysDraft, statusOf } from '../../src/intake/status-words.ts';
import { isOfQuotes } from '../../src/intake/table-names.ts';

it('tells lists of quotes and proforma invoices by their names', () => {
  for (const name of [
    'quotes.csv',
    'Quotations_2026.xlsx',
    'data/estimates-jan.csv',
    'Angebote.csv',
    'devis 2026.csv',
    'Proforma invoices.csv',
    'pro_forma.csv',
    'presupuestos.csv',
    'offerte.csv',
    '报价单.xlsx',
    '見積書.csv',
  ])
    expect(isOfQuotes(name, null), name).toBe(true);
  expect(isOfQuotes('export.xlsx', 'Quotes')).toBe(true);
  for (const name of [
    'invoices.csv',
    'Rechnungen und Angebote.csv',
    'quotes/invoices.csv',
    'AR draft.csv',
    'offene posten.csv',
  ])
    expect(isOfQuotes(name, null), name).toBe(false);
  expect(isOfQuotes('quotes.xlsx', 'Invoices')).toBe(false);
});

it('knows types before an invoice', () => {
  for (const type of [
    'Proforma',
    'Pro forma invoice',
    'Quote',
    'Estimate',
    'Kostenvoranschlag',
    'Devis',
    '形式发票',
    '报价单',
  ])
    expect(saysDraft(type), type).toBe(true);
  for (const type of ['Invoice', 'Rechnung', '发票', 'Facture'])
    expect(saysDraft(type), type).toBe(false);
});

it('leaves out what waits for approval, keeps what is disputed, asks about the courts', () => {
  for (const status of ['审核中', '待审', '待审核', 'Pending approval', 'In review', 'Quote'])
    expect(statusOf(status), status).toBe('draft');
  for (const status of ['In dispute', 'En litige', 'Legal action'])
    expect(statusOf(status), status).toBe('live');
  for (const status of ['In legal', 'in Klage']) expect(statusOf(status), status).toBe('unknown');
});
