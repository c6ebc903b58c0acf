/** At which ages the items of a book were open, and at which they ended, month by month. */
import { AGES, type AgeMonth, FIRST_AGE } from './book.ts';
import { CASH, type Items, NEVER } from './items.ts';
import type { Months } from './month-ends.ts';

/** Parts of an item in whole numbers, so that their sums do not depend on the order of rows. */
const WHOLE = 2 ** 52;
const LOW = 2 ** 26;

/** Sums of whole numbers up to 2⁵², exact, by place. */
class ExactSums {
  #high = new Float64Array(AGES);
  #low = new Float64Array(AGES);

  /** `high` and `low` of a number: the number is high × 2²⁶ + low. */
  add(place: number, high: number, low: number): void {
    this.#high[place]! += high;
    this.#low[place]! += low;
  }

  /** Each place's sum, and that of the places before it where they run on, as a share of whole items. */
  parts(runsOn: boolean): Float64Array {
    const parts = new Float64Array(AGES);
    let [high, low] = [0, 0];
    for (let place = 0; place < AGES; place++) {
      high = this.#high[place]! + (runsOn ? high : 0);
      low = this.#low[place]! + (runsOn ? low : 0);
      parts[place] = (high * LOW + low) / WHOLE;
    }
    return parts;
  }
}

/** The months of one book. A piece is open from the day after its issue to the day on which it ends. */
export function agesByMonth(items: Items, book: number, months: Months): AgeMonth[] {
  const sums = Array.from(months.last, () => ({
    exposed: new ExactSums(),
    paid: new ExactSums(),
    gone: new ExactSums(),
  }));
  for (let item = 0; item < items.count; item++) {
    if (items.book[item] !== book) continue;
    const [issued, due] = [items.issued[item]!, items.due[item]!];
    const [first, after] = [items.firstPiece[item]!, items.firstPiece[item + 1]!];
    const unit = Math.floor(WHOLE / amountOf(items, first, after));
    for (let piece = first; piece < after; piece++) {
      const ended = items.ended[piece]!;
      if (ended <= issued || ended < months.first[0]!) continue;
      const part = items.minor[piece]! * unit;
      const high = Math.floor(part / LOW);
      const low = part - high * LOW;
      const lastMonth = ended === NEVER ? months.last.length - 1 : months.placeOf(ended);
      for (let month = months.placeOf(issued); month <= lastMonth; month++) {
        const day = months.last[month]!;
        if (issued >= day) continue;
        const from = placeIn(Math.max(issued + 1, months.first[month]!) - due);
        const to = placeIn(Math.min(ended, day) - due);
        const { exposed, paid, gone } = sums[month]!;
        // as differences: it enters on its first day in the month and leaves after its last
        if (from < AGES) exposed.add(from, high, low);
        if (to + 1 < AGES) exposed.add(to + 1, -high, -low);
        if (ended <= day && to < AGES)
          (items.endedBy[piece] === CASH ? paid : gone).add(to, high, low);
      }
    }
  }
  return sums.map(({ exposed, paid, gone }) => ({
    exposed: exposed.parts(true),
    paid: paid.parts(false),
    gone: gone.parts(false),
  }));
}

const placeIn = (age: number): number => Math.max(age, FIRST_AGE) - FIRST_AGE;

function amountOf({ minor }: Items, first: number, after: number): number {
  let amount = 0;
  for (let piece = first; piece < after; piece++) amount += minor[piece]!;
  return amount;
}
