/**
 * The 80 % band of a forecast. Of the many items: what the method itself missed by before (split conformal, no
 * distribution assumed). Of the giants: each comes or does not. The band is that of their sum.
 */

/** Fewer past errors than this give no band. */
export const MIN_ERRORS = 12;
const TAIL = 0.1;

export interface Band {
  low: number;
  high: number;
}

/** An item that comes whole with that chance, or not at all; minor units. */
export interface AllOrNothing {
  minor: number;
  chance: number;
}

/**
 * P10 and P90 of `expected` × (1 + an earlier relative error) + the giants that come, wide enough to hold what is expected
 * itself: else a giant that hardly ever comes would be in the middle, and in no end. Null with too few errors.
 */
export function bandOf(
  expected: number,
  errors: readonly number[],
  giants: readonly AllOrNothing[] = [],
): Band | null {
  const band = quantilesOf(expected, errors, giants);
  const middle = giants.reduce((sum, { minor, chance }) => sum + minor * chance, expected);
  return band && { low: Math.min(band.low, middle), high: Math.max(band.high, middle) };
}

function quantilesOf(
  expected: number,
  errors: readonly number[],
  giants: readonly AllOrNothing[],
): Band | null {
  const n = errors.length;
  if (n < MIN_ERRORS) return null;
  const sorted = [...errors].sort((a, b) => a - b);
  // a new error is as likely to fall into each of the n + 1 gaps between the old ones
  const lowest = Math.max(1, Math.floor((n + 1) * TAIL));
  const highest = Math.min(n, Math.ceil((n + 1) * (1 - TAIL)));
  if (giants.length === 0) {
    const times = (error: number): number => Math.max(0, expected * (1 + error));
    return { low: times(sorted[lowest - 1]!), high: times(sorted[highest - 1]!) };
  }
  const shifts = sorted.map((error) => Math.max(0, expected * (1 + error)));
  const [low, high] = quantiles(shifts, outcomesOf(giants), [lowest / (n + 1), highest / (n + 1)]);
  return { low, high };
}

/** Every way in which the giants may come, with its chance. */
function outcomesOf(giants: readonly AllOrNothing[]): AllOrNothing[] {
  let outcomes: AllOrNothing[] = [{ minor: 0, chance: 1 }];
  for (const giant of giants)
    outcomes = outcomes.flatMap(({ minor, chance }) => [
      { minor, chance: chance * (1 - giant.chance) },
      { minor: minor + giant.minor, chance: chance * giant.chance },
    ]);
  return outcomes.filter(({ chance }) => chance > 0);
}

/**
 * Of each shift, all as likely, plus each outcome: the sums at which these shares are passed. They are gone through in their
 * order and never all made: for one shift they rise as the outcomes do.
 */
function quantiles(
  shifts: readonly number[],
  outcomes: readonly AllOrNothing[],
  [low, high]: readonly [number, number],
): [number, number] {
  const rising = outcomes.toSorted((a, b) => a.minor - b.minor);
  const minors = Float64Array.from(rising, ({ minor }) => minor);
  const chances = Float64Array.from(rising, ({ chance }) => chance / shifts.length);
  /** For each shift how many outcomes are passed, and its next sum. */
  const passedOf = new Uint32Array(shifts.length);
  const nextOf = Float64Array.from(shifts, (shift) => shift + minors[0]!);
  let passed = 0;
  let sum = 0;
  let atLow: number | null = null;
  for (let left = shifts.length * rising.length; left > 0; left--) {
    let least = 0;
    for (let i = 1; i < nextOf.length; i++) if (nextOf[i]! < nextOf[least]!) least = i;
    sum = nextOf[least]!;
    passed += chances[passedOf[least]!]!;
    if (atLow === null && passed >= low) atLow = sum;
    if (passed >= high) return [atLow!, sum];
    const next = ++passedOf[least]!;
    nextOf[least] = shifts[least]! + (minors[next] ?? Number.POSITIVE_INFINITY);
  }
  return [atLow ?? sum, sum];
}
