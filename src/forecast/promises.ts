/** What customers promised on open items, and how often promises were fulfilled. */
import type { NativeEngine } from '../engine/native.ts';
import { dayNumber } from '../format/date.ts';
import { groupBy } from '../format/group-by.ts';
import { CASH, type Items } from './items.ts';
import type { Months } from './month-ends.ts';
import { openAfter } from './open-items.ts';

/** Fewer promises due in a year than this say nothing about the next one. */
const MIN_PROMISES = 12;
const YEAR = 365;

/** Days are day numbers; without an amount all that is open was promised. */
interface Made {
  made: number;
  due: number;
  minor: number | null;
}

/** An invoice on which something was promised, with the places of its items, those due first before others. */
export interface PromisedInvoice {
  items: number[];
  promises: Made[];
}

/** Of one item open at an origin what was promised by then for a later day. */
export interface Promised {
  /** From the origin to the promised day. */
  days: number;
  minor: number;
}

/** The invoices on which customers promised something. Needs `fct_promise` and `fct_item`. */
export async function readPromises(engine: NativeEngine, items: Items): Promise<PromisedInvoice[]> {
  const rows = await engine.query(
    `select invoice_key, made_on::varchar as made, due_on::varchar as due, amount_minor::double as minor
     from fct_promise where invoice_key is not null`,
  );
  const made = groupBy(rows, (row) => row.invoice_key as number);
  const keys = await engine.query(
    `select invoice_key, item_key from fct_item
     where invoice_key in (select invoice_key from fct_promise) order by due_date, item_key`,
  );
  const itemsOf = groupBy(keys, (row) => row.invoice_key as number);
  return [...made].map(([invoice, promises]) => ({
    items: (itemsOf.get(invoice) ?? [])
      .map((row) => items.placeOf(row.item_key as number))
      .filter((item) => item >= 0),
    promises: promises.map((row) => ({
      made: dayNumber(row.made as string),
      due: dayNumber(row.due as string),
      minor: row.minor as number | null,
    })),
  }));
}

/** Each item open at an origin on which something was promised by then: the promise made last counts, for at most what was open. */
export function eachPromised(
  items: Items,
  invoices: readonly PromisedInvoice[],
  months: Months,
  visit: (item: number, origin: number, promised: Promised) => void,
): void {
  for (const invoice of invoices)
    for (const [origin, promise] of lastPromises(invoice, months)) {
      const day = months.last[origin]!;
      let before = 0;
      for (const item of invoice.items) {
        const open = items.issued[item]! <= day ? openAfter(items, item, day) : 0;
        if (open <= 0) continue;
        const minor = Math.max(
          0,
          Math.min(open, promise.minor === null ? open : promise.minor - before),
        );
        visit(item, origin, { days: promise.due - day, minor });
        before += open;
      }
    }
}

/** By origin the promise that was made last by then, of those for a later day. */
function lastPromises({ promises }: PromisedInvoice, months: Months): Map<number, Made> {
  const last = new Map<number, Made>();
  for (const promise of promises)
    for (let origin = months.placeOf(promise.made); months.last[origin]! < promise.due; origin++) {
      const other = last.get(origin);
      if (!other || isLater(promise, other)) last.set(origin, promise);
    }
  return last;
}

const isLater = (a: Made, b: Made): boolean =>
  (a.made - b.made || a.due - b.due || (a.minor ?? -1) - (b.minor ?? -1)) > 0;

/** By book and origin the share that came in time of what was promised for the year before; null with too few promises. */
export function promisesKept(
  items: Items,
  invoices: readonly PromisedInvoice[],
  months: Months,
): (number | null)[][] {
  const sums = items.currencies.map(() =>
    Array.from(months.last, () => ({ count: 0, promised: 0, paid: 0 })),
  );
  for (const invoice of invoices) {
    const first = Math.min(...invoice.items);
    if (invoice.items.length === 0) continue;
    for (const { made, due, minor } of distinct(invoice.promises)) {
      // without an amount what was open when it was made
      const promised = minor ?? sumOf(items, invoice.items, (piece) => items.ended[piece]! >= made);
      const came = sumOf(
        items,
        invoice.items,
        (piece) =>
          items.endedBy[piece] === CASH &&
          items.ended[piece]! >= made &&
          items.ended[piece]! <= due,
      );
      for (const [origin, day] of months.last.entries()) {
        if (due > day || due <= day - YEAR) continue;
        const sum = sums[items.book[first]!]![origin]!;
        sum.count++;
        sum.promised += promised;
        sum.paid += Math.min(promised, Math.max(0, came));
      }
    }
  }
  return sums.map((origins) =>
    origins.map(({ count, promised, paid }) => (count >= MIN_PROMISES ? paid / promised : null)),
  );
}

/** Promises made on one day for the same day are one, of the largest amount. */
function distinct(promises: readonly Made[]): Made[] {
  const largest = new Map<string, Made>();
  for (const promise of promises) {
    const key = `${promise.made} ${promise.due}`;
    const other = largest.get(key);
    if (!other || isLater(promise, other)) largest.set(key, promise);
  }
  return [...largest.values()];
}

function sumOf(items: Items, of: readonly number[], counts: (piece: number) => boolean): number {
  let sum = 0;
  for (const item of of)
    for (let piece = items.firstPiece[item]!; piece < items.firstPiece[item + 1]!; piece++)
      if (counts(piece)) sum += items.minor[piece]!;
  return sum;
}
