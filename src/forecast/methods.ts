/** The four ways to forecast what comes of an open book: each says which share of an amount comes, by its age and the days ahead. */

import { DAYS_AHEAD } from '../format/ahead.ts';
import { AGE_CLASSES, ageClass, type Book, FIRST_AGE, type OpenPart, type Origin } from './book.ts';
import { CURVE_MONTHS, curveOf } from './curve.ts';
import { type Learnt, rememberByAge, type Shares, sharesOf } from './learnt.ts';

export const METHODS = ['curve', 'trailing_share', 'roll_rate', 'due_date'] as const;
export type Method = (typeof METHODS)[number];

/** Trailing shares are those of the last so many origins whose outcome is known. */
const EARLIER_ORIGINS = 6;

/** What one method says at one origin, knowing nothing later. */
export interface Forecaster {
  shares: Shares;
  /** Share of promised money that comes on its day; null where promises are not looked at. */
  promisesKept: number | null;
}

/** One method's, with what it goes by. */
export interface MethodForecaster extends Forecaster {
  learnt: Learnt;
}

/** Null where the method has no past to learn from. */
export function forecasterOf(method: Method, book: Book, at: number): MethodForecaster | null {
  const learnt = learntOnce(method, book, at);
  const promisesKept = method === 'curve' ? book.origins[at]!.promisesKept : null;
  return learnt && { shares: rememberByAge(sharesOf(learnt)), promisesKept, learnt };
}

const learntOf = new WeakMap<Book, Map<string, Learnt | null>>();

/** Methods are tried by themselves, and again as parts of the combined forecast. */
function learntOnce(method: Method, book: Book, at: number): Learnt | null {
  const known = learntOf.get(book) ?? new Map<string, Learnt | null>();
  learntOf.set(book, known);
  const key = `${method} ${at}`;
  if (!known.has(key)) known.set(key, learn(method, book, at));
  return known.get(key)!;
}

function learn(method: Method, book: Book, at: number): Learnt | null {
  const classes = AGE_CLASSES.map((_, i) => i);
  switch (method) {
    case 'curve': {
      const curve = curveOf(book.months.slice(Math.max(0, at + 1 - CURVE_MONTHS), at + 1));
      return curve && { method, curve };
    }
    case 'trailing_share':
      return { method, shares: trailingShares(book, at, classes) };
    case 'roll_rate':
      return { method, byClass: classes.map((i) => trailingShares(book, at, [i])) };
    case 'due_date':
      return { method };
  }
}

/** Of what was open in these classes at the last origins whose outcome was known by then: the share that came within each number of days. */
function trailingShares(book: Book, at: number, classes: number[]): Float64Array {
  const now = book.origins[at]!;
  const shares = new Float64Array(DAYS_AHEAD + 1).fill(Number.NaN);
  shares[0] = 0;
  for (let day = 1; day <= DAYS_AHEAD; day++) {
    let [open, came, count] = [0, 0, 0];
    for (let i = at - 1; i >= 0 && count < EARLIER_ORIGINS; i--) {
      const origin = book.origins[i]!;
      if (origin.daysKnown - now.daysKnown < day) continue;
      open += openIn(origin, classes);
      came += cameIn(origin, classes, day);
      count++;
    }
    if (open > 0) shares[day] = came / open;
  }
  return shares;
}

const openByClass = new WeakMap<Origin, Float64Array>();

function openIn(origin: Origin, classes: number[]): number {
  let sums = openByClass.get(origin);
  if (!sums) {
    sums = new Float64Array(AGE_CLASSES.length);
    for (const { open } of [origin.rest, origin.giants])
      for (let i = 0; i < open.length; i++) sums[ageClass(i + FIRST_AGE)]! += open[i]!;
    openByClass.set(origin, sums);
  }
  return classes.reduce((sum, i) => sum + sums[i]!, 0);
}

const cameIn = ({ rest, giants }: Origin, classes: number[], day: number): number =>
  classes.reduce((sum, i) => sum + rest.came[i]![day]! + giants.came[i]![day]!, 0);

/** What comes of a part of the book by days ahead, cumulative, in minor units that are not rounded. */
export function expectedOf(part: OpenPart, { shares, promisesKept }: Forecaster): Float64Array {
  const expected = new Float64Array(DAYS_AHEAD + 1);
  for (let i = 0; i < part.open.length; i++) {
    const open = part.open[i]!;
    if (open === 0) continue;
    const share = shares(i + FIRST_AGE);
    for (let day = 1; day <= DAYS_AHEAD; day++) expected[day]! += open * share[day]!;
  }
  if (promisesKept === null) return expected;
  for (const { age, days, minor } of part.promised) {
    const share = shares(age);
    for (let day = 1; day <= DAYS_AHEAD; day++)
      expected[day]! += minor * promisesKept * (Number(day >= days) - share[day]!);
  }
  return expected;
}

/** What came of a part by that many days after its origin. */
export const cameOf = (part: OpenPart, day: number): number =>
  part.came.reduce((sum, came) => sum + came[day]!, 0);
