/** The band of a forecast by hand: ranks of earlier errors, and large items that come or do not. */
import { expect, test } from 'vitest';
import { bandOf } from '../../src/forecast/band.ts';

/** −0.12, −0.10, …, 0.10: twelve of them. */
const ERRORS = Array.from({ length: 12 }, (_, i) => (2 * i - 12) / 100);

test('too few errors give no band', () => {
  expect(bandOf(1_000, ERRORS.slice(1))).toBeNull();
});

test('of twelve errors the band is from the lowest to the highest', () => {
  // 13 × 0.1 = 1.3, the first; 13 × 0.9 = 11.7, the twelfth
  expect(bandOf(1_000, ERRORS)).toEqual({ low: 880, high: 1_100 });
});

test('of twenty-nine the third and the twenty-seventh', () => {
  const errors = Array.from({ length: 29 }, (_, i) => (i - 10) / 100);
  expect(bandOf(100, [...errors].reverse())).toEqual({ low: 92, high: expect.closeTo(116, 9) });
});

test('what is expected is never less than nothing', () => {
  expect(
    bandOf(
      100,
      ERRORS.map((error) => error - 2),
    )!.low,
  ).toBe(0);
});

test('a large item comes or does not', () => {
  // nothing else: 0 three times of ten, 500 seven times
  const none = ERRORS.map(() => 0);
  expect(bandOf(0, none, [{ minor: 500, chance: 0.7 }])).toEqual({ low: 0, high: 500 });
  // surely not, surely
  expect(bandOf(100, none, [{ minor: 500, chance: 0 }])).toEqual({ low: 100, high: 100 });
  expect(bandOf(100, none, [{ minor: 500, chance: 1 }])).toEqual({ low: 600, high: 600 });
  // two of them, each half of the time: 0 a quarter, 300 half, 600 a quarter
  const two = [
    { minor: 300, chance: 0.5 },
    { minor: 300, chance: 0.5 },
  ];
  expect(bandOf(0, none, two)).toEqual({ low: 0, high: 600 });
});

test('what is expected lies within the band', () => {
  // always a tenth to a fifth more came than was said
  const more = ERRORS.map((error) => 0.15 + error / 2.4);
  const high = bandOf(100, more)!;
  expect([high.low, high.high]).toEqual([100, expect.closeTo(119.17, 2)]);
  // one of twenty times 10,000 come: 500 more in the middle, none at either end
  expect(
    bandOf(
      100,
      ERRORS.map(() => 0),
      [{ minor: 10_000, chance: 0.05 }],
    ),
  ).toEqual({ low: 100, high: 600 });
});
