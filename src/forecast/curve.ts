/** The payment curve: how likely money is to come at each age, learnt from the twelve months before. */

import { DAYS_AHEAD } from '../format/ahead.ts';
import { AGES, type AgeMonth, agePlace } from './book.ts';

/** A curve looks at so many months before its origin: a whole year, so that every season counts once. */
export const CURVE_MONTHS = 12;
/** Ages at which fewer days of items than this were seen are taken together with the next ones. */
const MIN_EXPOSED = 25;

/** Parts of items are a little less than whole. */
const ROUNDING = 1e-6;

/** By age: the chance that what is open when the day begins is paid on it, or goes without cash. */
export interface Curve {
  paid: Float64Array;
  gone: Float64Array;
}

/** Null where the months show no item open on any day. */
export function curveOf(months: readonly AgeMonth[]): Curve | null {
  const sum = (column: 'exposed' | 'paid' | 'gone'): Float64Array => {
    const total = new Float64Array(AGES);
    for (const month of months) for (let i = 0; i < AGES; i++) total[i]! += month[column][i]!;
    return total;
  };
  const [exposed, paid, gone] = [sum('exposed'), sum('paid'), sum('gone')];
  const curve: Curve = { paid: new Float64Array(AGES), gone: new Float64Array(AGES) };
  const groups = agesTogether(exposed);
  if (groups.length === 0) return null;
  for (const [from, to] of groups) {
    const seen = total(exposed, from, to);
    const chance = (ended: Float64Array): number => clampChance(total(ended, from, to) / seen);
    curve.paid.fill(chance(paid), from, to);
    curve.gone.fill(Math.min(chance(gone), 1 - chance(paid)), from, to);
  }
  return curve;
}

const clampChance = (value: number): number => Math.max(0, Math.min(1, value));

function total(column: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += column[i]!;
  return sum;
}

/** Ranges of ages with enough days seen, from the first age to the last; what is left at the end joins the last range. */
function agesTogether(exposed: Float64Array): [number, number][] {
  const groups: [number, number][] = [];
  let from = 0;
  let seen = 0;
  for (let i = 0; i < AGES; i++) {
    seen += Math.max(0, exposed[i]!);
    if (seen < MIN_EXPOSED - ROUNDING) continue;
    groups.push([from, i + 1]);
    from = i + 1;
    seen = 0;
  }
  const last = groups.at(-1);
  if (last) last[1] = AGES;
  else if (seen > 0) groups.push([0, AGES]);
  return groups;
}

/** Share of an amount open at that age that comes as cash, cumulative by days after the origin. */
export function sharesAlong(curve: Curve, age: number): Float64Array {
  const shares = new Float64Array(DAYS_AHEAD + 1);
  let open = 1;
  for (let day = 1; day <= DAYS_AHEAD; day++) {
    const place = agePlace(age + day);
    shares[day] = shares[day - 1]! + open * curve.paid[place]!;
    open *= 1 - curve.paid[place]! - curve.gone[place]!;
  }
  return shares;
}
