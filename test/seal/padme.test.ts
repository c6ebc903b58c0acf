/** Sizes by the formula of the paper, worked out by hand. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { padme } from '../../src/seal/padme.ts';

/**
 * Such as 1,025: E = 10, S = ⌊log₂ 10⌋ + 1 = 4, the last 6 bits are zero: multiples of 64, so 1,088. And 65,537: E = 16,
 * S = 5, 11 bits: multiples of 2,048, so 67,584.
 */
it.each([
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 3],
  [8, 8],
  // E = 3, S = 2, 1 bit
  [9, 10],
  [15, 16],
  // E = 4, S = 3, 1 bit
  [17, 18],
  // E = 5, S = 3, 2 bits
  [33, 36],
  [63, 64],
  // E = 6, S = 3, 3 bits
  [65, 72],
  // E = 9, S = 4, 5 bits
  [999, 1024],
  [1000, 1024],
  [1024, 1024],
  [1025, 1088],
  [65_536, 65_536],
  [65_537, 67_584],
  // E = 19, S = 5, 14 bits: 16,384
  [1_000_000, 1_015_808],
  // E = 33, S = 6, 27 bits: 134,217,728; beyond what bit operations hold
  [10_000_000_000, 10_066_329_600],
  [2 ** 45 + 1, 2 ** 45 + 2 ** 39],
])('%i bytes become %i', (length, padded) => {
  expect(padme(length)).toBe(padded);
});

it('never makes shorter, adds at most 12 %, and leaves a padded size alone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 2 ** 40 }), (length) => {
      const padded = padme(length);
      return padded >= length && padded <= length * 1.12 + 1 && padme(padded) === padded;
    }),
  );
});

it('has few sizes: at most 2⁵ from a power of two to the next below a megabyte', () => {
  for (let power = 4; power < 20; power++) {
    const sizes = new Set<number>();
    for (
      let length = 2 ** power;
      length < 2 ** (power + 1);
      length += Math.max(1, 2 ** (power - 10))
    )
      sizes.add(padme(length));
    expect([power, sizes.size <= 33]).toEqual([power, true]);
  }
});
