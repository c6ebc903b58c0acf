/** What a method has learnt of a book, as plain data: a page that is given it expects the same, to the last bit. */
import { DAYS_AHEAD } from '../format/ahead.ts';
import { AGE_CLASSES, ageClass } from './book.ts';
import { type Curve, sharesAlong } from './curve.ts';

export type Learnt =
  | { method: 'curve'; curve: Curve }
  | { method: 'trailing_share'; shares: Float64Array }
  /** By class of age. */
  | { method: 'roll_rate'; byClass: Float64Array[] }
  | { method: 'due_date' };

/** What the shares of an amount go by. */
export interface GoesBy {
  /** What has the word up to so many days ahead; null for nothing. */
  steps: { until: number; learnt: Learnt | null }[];
  /** What has the word where that says nothing, the first that says something. */
  otherwise: Learnt[];
  /** In whose rhythm money comes between two steps of different words, and what alone speaks of old money; null where nothing is judged. */
  byAge: Learnt | null;
}

/** Share of an amount of that age that comes, cumulative by days ahead; NaN where the past does not say. */
export type Shares = (age: number) => Float64Array;

export function sharesOf(learnt: Learnt): Shares {
  switch (learnt.method) {
    case 'curve':
      return (age) => sharesAlong(learnt.curve, age);
    case 'trailing_share':
      return () => learnt.shares;
    case 'roll_rate':
      return (age) => learnt.byClass[ageClass(age)]!;
    case 'due_date':
      return (age) => new Float64Array(DAYS_AHEAD + 1).fill(1, Math.max(1, -age));
  }
}

/** Days past due after which a share of the whole book says nothing: by the last class but one. */
const OLD = AGE_CLASSES.at(-2)!;

/**
 * The steps as one, rising from nothing to at most all: what has come by the end of each step is the word of what it goes
 * by; money said to come earlier does not go back.
 */
export function sharesTogether({ steps, otherwise, byAge }: GoesBy): Shares {
  const ends = steps.map(({ until }) => until);
  const known = new Map<Learnt, Shares>();
  const remembered = (learnt: Learnt): Shares => {
    if (!known.has(learnt)) known.set(learnt, rememberLastAge(sharesOf(learnt)));
    return known.get(learnt)!;
  };
  const others = otherwise.map(remembered);
  const own = steps.map(({ learnt }) =>
    firstKnown(learnt ? [remembered(learnt), ...others] : others),
  );
  if (!byAge) return (age) => stitched(wordsAt(own, age), ends, null);
  const between = remembered(byAge);
  const ofOld = ends.map(() => firstKnown([between, ...others]));
  return (age) => stitched(wordsAt(age > OLD ? ofOld : own, age), ends, between(age));
}

const wordsAt = (shares: Shares[], age: number): Float64Array[] => shares.map((one) => one(age));

/** Each day's value of the first that has one. */
const firstKnown =
  ([first, ...others]: Shares[]): Shares =>
  (age) => {
    const own = first!(age);
    if (!hasGaps(own)) return own;
    const rest = firstKnown(others)(age);
    return own.map((share, day) => (Number.isNaN(share) ? rest[day]! : share));
  };

/** In a loop: it is asked of every age at every past month end. */
function hasGaps(shares: Float64Array): boolean {
  for (let day = 0; day < shares.length; day++) if (Number.isNaN(shares[day]!)) return true;
  return false;
}

/** Between two ends of different words money comes in the given rhythm, else in that of the later word, else evenly. */
function stitched(words: Float64Array[], ends: number[], given: Float64Array | null): Float64Array {
  const shares = new Float64Array(DAYS_AHEAD + 1);
  let after = 0;
  for (const [i, until] of ends.entries()) {
    const said = words[i]!;
    const from = shares[after]!;
    const to = Math.min(1, Math.max(from, said[until]!));
    const rise = (word: Float64Array): number => word[until]! - word[after]!;
    const rhythm = given && rise(given) > 0 ? given : said;
    const whole = rise(rhythm);
    const passed = (day: number): number =>
      whole > 0 ? (rhythm[day]! - rhythm[after]!) / whole : (day - after) / (until - after);
    const isOn = from === said[after]!;
    for (let day = after + 1; day <= until; day++) {
      const share = isOn ? said[day]! : from + (to - from) * passed(day);
      shares[day] = day === until ? to : Math.min(to, Math.max(shares[day - 1]!, share));
    }
    after = until;
  }
  return shares;
}

/** Asked for the same age again at once, the same: what several steps go by is worked out once, and not kept. */
function rememberLastAge(of: Shares): Shares {
  let last: { age: number; shares: Float64Array } | null = null;
  return (age) => {
    if (last?.age !== age) last = { age, shares: of(age) };
    return last.shares;
  };
}

/** Asked for the same age again, the same. */
export function rememberByAge<Value extends object>(
  of: (age: number) => Value,
): (age: number) => Value {
  const known = new Map<number, Value>();
  return (age) => {
    const before = known.get(age);
    if (before) return before;
    const now = of(age);
    known.set(age, now);
    return now;
  };
}
