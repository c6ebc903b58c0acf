/** How likely each open item is to be paid late: its customer's own past, drawn towards the whole book's where that past is short. */
import { dayNumber, type IsoDate } from '../format/date.ts';
import type { Items } from './items.ts';
import { BOOK_ITEMS, isLate, knownFrom, MILLION, partiesOf } from './late-counts.ts';

/** Days past due after which a payment is late, later, very late. */
export const LATE_AFTER = [0, 30, 90] as const;

/** The chances of an item in millionths, in the order of `LATE_AFTER`; null where the book has no item of which that much is known. */
export type LateRisk = (item: number) => (number | null)[];

/** What is known of past items on the as-of date; late by then is certain. */
export function lateRisks(items: Items, asOf: IsoDate): LateRisk {
  const today = dayNumber(asOf);
  const { party, parties } = partiesOf(items);
  const counts = LATE_AFTER.map((days) => countLate(items, party, parties, days, today));
  return (item) => {
    const chances = counts.map(({ own, books }) => {
      const { known, late } = books[items.book[item]!]!;
      if (known === 0) return null;
      const rate = late / known;
      const place = party[item]!;
      return (own.late[place]! + BOOK_ITEMS * rate) / (own.known[place]! + BOOK_ITEMS);
    });
    const age = today - items.due[item]!;
    const reached = LATE_AFTER.findLastIndex((days) => age > days);
    return chances.map((chance, i) => {
      if (i <= reached) return MILLION;
      if (chance === null) return null;
      // later than that follows from how the later chance stands to the one already come true
      const given = reached < 0 ? chance : Math.min(1, chance / chances[reached]!);
      return Math.round(MILLION * given);
    });
  };
}

/** Of each party and each book: the items of which it is known whether they were that late, and those that were. */
function countLate(items: Items, party: Int32Array, parties: number, days: number, today: number) {
  const own = { known: new Int32Array(parties), late: new Int32Array(parties) };
  const books = items.currencies.map(() => ({ known: 0, late: 0 }));
  for (let item = 0; item < items.count; item++) {
    if (knownFrom(items, item, days) > today) continue;
    const late = isLate(items, item, days);
    const book = books[items.book[item]!]!;
    own.known[party[item]!]!++;
    own.late[party[item]!]! += late;
    book.known++;
    book.late += late;
  }
  return { own, books };
}
