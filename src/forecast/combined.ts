/** The methods of all horizons as one: which share of each amount comes by each day, rising from nothing to at most all. */
import { DAYS_AHEAD } from '../format/ahead.ts';
import { HORIZONS, type Horizon } from './backtest.ts';
import type { Book } from './book.ts';
import { type Forecaster, forecasterOf, type Method } from './methods.ts';

/**
 * What has come by the end of each horizon is the word of that horizon's method; money said to come earlier does not go
 * back. Where a method has never seen money of an age, the trailing share speaks, and where that is unknown the due date.
 * A horizon without a method is due dates.
 */
export function combined(book: Book, methods: Record<Horizon, Method | null>): Forecaster {
  const last = book.origins.length - 1;
  const byMethod = new Map<Method, Forecaster | null>();
  const forecaster = (method: Method): Forecaster | null => {
    if (!byMethod.has(method)) byMethod.set(method, forecasterOf(method, book, last));
    return byMethod.get(method)!;
  };
  const chosen = HORIZONS.map((days) => forecaster(methods[days] ?? 'due_date'));
  const fallbacks = [forecaster('trailing_share'), forecaster('due_date')];
  return {
    promisesKept: chosen.find((one) => one && one.promisesKept !== null)?.promisesKept ?? null,
    shares(age) {
      const said = chosen.map((one) =>
        firstKnown([one, ...fallbacks].flatMap((each) => (each ? [each.shares(age)] : []))),
      );
      return stitched(said);
    },
  };
}

/** Each day's value of the first that has one. */
const firstKnown = ([first, ...others]: Float64Array[]): Float64Array =>
  first!.every(Number.isFinite)
    ? first!
    : first!.map((share, day) =>
        Number.isFinite(share) ? share : others.map((other) => other[day]!).find(Number.isFinite)!,
      );

/** Between two horizons money comes in the rhythm of the later one's method. */
function stitched(byHorizon: Float64Array[]): Float64Array {
  const shares = new Float64Array(DAYS_AHEAD + 1);
  let after = 0;
  [...HORIZONS, DAYS_AHEAD].forEach((until, i) => {
    const said = byHorizon[Math.min(i, byHorizon.length - 1)]!;
    const from = shares[after]!;
    const to = Math.min(1, Math.max(from, said[until]!));
    const rise = said[until]! - said[after]!;
    const rhythm = (day: number): number =>
      rise > 0 ? (said[day]! - said[after]!) / rise : (day - after) / (until - after);
    const isOn = from === said[after]!;
    for (let day = after + 1; day <= until; day++) {
      const share = isOn ? said[day]! : from + (to - from) * rhythm(day);
      shares[day] = day === until ? to : Math.min(to, Math.max(shares[day - 1]!, share));
    }
    after = until;
  });
  return shares;
}
