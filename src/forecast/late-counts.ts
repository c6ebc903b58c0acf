/** When it is known of an item whether it is late, whose items it is counted with, and what is late. */
import type { Items } from './items.ts';

/** So many items of the book's own rate are added to each customer's. */
export const BOOK_ITEMS = 3;
/** Chances are whole millionths, so that their sums are exact. */
export const MILLION = 1_000_000;

/** 1 where the item is not settled within so many days past due, else 0. */
export const isLate = ({ settled, due }: Items, item: number, days: number): 0 | 1 =>
  settled[item]! > due[item]! + days ? 1 : 0;

/** The day from which that is known: when it was settled in time, or the day after the last one in time. */
export const knownFrom = ({ settled, due }: Items, item: number, days: number): number =>
  Math.min(settled[item]!, due[item]! + days + 1);

/** By item a number for its customer within its book, from 0 to before `parties`. */
export function partiesOf({ count, book, currencies, customer }: Items): {
  party: Int32Array;
  parties: number;
} {
  const party = new Int32Array(count);
  const numbers = new Int32Array(
    (customer.reduce((a, b) => Math.max(a, b), 0) + 1) * currencies.length,
  );
  let parties = 0;
  for (let item = 0; item < count; item++) {
    const place = customer[item]! * currencies.length + book[item]!;
    if (numbers[place] === 0) numbers[place] = ++parties;
    party[item] = numbers[place]! - 1;
  }
  return { party, parties };
}
