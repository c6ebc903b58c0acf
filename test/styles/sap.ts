/** SAP: customer line items (FBL5N), saved as a spreadsheet text and as an unconverted list. */
import { type Facts, limited, oneReceiptEach, openOf, renumbered } from './facts.ts';
import type { Style } from './style.ts';
import { type Cell, dayFirst, delimited, grouped, trailingMinus, utf16 } from './write.ts';

interface LineItem {
  account: string;
  document: string;
  type: 'DR' | 'DG' | 'DZ';
  date: string;
  due: string;
  /** Signed: what lowers the account is negative. */
  minor: number;
  currency: string;
  cleared: string;
  clearing: string;
  reference: string;
}

const carries = (all: Facts): Facts =>
  renumbered(
    oneReceiptEach(limited(all, { creditNotes: 'linked' })),
    (i) => `00${90_000_001 + i}`,
    (i) => `0000${100_001 + i * 7}`,
  );

/** Invoices, credit notes and receipts in one list; what settled an invoice is cleared with it. */
function lineItems(facts: Facts): LineItem[] {
  const open = openOf(facts);
  const cleared = new Map<string, { date: string; document: string }>();
  facts.payments.forEach((row, i) => {
    const issued = facts.invoices.find((invoice) => invoice.invoice_id === row.invoice_id);
    if (!issued || open.get(row.invoice_id) !== 0) return;
    const dates = facts.invoices
      .filter((credit) => credit.applies_to === row.invoice_id)
      .map((credit) => credit.issue_date);
    const date = [...dates, row.date, issued.issue_date].sort().at(-1)!;
    cleared.set(row.invoice_id, { date, document: receiptNumber(i) });
  });
  const documents = facts.invoices.map((row): LineItem => {
    const isCredit = row.doc_type === 'credit_note';
    const clearing = cleared.get(isCredit ? row.applies_to : row.invoice_id);
    return {
      account: row.customer_id,
      document: row.invoice_id,
      type: isCredit ? 'DG' : 'DR',
      date: row.issue_date,
      due: row.due_date,
      minor: isCredit ? -row.minor : row.minor,
      currency: row.currency,
      cleared: clearing?.date ?? '',
      clearing: clearing?.document ?? '',
      reference: row.applies_to,
    };
  });
  const receipts = facts.payments.map((row, i): LineItem => {
    const clearing = cleared.get(row.invoice_id);
    return {
      account: row.customer_id,
      document: receiptNumber(i),
      type: 'DZ',
      date: row.date,
      due: row.date,
      minor: -row.minor,
      currency: row.currency,
      cleared: clearing?.date ?? '',
      clearing: clearing?.document ?? '',
      reference: row.invoice_id,
    };
  });
  return [...documents, ...receipts].sort((a, b) =>
    a.account === b.account ? (a.date < b.date ? -1 : 1) : a.account < b.account ? -1 : 1,
  );
}

const receiptNumber = (index: number): string => `00${14_000_001 + index}`;

const totals = (items: LineItem[]): [string, number][] =>
  [...new Set(items.map((item) => item.currency))].map((currency) => [
    currency,
    items.filter((item) => item.currency === currency).reduce((t, item) => t + item.minor, 0),
  ]);

/** “Spreadsheet” download: UTF-16 with tabs, title rows, a leading empty column, totals marked by asterisks. */
export const sapSpreadsheet: Style = {
  name: 'SAP FBL5N text, UTF-16 with tabs and trailing minus',
  carries,
  customer: 'id',
  invoiceColumns: ['doc_type', 'applies_to'],
  write(facts) {
    const items = lineItems(facts);
    const rows: Cell[][] = [
      ['Customer Line Item Display'],
      [],
      ['', 'Company Code', '', '1000'],
      ['', 'Name', '', 'Demo Industries'],
      [],
      [
        '',
        'St',
        'Account',
        'Document Number',
        'Document Type',
        'Document Date',
        'Net due date',
        'Amount in doc. curr.',
        'Document currency',
        'Clearing date',
        'Clearing Document',
        'Invoice reference',
      ],
      [],
      ...items.map((item) => [
        '',
        item.cleared ? '@5B@' : '@5C@',
        item.account,
        item.document,
        item.type,
        dayFirst(item.date),
        dayFirst(item.due),
        trailingMinus(item.minor),
        item.currency,
        dayFirst(item.cleared),
        item.clearing,
        item.reference,
      ]),
      [],
      ...totals(items).map(([currency, minor]) => [
        '',
        '**',
        '',
        '',
        '',
        '',
        '',
        trailingMinus(minor),
        currency,
      ]),
    ];
    return { 'fbl5n.txt': utf16(delimited(rows, { separator: '\t', end: '\r\n' })) };
  },
};

/** Unconverted list: bars, rules of dashes, technical names, unsigned amounts with the S/H indicator. */
export const sapList: Style = {
  name: 'SAP line items with bars and the S/H indicator',
  carries,
  customer: 'id',
  invoiceColumns: ['doc_type', 'applies_to'],
  write(facts) {
    const items = lineItems(facts);
    const heads = 'KUNNR BELNR BLART BLDAT FAEDT SHKZG WRBTR WAERS AUGDT AUGBL REBZG'.split(' ');
    const cells = (item: LineItem): string[] => [
      item.account,
      item.document,
      item.type,
      dayFirst(item.date),
      dayFirst(item.due),
      item.minor < 0 ? 'H' : 'S',
      grouped(Math.abs(item.minor)).padStart(16),
      item.currency,
      dayFirst(item.cleared),
      item.clearing,
      item.reference,
    ];
    const bar = (row: string[]): string => `|${row.join('|')}|`;
    const rule = '-'.repeat(120);
    const total = ([currency, minor]: [string, number]): string =>
      bar(['**', '', '', '', '', minor < 0 ? 'H' : 'S', grouped(minor), currency, '', '', '']);
    const rows = items.map((item) => bar(cells(item)));
    const lines = [rule, bar(heads), rule, ...rows, rule, ...totals(items).map(total), rule];
    return { 'bsid_bsad.txt': `${lines.join('\r\n')}\r\n` };
  },
};
