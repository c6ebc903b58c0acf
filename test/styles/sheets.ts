/** Our own headers in other containers: serial dates in a workbook, overlapping months in archives, JSON lines. */
import { gzipSync, strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { type Facts, type Invoice, limited, type Payment } from './facts.ts';
import type { Files, Style } from './style.ts';
import { type Cell, delimited, plain, serial } from './write.ts';

const carries = (all: Facts): Facts =>
  limited(all, {
    instalments: true,
    creditNotes: 'linked',
    dead: true,
    applied: true,
    kinds: ['cash', 'refund', 'write_off', 'discount'],
  });

const INVOICE: (keyof Invoice)[] = [
  'instalment_no',
  'terms',
  'doc_type',
  'applies_to',
  'rep',
  'region',
  'segment',
  'product',
  'delivery_date',
];
const PAYMENT: (keyof Payment)[] = ['applied_date', 'method', 'kind'];

/** A workbook whose dates lost their format: serial numbers in cells, amounts as text. */
export const serialDates: Style = {
  name: 'Excel workbook with serial dates',
  carries,
  customer: 'id',
  invoiceColumns: INVOICE,
  paymentColumns: PAYMENT,
  async write(facts) {
    const day = (iso: string): number | null => (iso === '' ? null : serial(iso));
    const invoiceHeads =
      'Invoice Number,Instalment,Customer ID,Invoice Date,Due Date,Payment Terms,Invoice Amount,Currency,Status,Document Type,Applied To,Sales rep,Region,Customer segment,Product,Delivery Date';
    const paymentHeads =
      'Payment No,Payment Date,Payment Amount,Invoice Number,Customer ID,Currency,Applied Date,Payment Method,Kind';
    const invoices: Cell[][] = facts.invoices.map((row) => [
      row.invoice_id,
      row.instalment_no,
      row.customer_id,
      day(row.issue_date),
      day(row.due_date),
      row.terms,
      plain(row.minor),
      row.currency,
      row.status,
      row.doc_type,
      row.applies_to,
      row.rep,
      row.region,
      row.segment,
      row.product,
      day(row.delivery_date),
    ]);
    const payments: Cell[][] = facts.payments.map((row) => [
      row.payment_id,
      day(row.date),
      plain(row.minor),
      row.invoice_id,
      row.customer_id,
      row.currency,
      day(row.applied_date),
      row.method,
      row.kind,
    ]);
    return {
      'ledger.xlsx': await writeXlsx({
        sheets: [
          { name: 'Invoices', rows: [invoiceHeads.split(','), ...invoices] },
          { name: 'Payments', rows: [paymentHeads.split(','), ...payments] },
        ],
      }),
    };
  },
};

/** A file a month; each repeats the month before as it was known then, some of it wrong, some unchanged. */
export const monthly: Style = {
  name: 'monthly files with overlaps, one packed with gz, others in a zip',
  carries,
  customer: 'id',
  invoiceColumns: INVOICE,
  paymentColumns: PAYMENT,
  write(facts) {
    const invoiceHeads: (keyof Invoice)[] = [
      'invoice_id',
      'customer_id',
      'issue_date',
      'due_date',
      'currency',
      'status',
      ...INVOICE,
    ];
    const paymentHeads: (keyof Payment)[] = [
      'payment_id',
      'date',
      'invoice_id',
      'customer_id',
      'currency',
      ...PAYMENT,
    ];
    const months = [...new Set(facts.invoices.map((row) => row.issue_date.slice(0, 7)))].sort();
    const wrong = (row: Invoice, i: number): Invoice =>
      row.instalment_no === '' && i % 5 === 0
        ? { ...row, minor: row.minor + 1_000, due_date: row.issue_date, rep: 'R99' }
        : row;
    const text: Files = {};
    for (const [n, month] of months.entries()) {
      const isOwn = (row: Invoice) => row.issue_date.startsWith(month);
      const before = facts.invoices.filter(
        (row) => n > 0 && row.issue_date.startsWith(months[n - 1]!),
      );
      const own = facts.invoices
        .filter(isOwn)
        .map((row, i) => (n < months.length - 1 ? wrong(row, i) : row));
      text[`invoices-${month}.csv`] = delimited([
        [...invoiceHeads, 'amount'],
        ...[...before, ...own].map((row) => [...invoiceHeads.map((h) => row[h]), plain(row.minor)]),
      ]);
    }
    const paid = [...new Set(facts.payments.map((row) => row.date.slice(0, 7)))].sort();
    for (const [n, month] of paid.entries()) {
      const rows = facts.payments.filter(
        (row) => row.date.startsWith(month) || (n > 0 && row.date.startsWith(paid[n - 1]!)),
      );
      text[`payments-${month}.csv`] = delimited([
        [...paymentHeads, 'amount'],
        ...rows.map((row) => [...paymentHeads.map((h) => row[h]), plain(row.minor)]),
      ]);
    }
    return packed(text);
  },
};

/** The first of 2024's invoice files as gz, the payments of 2023 in one zip. */
function packed(files: Files): Files {
  const names = Object.keys(files);
  const inZip = names.filter((name) => name.startsWith('payments-2023'));
  const inGz = names.find((name) => name.startsWith('invoices-2024'))!;
  const bytes = (name: string): Uint8Array => strToU8(files[name] as string);
  const zip = zipSync(Object.fromEntries(inZip.map((name) => [name, bytes(name)])));
  const out: Files = { 'payments-2023.zip': zip, [`${inGz}.gz`]: gzipSync(bytes(inGz)) };
  for (const name of names) {
    if (name !== inGz && !inZip.includes(name)) out[name] = files[name]!;
  }
  return out;
}

/** An object a line, numbers as numbers, days as instants, blanks as null or not there at all. */
export const jsonLines: Style = {
  name: 'JSON lines from an interface',
  carries,
  customer: 'id',
  invoiceColumns: INVOICE,
  paymentColumns: PAYMENT,
  write(facts) {
    const instant = (iso: string): string | null => (iso === '' ? null : `${iso}T00:00:00Z`);
    const lines = (rows: object[]): string =>
      rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const invoices = facts.invoices.map((row) => ({
      invoiceNumber: row.invoice_id,
      ...(row.instalment_no === '' ? {} : { instalmentNo: Number(row.instalment_no) }),
      customerId: row.customer_id,
      invoiceDate: instant(row.issue_date),
      dueDate: instant(row.due_date),
      paymentTerms: row.terms === '' ? null : Number(row.terms),
      invoiceAmount: row.minor / 100,
      currencyCode: row.currency,
      status: row.status,
      documentType: row.doc_type,
      appliedTo: row.applies_to || null,
      salesRep: row.rep,
      region: row.region,
      customerSegment: row.segment,
      product: row.product || null,
      deliveryDate: instant(row.delivery_date),
    }));
    const payments = facts.payments.map((row) => ({
      paymentNumber: row.payment_id,
      paymentDate: instant(row.date),
      paymentAmount: row.minor / 100,
      invoiceNumber: row.invoice_id || null,
      customerId: row.customer_id,
      currencyCode: row.currency,
      ...(row.applied_date === '' ? {} : { appliedDate: instant(row.applied_date) }),
      paymentMethod: row.method || null,
      kind: row.kind,
    }));
    return { 'invoices.jsonl': lines(invoices), 'payments.jsonl': lines(payments) };
  },
};
