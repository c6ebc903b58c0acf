/** What comes before an invoice, and what only holds one up, by the words of files, types and statuses. */
import { expect, it } from 'vitest';
import { saysDraft, statusOf } from '../../src/intake/status-words.ts';
import { otherDocuments } from '../../src/intake/table-names.ts';

it('knows by their names lists that are no receivables', () => {
  const names = {
    quotes:
      'quotes.csv|Quotations_2026.xlsx|data/estimates-jan.csv|Angebote.csv|devis 2026.csv|Proforma invoices.csv|pro_forma.csv|presupuestos.csv|offerte.csv|报价单.xlsx|見積書.csv',
    drafts: 'Entwürfe.csv|draft invoices.csv|brouillons.csv|черновики.csv|草稿.xlsx',
    void: 'stornierte_rechnungen.csv|作废发票.csv|voided-invoices.csv|factures annulées.csv|Отмененные счета.csv|İptal edilen faturalar.csv|anulowane.csv',
    deliveries: 'lieferscheine.csv|delivery notes.csv|albaranes.csv|送货单.csv|納品書.csv',
    purchases:
      'faktury_zakupu.csv|vendor_payments.csv|Eingangsrechnungen.csv|compras.csv|采购发票.csv|仕入.csv',
    orders: 'sales_orders.csv|zamowienia.csv|Bestellungen.csv|pedidos 2026.csv|订单.csv|注文.csv',
  };
  for (const [kind, list] of Object.entries(names))
    for (const name of list.split('|')) expect(otherDocuments(name, null), name).toBe(kind);
  expect(otherDocuments('export.xlsx', 'Quotes')).toBe('quotes');
  expect(otherDocuments('quotes.xlsx', 'Invoices')).toBeNull();
  for (const name of [
    'invoices.csv',
    'Rechnungen und Angebote.csv',
    'quotes/invoices.csv',
    'offene posten.csv',
    'Stornorechnungen.csv',
    'reversals.csv',
    'Debitoren.csv',
    'border_shop.csv',
    'AR 2026.csv',
    '应收.csv',
    'recorder.csv',
    'faktury_sprzedazy.csv',
    'customers.csv',
    'cash receipts.csv',
  ])
    expect(otherDocuments(name, null), name).toBeNull();
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
