/** Which items of a book are open at which origin, and with how much. */
import { type Items, NEVER } from './items.ts';
import type { Months } from './month-ends.ts';

/** Called with an item's place, the origin's, and what is open of it in minor units: more than nothing. */
type Visit = (item: number, origin: number, open: number) => void;

/** Every item of a book at every origin at which it is open. */
export function eachOpen(items: Items, book: number, months: Months, visit: Visit): void {
  for (let item = 0; item < items.count; item++) {
    if (items.book[item] !== book) continue;
    const last = lastOpen(items, item, months);
    for (let origin = months.placeOf(items.issued[item]!); origin <= last; origin++) {
      const open = openAfter(items, item, months.last[origin]!);
      if (open > 0) visit(item, origin, open);
    }
  }
}

/** The last origin at which a piece of the item has not ended; −1 where there is none. */
function lastOpen({ firstPiece, ended }: Items, item: number, months: Months): number {
  let latest = -1;
  for (let piece = firstPiece[item]!; piece < firstPiece[item + 1]!; piece++) {
    if (ended[piece] === NEVER) return months.last.length - 1;
    latest = Math.max(latest, months.placeOf(ended[piece]!) - 1);
  }
  return latest;
}

/** What of an item is open at the end of a day on which it was issued already. */
export function openAfter({ firstPiece, ended, minor }: Items, item: number, day: number): number {
  let open = 0;
  for (let piece = firstPiece[item]!; piece < firstPiece[item + 1]!; piece++)
    if (ended[piece]! > day) open += minor[piece]!;
  return open;
}
