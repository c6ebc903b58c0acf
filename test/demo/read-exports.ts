/** Reads generated exports with papaparse and settles them with a plain loop, independent of the ledger. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

export type Row = Record<string, string>;

export const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
export const minor = (amount: string): number => Math.round(Number(amount) * 100);
export const AS_OF = '2026-06-30';

export interface Item {
  row: Row;
  due: number;
  amount: number;
  open: number;
  /** Day the balance reached 0, or null. */
  settled: number | null;
}

export interface Exports {
  invoices: Row[];
  payments: Row[];
  customers: Row[];
  reps: Row[];
  targets: Row[];
  disputes: Row[];
  activities: Row[];
  promises: Row[];
}

export function fileTexts(dir: string): Map<string, string> {
  const names = readdirSync(dir)
    .filter((name) => name.endsWith('.csv'))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(dir, name), 'utf8')]));
}

export function readExports(dir: string): Exports {
  const rows = (start: string): Row[] =>
    [...fileTexts(dir)]
      .filter(([name]) => name.startsWith(start))
      .flatMap(([name, text]) => {
        const parsed = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
        if (parsed.errors.length > 0) throw new Error(`${name}: ${parsed.errors[0]!.message}`);
        return parsed.data;
      });
  return {
    invoices: rows('invoices-'),
    payments: rows('payments-'),
    customers: rows('customers'),
    reps: rows('reps'),
    targets: rows('targets'),
    disputes: rows('disputes'),
    activities: rows('activities'),
    promises: rows('promises'),
  };
}

export interface Settled {
  items: Item[];
  byInvoice: Map<string, Item[]>;
  /** What payments of each kind exceeded the balance they named, in minor units. */
  excess: { kind: string; invoice: string; amount: number }[];
}

/** Applies credit notes and payments in date order, each invoice's earliest due item first. */
export function settle({ invoices, payments }: Exports): Settled {
  const byInvoice = new Map<string, Item[]>();
  for (const row of invoices) {
    if (row.status !== 'posted' || row.doc_type !== 'invoice') continue;
    const due = row.due_date ? day(row.due_date) : day(row.issue_date!) + Number(row.terms);
    const amount = minor(row.amount!);
    const list = byInvoice.get(row.invoice_id!) ?? [];
    list.push({ row, due, amount, open: amount, settled: null });
    byInvoice.set(row.invoice_id!, list);
  }
  for (const list of byInvoice.values()) list.sort((a, b) => a.due - b.due);
  const events = [
    ...invoices
      .filter((row) => row.doc_type === 'credit_note' && row.applies_to)
      .map((row) => ({ at: row.issue_date!, invoice: row.applies_to!, kind: 'credit_note', row })),
    ...payments
      .filter((row) => row.invoice_id && row.kind !== 'refund')
      .map((row) => ({
        at: row.applied_date || row.date!,
        invoice: row.invoice_id!,
        kind: row.kind!,
        row,
      })),
  ].sort((a, b) => day(a.at) - day(b.at));
  const excess: Settled['excess'] = [];
  for (const { at, invoice, kind, row } of events) {
    const list = byInvoice.get(invoice);
    if (!list) throw new Error(`${kind} for the unknown invoice ${invoice}`);
    let rest = minor(row.amount!);
    for (const item of list) {
      const part = Math.min(rest, item.open);
      item.open -= part;
      rest -= part;
      if (part > 0 && item.open === 0) item.settled = day(at);
    }
    if (rest > 0) excess.push({ kind, invoice, amount: rest });
  }
  return { items: [...byInvoice.values()].flat(), byInvoice, excess };
}

export const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;

export function countBy(rows: Row[], column: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row[column]!] = (counts[row[column]!] ?? 0) + 1;
  return counts;
}
