/** QuickBooks, Xero and Zoho: lists of online bookkeeping. */
import { asColumns, byId, type Facts, lastDay, limited, type Payment } from './facts.ts';
import type { Style } from './style.ts';
import { type Cell, dayFirst, delimited, grouped, monthFirst, plain, sum } from './write.ts';

/** Rows of one customer after another, each under its name and above its total. */
function underHeadings<T extends { customer_id: string; minor: number }>(
  facts: Facts,
  rows: readonly T[],
  cells: (row: T) => Cell[],
  total: (label: string, minor: number) => Cell[],
): Cell[][] {
  return [...facts.names].flatMap(([id, name]) => {
    const own = rows.filter((row) => row.customer_id === id);
    if (own.length === 0) return [];
    const blank = total(name, 0).map((_, i) => (i === 0 ? name : ''));
    return [blank, ...own.map(cells), total(`Total for ${name}`, sum(own))];
  });
}

/** Two reports: transactions by customer under headings, and a flat list of receipts. */
export const quickbooks: Style = {
  name: 'QuickBooks reports, invoices under customer headings',
  carries: (all) => limited(all, { currency: 'USD', creditNotes: 'alone' }),
  customer: 'name',
  invoiceColumns: ['doc_type'],
  settings: 'currency: USD\n',
  base: 'currency: USD\n',
  write(facts) {
    const title = (text: string): Cell[][] => [
      ['Demo Industries'],
      [text],
      ['July 1, 2023 - June 30, 2026'],
      [],
    ];
    const signed = facts.invoices.map((row) => ({
      ...row,
      minor: row.doc_type === 'credit_note' ? -row.minor : row.minor,
    }));
    const invoices: Cell[][] = [
      ...title('Transaction List by Customer'),
      ['', 'Date', 'Transaction type', 'Num', 'Due date', 'Amount'],
      ...underHeadings(
        facts,
        signed,
        (row) => [
          '',
          monthFirst(row.issue_date),
          row.minor < 0 ? 'Credit Memo' : 'Invoice',
          row.invoice_id,
          monthFirst(row.due_date),
          grouped(row.minor),
        ],
        (label, minor) => [label, '', '', '', '', `$${grouped(minor)}`],
      ),
      ['TOTAL', '', '', '', '', `$${grouped(sum(signed))}`],
    ];
    const payments: Cell[][] = [
      ...title('Received Payments'),
      ['Payment Date', 'Payment No', 'Customer Name', 'Payment Method', 'Invoice Number', 'Amount'],
      ...facts.payments.map((row) => [
        monthFirst(row.date),
        row.payment_id,
        facts.names.get(row.customer_id)!,
        row.method,
        row.invoice_id,
        grouped(row.minor),
      ]),
      ['TOTAL', '', '', '', '', `$${grouped(sum(facts.payments))}`],
    ];
    return {
      'Transaction List by Customer.csv': delimited(invoices),
      'Received Payments.csv': delimited(payments),
    };
  },
};

/** One list with what was paid as columns, suppliers' bills and void documents among the invoices. */
export const xero: Style = {
  name: 'Xero invoices with amounts paid, bills and voided documents',
  carries(all) {
    const facts = limited(all, { dead: true });
    return asColumns(facts, lastDay(asColumns(facts, null)));
  },
  customer: 'name',
  write(facts) {
    const status = { void: 'VOIDED', draft: 'DRAFT' } as Record<string, string>;
    const rows = facts.invoices.flatMap((row, i): Cell[][] => {
      const date = dayFirst(row.issue_date, '/');
      const amount = plain(row.minor);
      const isDead = row.status !== 'posted';
      const isPaid = row.paid === row.minor;
      const invoice = [
        facts.names.get(row.customer_id)!,
        row.invoice_id,
        date,
        dayFirst(row.due_date, '/'),
        amount,
        plain(row.paid),
        plain(isDead ? 0 : row.minor - row.paid),
        dayFirst(row.settled_date, '/'),
        row.currency,
        'ACCREC',
        status[row.status] ?? (isPaid ? 'PAID' : 'AUTHORISED'),
      ];
      if (i % 9 !== 0) return [invoice];
      const bill = ['Steel Supply Ltd', `BILL-${i}`, date, date, amount, '0.00', amount, ''];
      return [invoice, [...bill, row.currency, 'ACCPAY', 'AUTHORISED']];
    });
    const heads =
      'ContactName,InvoiceNumber,InvoiceDate,DueDate,InvoiceAmount,AmountPaid,AmountDue,FullyPaidOnDate,CurrencyCode,Type,Status';
    return { 'xero.csv': delimited([heads.split(','), ...rows], { end: '\r\n' }) };
  },
};

/** Money of one customer on one day as one receipt with a number of its own. */
function transfers(facts: Facts): { id: string; rows: Payment[] }[] {
  const found = new Map<string, Payment[]>();
  for (const row of facts.payments) {
    const key = `${row.date} ${row.customer_id} ${row.method}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()].map((rows, i) => ({ id: String(1001 + i), rows }));
}

/** The same money under the numbers of its receipts: rows of one number are one receipt. */
const underReceipts = (facts: Facts): Facts => ({
  ...facts,
  payments: transfers(facts).flatMap(({ id, rows }) =>
    rows.map((row) => ({ ...row, payment_id: id })),
  ),
});

/** Invoice lines that repeat the invoice's total, and a receipt's invoices that repeat the receipt's. */
export const zoho: Style = {
  name: 'Zoho invoice lines and receipts that repeat the total',
  carries: (all) => underReceipts(limited(all, { dead: true })),
  customer: 'both',
  invoiceColumns: ['rep'],
  write(facts) {
    const status = { void: 'Void', draft: 'Draft' } as Record<string, string>;
    const paid = byId(facts.payments);
    const lines = facts.invoices.flatMap((row, i): Cell[][] => {
      const open = Math.max(0, row.minor - sum(paid.get(row.invoice_id) ?? []));
      const count = 1 + (i % 3);
      const each = Math.floor(row.minor / count);
      return Array.from({ length: count }, (_, n) => {
        const part = n === count - 1 ? row.minor - each * (count - 1) : each;
        return [
          row.issue_date,
          row.invoice_id,
          status[row.status] ?? (open === 0 ? 'Closed' : 'Overdue'),
          row.customer_id,
          facts.names.get(row.customer_id)!,
          row.due_date,
          row.currency,
          plain(row.minor),
          plain(open),
          `Item ${n + 1}`,
          '1.00',
          plain(part),
          plain(part),
          row.rep,
        ];
      });
    });
    const heads =
      'Invoice Date,Invoice Number,Invoice Status,Customer ID,Customer Name,Due Date,Currency Code,Total,Balance,Item Name,Quantity,Item Price,Item Total,Sales person';
    const sent = transfers(facts);
    const payments = sent.flatMap(({ id, rows }) =>
      rows.map((row) => [
        id,
        row.method,
        row.date,
        row.customer_id,
        facts.names.get(row.customer_id)!,
        plain(sum(rows)),
        plain(sum(rows.filter((part) => part.invoice_id === ''))),
        row.currency,
        row.invoice_id === '' ? '' : plain(row.minor),
        row.invoice_id,
      ]),
    );
    const paymentHeads =
      'Payment Number,Mode,Date,Customer ID,Customer Name,Amount,Unused Amount,Currency Code,Amount Applied to Invoice,Invoice Number';
    return {
      'Invoice.csv': delimited([heads.split(','), ...lines]),
      'Customer_Payment.csv': delimited([paymentHeads.split(','), ...payments]),
    };
  },
};
