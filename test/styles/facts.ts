/** The demo company's documents and money as facts, apart from any way of writing them, and what a style leaves out of them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { generateDemo } from '../../src/demo/generate.ts';

/** Texts as the generator gives them, '' where blank; dates as YYYY-MM-DD; amounts in minor units. */
export interface Invoice {
  invoice_id: string;
  instalment_no: string;
  customer_id: string;
  issue_date: string;
  due_date: string;
  terms: string;
  doc_type: string;
  applies_to: string;
  status: string;
  currency: string;
  rep: string;
  region: string;
  segment: string;
  product: string;
  delivery_date: string;
  note: string;
  minor: number;
  /** Paid and credited so far and the day the balance reached zero; only after `asColumns`. */
  paid: number;
  settled_date: string;
}

export interface Payment {
  payment_id: string;
  date: string;
  invoice_id: string;
  customer_id: string;
  applied_date: string;
  currency: string;
  method: string;
  kind: string;
  minor: number;
}

export interface Facts {
  invoices: Invoice[];
  payments: Payment[];
  /** Customer id to name. */
  names: Map<string, string>;
}

type Row = Record<string, string>;

const minorOf = (text: string): number => Math.round(Number(text) * 100);

/** Every invoice and payment row of a demo company. */
export function demoFacts(invoices: number): Facts {
  const out = mkdtempSync(join(tmpdir(), 'style-facts-'));
  try {
    generateDemo({ invoices, out });
    const rows = (prefix: string): Row[] =>
      readdirSync(out)
        .filter((file) => file.startsWith(prefix))
        .sort()
        .flatMap((file) => {
          const text = readFileSync(join(out, file), 'utf8');
          return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
        });
    return {
      invoices: rows('invoices-').map((row) => ({
        ...(row as unknown as Invoice),
        minor: minorOf(row.amount!),
        paid: 0,
        settled_date: '',
      })),
      payments: rows('payments-').map((row) => ({
        ...(row as unknown as Payment),
        minor: minorOf(row.amount!),
      })),
      names: new Map(rows('customers').map((row) => [row.customer_id!, row.name!])),
    };
  } finally {
    rmSync(out, { recursive: true });
  }
}

export interface Limits {
  /** Only this currency. */
  currency?: string;
  /** Keep invoices with instalments; otherwise they go with all that was paid on them. */
  instalments?: boolean;
  /** Credit notes: with the invoice they lower, standing alone, or none. */
  creditNotes?: 'linked' | 'alone';
  /** Keep void and draft documents. */
  dead?: boolean;
  /** Kinds of money; default cash only. */
  kinds?: string[];
  /** Keep the date of application where it is later than the payment. */
  applied?: boolean;
}

/** The part of the facts that a style can carry. */
export function limited(facts: Facts, limits: Limits): Facts {
  const { kinds = ['cash'], creditNotes } = limits;
  const isWanted = (invoice: Invoice): boolean =>
    (limits.currency === undefined || invoice.currency === limits.currency) &&
    (limits.instalments === true || invoice.instalment_no === '') &&
    (limits.dead === true || invoice.status === 'posted') &&
    (creditNotes !== undefined || invoice.doc_type !== 'credit_note');
  const wanted = facts.invoices.filter(isWanted);
  const ids = new Set(wanted.map((invoice) => invoice.invoice_id));
  return {
    names: facts.names,
    invoices: wanted
      .filter(({ applies_to }) => applies_to === '' || ids.has(applies_to))
      .map((row) => (creditNotes === 'alone' ? { ...row, applies_to: '' } : row)),
    payments: facts.payments
      .filter((row) => limits.currency === undefined || row.currency === limits.currency)
      .filter((row) => kinds.includes(row.kind))
      .filter((row) => row.invoice_id === '' || ids.has(row.invoice_id))
      .map((row) => (limits.applied ? row : { ...row, applied_date: '' })),
  };
}

export const byId = <T extends Invoice | Payment>(rows: readonly T[]): Map<string, T[]> => {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(row.invoice_id, [...(found.get(row.invoice_id) ?? []), row]);
  return found;
};

/** The last day on which an invoice was issued or settled. */
export const lastDay = ({ invoices }: Facts): string =>
  invoices
    .filter((row) => row.status === 'posted')
    .flatMap((row) => [row.issue_date, row.settled_date])
    .sort()
    .at(-1)!;

/**
 * One receipt an invoice at most, as lists with payments in columns can tell it: on the day that settled the
 * invoice, or, where something is still open and the list names no day, on `unknownDay`.
 */
export function asColumns(facts: Facts, unknownDay: string | null): Facts {
  const money = byId(facts.payments);
  const payments: Payment[] = [];
  const invoices = facts.invoices.map((invoice) => {
    const own = invoice.status === 'posted' ? (money.get(invoice.invoice_id) ?? []) : [];
    const sum = own.reduce((total, row) => total + row.minor, 0);
    const paid = Math.min(sum, invoice.minor);
    if (paid <= 0) return invoice;
    const isSettled = paid === invoice.minor;
    if (!isSettled && unknownDay === null) return invoice;
    const last = own.map((row) => row.date).sort()[own.length - 1]!;
    const settled = last > invoice.issue_date ? last : invoice.issue_date;
    const date = isSettled ? settled : unknownDay!;
    payments.push({ ...own[0]!, date, applied_date: '', minor: paid });
    return { ...invoice, paid, settled_date: isSettled ? settled : '' };
  });
  return { ...facts, invoices, payments };
}

/** The first receipt of each invoice that does not pass it, and the money without an invoice. */
export function oneReceiptEach(facts: Facts): Facts {
  const credits = new Map<string, number>();
  const amounts = new Map(facts.invoices.map((row) => [row.invoice_id, row.minor]));
  for (const row of facts.invoices) {
    if (row.doc_type === 'credit_note') {
      credits.set(row.applies_to, (credits.get(row.applies_to) ?? 0) + row.minor);
    }
  }
  const seen = new Set<string>();
  const payments = facts.payments.filter(({ invoice_id: id, minor }) => {
    if (id === '') return true;
    if (seen.has(id) || minor > amounts.get(id)! - (credits.get(id) ?? 0)) return false;
    seen.add(id);
    return true;
  });
  return { ...facts, payments };
}

/** What is open of each invoice at the end, for invoices without instalments and money that never passes them. */
export function openOf(facts: Facts): Map<string, number> {
  const open = new Map(facts.invoices.map((row) => [row.invoice_id, row.minor]));
  const take = (id: string, minor: number): void => {
    if (open.has(id)) open.set(id, Math.max(0, open.get(id)! - minor));
  };
  for (const row of facts.invoices) if (row.applies_to !== '') take(row.applies_to, row.minor);
  for (const row of facts.payments) if (row.invoice_id !== '') take(row.invoice_id, row.minor);
  return open;
}

/** Other numbers for the same documents and customers, as a system with numbers of its own has them. */
export function renumbered(
  facts: Facts,
  document: (index: number) => string,
  customer: (index: number) => string,
): Facts {
  const ids = [...new Set(facts.invoices.map((row) => row.invoice_id))];
  const documents = new Map([['', ''], ...ids.map((id, i) => [id, document(i)] as const)] as const);
  const people = new Map([...facts.names.keys()].map((id, i) => [id, customer(i)]));
  return {
    names: new Map([...facts.names].map(([id, name]) => [people.get(id)!, name])),
    invoices: facts.invoices.map((row) => ({
      ...row,
      invoice_id: documents.get(row.invoice_id)!,
      applies_to: documents.get(row.applies_to)!,
      customer_id: people.get(row.customer_id)!,
    })),
    payments: facts.payments.map((row) => ({
      ...row,
      invoice_id: documents.get(row.invoice_id)!,
      customer_id: people.get(row.customer_id)!,
    })),
  };
}
