/** What a style of export is: the facts it can carry, how it writes them, and its canonical twin. */
import type { Facts, Invoice, Payment } from './facts.ts';
import { delimited, plain } from './write.ts';

export type Files = Record<string, string | Uint8Array>;

export interface Style {
  name: string;
  /** The facts that this style can carry. */
  carries(all: Facts): Facts;
  /** Canonical columns beside id, dates, amount and party that the style carries too. */
  invoiceColumns?: (keyof Invoice)[];
  paymentColumns?: (keyof Payment)[];
  /** How the style names customers. */
  customer: 'id' | 'name' | 'both';
  write(facts: Facts): Files | Promise<Files>;
  /** Lines of report.yml that a person adds for this style. */
  settings?: string;
  /** Those of them that say what no file says, so that the canonical twin needs them too. */
  base?: string;
}

/** The same facts as canonical CSV files. */
export function canonical(style: Style, facts: Facts): Files {
  const party = (id: string): string[] => {
    const name = facts.names.get(id) ?? '';
    if (style.customer === 'both') return [id, name];
    return [style.customer === 'id' ? id : name];
  };
  const partyHeaders = { id: ['customer_id'], name: ['customer_name'] };
  const heads =
    style.customer === 'both' ? ['customer_id', 'customer_name'] : partyHeaders[style.customer];
  const more = style.invoiceColumns ?? [];
  const invoices = [
    ['invoice_id', ...heads, 'issue_date', 'due_date', 'amount', 'currency', 'status', ...more],
    ...facts.invoices.map((row) => [
      row.invoice_id,
      ...party(row.customer_id),
      row.issue_date,
      row.due_date,
      plain(row.minor),
      row.currency,
      row.status,
      ...more.map((column) => row[column]),
    ]),
  ];
  const extra = style.paymentColumns ?? [];
  const payments = [
    ['payment_id', 'date', 'amount', 'invoice_id', ...heads, 'currency', ...extra],
    ...facts.payments.map((row) => [
      row.payment_id,
      row.date,
      plain(row.minor),
      row.invoice_id,
      ...party(row.customer_id),
      row.currency,
      ...extra.map((column) => row[column]),
    ]),
  ];
  return { 'invoices.csv': delimited(invoices), 'payments.csv': delimited(payments) };
}
