/** The orders in which the ledger looks for money and for items: lists per key, and the items of each invoice. */
import { NO_KEY } from './types.ts';

/** For each key a list of numbers in order of arrival; a walk drops those that are used up. */
export class ListsByKey {
  private readonly byKey = new Map<number, number[]>();

  push(key: number, entry: number): void {
    if (key === NO_KEY) return;
    const list = this.byKey.get(key);
    if (list) list.push(entry);
    else this.byKey.set(key, [entry]);
  }

  /** Visits entries in order until `visit` returns false; then forgets those for which `isLive` is false. */
  walk(key: number, isLive: (entry: number) => boolean, visit: (entry: number) => boolean): void {
    const list = this.byKey.get(key);
    if (!list) return;
    let seen = 0;
    while (seen < list.length && visit(list[seen]!)) seen++;
    let live = 0;
    for (let i = 0; i < Math.min(seen + 1, list.length); i++)
      if (isLive(list[i]!)) list[live++] = list[i]!;
    const dropped = Math.min(seen + 1, list.length) - live;
    if (dropped === list.length) this.byKey.delete(key);
    else if (dropped > 0) list.splice(live, dropped);
  }
}

/** The items of each invoice, earliest due first. */
export class InvoiceItems {
  readonly invoices: number;
  private readonly first: Int32Array;
  private readonly items: Int32Array;

  constructor({ invoice, dueDay }: { invoice: ArrayLike<number>; dueDay: ArrayLike<number> }) {
    let last = -1;
    for (let i = 0; i < invoice.length; i++) last = Math.max(last, invoice[i]!);
    this.invoices = last + 1;
    this.first = new Int32Array(this.invoices + 1);
    for (let i = 0; i < invoice.length; i++) this.first[invoice[i]! + 1]!++;
    for (let i = 0; i < this.invoices; i++) this.first[i + 1]! += this.first[i]!;
    this.items = new Int32Array(invoice.length);
    const next = this.first.slice();
    for (let i = 0; i < invoice.length; i++) this.items[next[invoice[i]!]!++] = i;
    for (let i = 0; i < this.invoices; i++)
      if (this.first[i + 1]! - this.first[i]! > 1)
        this.items
          .subarray(this.first[i]!, this.first[i + 1]!)
          .sort((a, b) => dueDay[a]! - dueDay[b]! || a - b);
  }

  /** The place of the first item of an invoice; its items end before that of the next invoice. */
  from(invoice: number): number {
    return this.first[invoice] ?? this.items.length;
  }

  at(place: number): number {
    return this.items[place]!;
  }
}
