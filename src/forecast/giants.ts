/** Items that alone hold much of the money: each comes whole or not, with odds of its own. */
import { DAYS_AHEAD } from '../format/ahead.ts';
import type { GiantItem } from './book.ts';
import type { Forecaster } from './methods.ts';

/** The chance that a giant has come, by days ahead: what of it is promised comes on its day as often as promises were fulfilled. */
export function giantChances(
  { age, openMinor, promised }: GiantItem,
  { shares, promisesKept }: Forecaster,
): Float64Array {
  const plain = shares(age);
  if (promised === null || promisesKept === null) return plain;
  const onItsDay = (promised.minor / openMinor) * promisesKept;
  return Float64Array.from(
    { length: DAYS_AHEAD + 1 },
    (_, day) => (1 - onItsDay) * plain[day]! + (day >= promised.days ? onItsDay : 0),
  );
}
