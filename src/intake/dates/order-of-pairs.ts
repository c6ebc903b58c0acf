/** What dates of one record say about the order of day, month and year: the second does not lie before the first, nor years after it. */
import { cleanDate, type DateOrder, readDate, threeNumbers } from '../date.ts';

type Pair = readonly [string, string];

const isShort = (text: string): boolean => {
  const three = threeNumbers(cleanDate(text));
  return three !== null && three.parts[2].length <= 2;
};

/** Days between two dates of one document. */
const FAR = 400;

function daysBetween([first, second]: Pair, order: DateOrder): number | null {
  const [a, b] = [readDate(first, order), readDate(second, order)];
  return a === null || b === null ? null : b - a;
}

/** Counts, under each order, the pairs whose second date lies before the first; clear by a wide margin or null. */
export function orderOfPairs(pairs: readonly Pair[]): DateOrder | null {
  const hasShort = pairs.some(([first]) => threeNumbers(cleanDate(first))?.parts[2].length === 2);
  const orders = hasShort ? (['dmy', 'mdy', 'ymd'] as const) : (['dmy', 'mdy'] as const);
  const wrong = { dmy: 0, mdy: 0, ymd: 0 };
  for (const pair of pairs) {
    for (const order of orders) {
      const days = daysBetween(pair, order);
      if (days === null || days < 0 || (hasShort && days > FAR)) wrong[order]++;
    }
  }
  const [best, next] = orders.toSorted((a, b) => wrong[a] - wrong[b]);
  const [least, most] = [wrong[best!], wrong[next!]];
  return most < 3 || most < pairs.length * 0.1 || least > most * 0.1 ? null : best!;
}

/** Years between two dates of one document that are none: 2004 for a year that stands first, of 2025. */
const YEARS_OFF = 3 * 366;

/**
 * Beside dates whose years are written in full, those of two digits are near them where their year stands first, and
 * years away where it stands last: "25.02.04" for a bill that is due on 18.02.2025.
 */
export function isYearFirstByPairs(pairs: readonly Pair[]): boolean {
  const mixed = pairs.filter(([first, second]) => isShort(first) !== isShort(second));
  return (
    mixed.length > 0 &&
    mixed.every((pair) => {
      const [first, last] = [daysBetween(pair, 'ymd'), daysBetween(pair, 'dmy')];
      const isNear = first !== null && first >= 0 && first <= FAR;
      return isNear && (last === null || Math.abs(last) > YEARS_OFF);
    })
  );
}
