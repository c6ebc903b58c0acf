/** The ledger once more, in plain loops: each item with what was applied to it, and the credit that waits. */
import type { Book } from './random-book.ts';

export interface Item {
  invoice: string;
  customer: string;
  issued: number;
  due: number;
  amount: number;
  applied: { day: number; amount: number; kind: string }[];
  /** The day its balance reached 0. */
  settled: number | null;
}
export interface Credit {
  customer: string;
  from: number;
  /** The day it was applied; null while it waits. */
  until: number | null;
  amount: number;
}
export interface Ledger {
  items: Item[];
  credits: Credit[];
}

/** Money reaches its invoice when it is paid, or when the invoice is issued if that is later; earliest due first. */
export function plainLedger({ invoices, payments }: Book): Ledger {
  const items: Item[] = invoices.flatMap(({ id, customer, issued, instalments }) =>
    [...instalments]
      .sort((a, b) => a.due - b.due)
      .map(({ due, amount }) => ({
        invoice: id,
        customer,
        issued,
        due,
        amount,
        applied: [],
        settled: null,
      })),
  );
  const credits: Credit[] = [];
  const events = payments.map((payment, order) => {
    const issued = invoices.find(({ id }) => id === payment.invoice)?.issued;
    const day = issued === undefined ? payment.day : Math.max(payment.day, issued);
    return { ...payment, reaches: day, order };
  });
  events.sort((a, b) => a.reaches - b.reaches || a.order - b.order);
  for (const { day, reaches, invoice, customer, kind, amount } of events) {
    let left = amount;
    for (const item of items.filter((candidate) => candidate.invoice === invoice)) {
      const take = Math.min(left, openAt(item, reaches));
      if (take === 0) continue;
      left -= take;
      item.applied.push({ day: reaches, amount: take, kind });
      if (openAt(item, reaches) === 0) item.settled = reaches;
      if (reaches > day) credits.push({ customer, from: day, until: reaches, amount: take });
    }
    if (left > 0) credits.push({ customer, from: day, until: null, amount: left });
  }
  return { items, credits };
}

export function openAt(item: Item, day: number): number {
  if (item.issued > day) return 0;
  return item.amount - sum(item.applied.filter((a) => a.day <= day).map((a) => a.amount));
}

export const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
