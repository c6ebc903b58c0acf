/** Which items of a book are open at which origin, and with how much. */
import { integerColumn } from '../ledger/columns.ts';
import type { Items } from './items.ts';
import type { Months } from './month-ends.ts';

/** Called with an item's place, the origin's, and what is open of it in minor units: more than nothing. */
type Visit = (item: number, origin: number, open: number) => void;

/** Every item of a book at every origin at which it is open. */
export function eachOpen(items: Items, book: number, months: Months, visit: Visit): void {
  for (let item = 0; item < items.count; item++) {
    if (items.book[item] !== book) continue;
    const closed = items.closed[item]!;
    for (
      let origin = months.placeOf(items.issued[item]!);
      origin < months.last.length && months.last[origin]! < closed;
      origin++
    ) {
      const open = openAfter(items, item, months.last[origin]!);
      if (open > 0) visit(item, origin, open);
    }
  }
}

/** By origin the items of a book that are open at it, by their places. */
export function openByOrigin(items: Items, book: number, months: Months): Int32Array[] {
  const open = Array.from(months.last, integerColumn);
  eachOpen(items, book, months, (item, origin) => open[origin]!.push(item));
  return open.map((column) => column.values());
}

/** What of an item is open at the end of a day on which it was issued already. */
export function openAfter({ firstPiece, ended, minor }: Items, item: number, day: number): number {
  let open = 0;
  for (let piece = firstPiece[item]!; piece < firstPiece[item + 1]!; piece++)
    if (ended[piece]! > day) open += minor[piece]!;
  return open;
}
