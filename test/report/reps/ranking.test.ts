/** The ranking against hand calculations: ties, the minimum base, Wilson intervals, change of rank. */
import { describe, expect, test } from 'vitest';
import { effectiveItems } from '../../../src/metrics/limits.ts';
import { rankReps } from '../../../src/report/reps/ranking.ts';
import { wilson } from '../../../src/report/verdict/peers.ts';

const rep = (name: string | null, rate: number | null, due = 1_000_000, items = 100) => ({
  rep: name,
  rate,
  due,
  // `items` equal items: Σ a² = items × (due ÷ items)²
  squares: items > 0 ? due ** 2 / items : 0,
});

describe('effective number of items', () => {
  test('equal items count as they are, one large item counts as one', () => {
    expect(effectiveItems(400, 4 * 100 ** 2)).toBe(4);
    // 900 + 50 + 50: 1000² ÷ (810,000 + 2,500 + 2,500) = 1,000,000 ÷ 815,000
    expect(effectiveItems(1000, 815_000)).toBeCloseTo(1.22699, 5);
    expect(effectiveItems(0, 0)).toBe(0);
  });
});

describe('wilson interval', () => {
  test('5 of 10, by the textbook: 23.7 % to 76.3 %', () => {
    const { low, high } = wilson(0.5, 10)!;
    expect(low).toBeCloseTo(0.2366, 4);
    expect(high).toBeCloseTo(0.7634, 4);
  });

  test('10 of 10: from n ÷ (n + z²) = 10 ÷ 13.8415 up to 1', () => {
    const { low, high } = wilson(1, 10)!;
    expect(low).toBeCloseTo(10 / (10 + 3.8415), 4);
    expect(high).toBeCloseTo(1, 12);
  });

  test('nothing seen gives no interval; a share over 1 counts as 1', () => {
    expect(wilson(0.5, 0)).toBeNull();
    expect(wilson(1.2, 10)).toEqual(wilson(1, 10));
  });
});

describe('ranking', () => {
  const ranks = (reps: ReturnType<typeof rep>[], base = 0) =>
    rankReps(reps, base).map((r) => [r.rep, r.rank]);

  test('ties share a rank and the next one is skipped: 1, 2, 2, 4', () => {
    expect(ranks([rep('d', 0.5), rep('b', 0.8), rep('a', 0.9), rep('c', 0.8)])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  test('under the minimum base, without a rate or without a name: listed, not ranked', () => {
    expect(
      ranks(
        [rep('small', 1, 99), rep('at', 0.5, 100), rep('idle', null, 0), rep(null, 0.9, 500)],
        100,
      ),
    ).toEqual([
      ['at', 1],
      [null, null],
      ['small', null],
      ['idle', null],
    ]);
  });
});
