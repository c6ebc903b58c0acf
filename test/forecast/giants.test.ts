/** The chances of an item that alone holds much of the money, by hand. */
import { expect, it } from 'vitest';
import { giantChances } from '../../src/forecast/giants.ts';
import { DAYS_AHEAD } from '../../src/format/ahead.ts';

/** A tenth comes each ten days, whatever the age. */
const shares = () => Float64Array.from({ length: DAYS_AHEAD + 1 }, (_, day) => day / 200);
const giant = { itemKey: 1, age: -3, openMinor: 1000 };

it('is that of its age where nothing is promised, or promises say nothing', () => {
  const promised = { days: 20, minor: 1000 };
  const none = giantChances({ ...giant, promised: null }, { shares, promisesKept: 0.8 });
  const unknown = giantChances({ ...giant, promised }, { shares, promisesKept: null });
  for (const chances of [none, unknown]) expect([chances[30], chances[90]]).toEqual([0.15, 0.45]);
});

it('puts what is promised on its day, as often as promises were fulfilled', () => {
  // half of it is promised, four of five promises were fulfilled: 0.4 comes on day 20, 0.6 as its age says
  const promised = { days: 20, minor: 500 };
  const chances = giantChances({ ...giant, promised }, { shares, promisesKept: 0.8 });
  expect(chances[0]).toBe(0);
  expect(chances[19]).toBeCloseTo(0.6 * (19 / 200), 12);
  expect(chances[20]).toBeCloseTo(0.6 * (20 / 200) + 0.4, 12);
  expect(chances[90]).toBeCloseTo(0.6 * 0.45 + 0.4, 12);
});
