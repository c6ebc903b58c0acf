/** Odoo, ERPNext, DATEV and a warehouse extract of an ERP. */
import { asColumns, limited, oneReceiptEach, openOf, renumbered } from './facts.ts';
import type { Style } from './style.ts';
import { type Cell, dayFirst, delimited, grouped, plain, sum, western } from './write.ts';

/** account.move, and account.payment whose memo holds the invoice number inside a text. */
export const odoo: Style = {
  name: 'Odoo moves, and payments with the invoice in the memo',
  carries: (all) => oneReceiptEach(limited(all, {})),
  customer: 'name',
  invoiceColumns: ['rep'],
  write(facts) {
    const open = openOf(facts);
    const heads =
      'number,invoice_partner_display_name,invoice_date,invoice_date_due,invoice_user_id,amount_total,amount_residual,currency_id,payment_state';
    const moves = facts.invoices.map((row) => {
      const residual = open.get(row.invoice_id)!;
      const state = residual === 0 ? 'paid' : residual < row.minor ? 'partial' : 'not_paid';
      return [
        row.invoice_id,
        facts.names.get(row.customer_id)!,
        row.issue_date,
        row.due_date,
        row.rep,
        plain(row.minor),
        plain(residual),
        row.currency,
        state,
      ];
    });
    const payments = facts.payments.map((row, i) => [
      row.payment_id,
      row.date,
      facts.names.get(row.customer_id)!,
      row.invoice_id === '' ? 'down payment' : `Payment of ${row.invoice_id}, ref ${7000 + i}`,
      plain(row.minor),
      row.currency,
    ]);
    return {
      'account.move.csv': delimited([heads.split(','), ...moves], { quoteAll: true }),
      'account.payment.csv': delimited(
        [
          ['Payment No', 'Payment Date', 'Customer Name', 'Memo', 'Amount', 'Currency'],
          ...payments,
        ],
        { quoteAll: true },
      ),
    };
  },
};

/** Accounts receivable: what was paid, without a day, and a total row. */
export const erpnext: Style = {
  name: 'ERPNext receivables with paid and outstanding amounts',
  carries(all) {
    const facts = asColumns(limited(all, { currency: 'CNY' }), '');
    const day = facts.invoices
      .map((row) => row.issue_date)
      .sort()
      .at(-1)!;
    const invoices = facts.invoices.map((row) => ({ ...row, settled_date: '' }));
    return { ...facts, invoices, payments: facts.payments.map((row) => ({ ...row, date: day })) };
  },
  customer: 'id',
  write(facts) {
    const heads =
      'Posting Date,Party Type,Party,Voucher Type,Voucher No,Due Date,Invoiced Amount,Paid Amount,Outstanding Amount,Currency';
    const rows = facts.invoices.map((row) => [
      row.issue_date,
      'Customer',
      row.customer_id,
      'Sales Invoice',
      row.invoice_id,
      row.due_date,
      plain(row.minor),
      plain(row.paid),
      plain(row.minor - row.paid),
      row.currency,
    ]);
    const paid = facts.invoices.reduce((total, row) => total + row.paid, 0);
    const all = sum(facts.invoices);
    const total = ['Total', '', '', '', '', '', plain(all), plain(paid), plain(all - paid), ''];
    return { 'Accounts Receivable.csv': delimited([heads.split(','), ...rows, total]) };
  },
};

const TOWNS = [
  'Gerätebau Köln',
  'Müller Förderanlagen',
  'Großküchen Süd',
  'Nürnberger Prägetechnik',
];

/** German: semicolons, decimal commas, days first, quotes, Windows' code page and line ends, headers mapped by hand. */
export const datev: Style = {
  name: 'DATEV-like German text',
  carries(all) {
    const facts = limited(all, { kinds: ['cash', 'refund'] });
    const names = [...facts.names.keys()].map(
      (id, i) => [id, `${TOWNS[i % 4]} ${id} GmbH`] as const,
    );
    return { ...facts, names: new Map(names) };
  },
  customer: 'both',
  paymentColumns: ['kind'],
  settings: [
    'columns:',
    '  "Posten*":',
    '    Konto: invoice.customer_id',
    '    Kontobezeichnung: invoice.customer_name',
    '    Belegfeld 1: invoice.invoice_id',
    '    Belegdatum: invoice.issue_date',
    '    Fälligkeit: invoice.due_date',
    '    Umsatz: invoice.amount',
    '    WKZ: invoice.currency',
    '  "Zahlungen*":',
    '    Konto: payment.customer_id',
    '    Kontobezeichnung: payment.customer_name',
    '    Belegfeld 1: payment.invoice_id',
    '    Belegdatum: payment.date',
    '    Umsatz: payment.amount',
    '    WKZ: payment.currency',
    '',
  ].join('\n'),
  write(facts) {
    const lines = { separator: ';', end: '\r\n', quoteAll: true };
    const amount = (minor: number): string => grouped(minor, '.', ',');
    const items: Cell[][] = [
      ['Konto', 'Kontobezeichnung', 'Belegfeld 1', 'Belegdatum', 'Fälligkeit', 'Umsatz', 'WKZ'],
      ...facts.invoices.map((row) => [
        row.customer_id,
        facts.names.get(row.customer_id)!,
        row.invoice_id,
        dayFirst(row.issue_date),
        dayFirst(row.due_date),
        amount(row.minor),
        row.currency,
      ]),
    ];
    const payments: Cell[][] = [
      ['Konto', 'Kontobezeichnung', 'Belegfeld 1', 'Belegdatum', 'Umsatz', 'WKZ'],
      ...facts.payments.map((row) => [
        row.customer_id,
        facts.names.get(row.customer_id)!,
        row.invoice_id,
        dayFirst(row.date),
        amount(row.kind === 'refund' ? -row.minor : row.minor),
        row.currency,
      ]),
    ];
    return {
      'Posten.csv': western(delimited(items, lines)),
      'Zahlungen.csv': western(delimited(payments, lines)),
    };
  },
};

/** An extract as data teams draw it: numbers and days with `.0`, a clearing time, open or not. */
export const extract: Style = {
  name: 'Warehouse extract with 20200110.0 days and float ids',
  carries(all) {
    const facts = asColumns(limited(all, {}), null);
    const invoices = facts.invoices.map((row) => ({
      ...row,
      region: row.currency === 'CNY' ? 'CN01' : 'U001',
    }));
    return renumbered(
      { ...facts, invoices },
      (i) => String(1_930_400_000 + i * 13),
      (i) => `0200${769_000 + i * 11}`,
    );
  },
  customer: 'both',
  invoiceColumns: ['region'],
  write(facts) {
    const heads =
      'business_code,cust_number,name_customer,clear_date,doc_id,posting_date,document_create_date,due_in_date,invoice_currency,total_open_amount,isOpen';
    const compact = (iso: string): string => iso.replaceAll('-', '');
    const rows = facts.invoices.map((row) => [
      row.region,
      row.customer_id,
      facts.names.get(row.customer_id)!,
      row.settled_date === '' ? '' : `${row.settled_date} 00:00:00`,
      `${row.invoice_id}.0`,
      row.issue_date,
      compact(row.issue_date),
      row.due_date === '' ? '' : `${compact(row.due_date)}.0`,
      row.currency,
      String(row.minor / 100),
      row.settled_date === '' ? '1' : '0',
    ]);
    return { 'ar_extract.csv': delimited([heads.split(','), ...rows]) };
  },
};
