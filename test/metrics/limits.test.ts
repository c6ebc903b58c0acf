/** Between which values a month lies by those before it: by hand, and against plain loops on months drawn at random. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOutside, judgedPeriod, limitsAfter, type MonthValue } from '../../src/metrics/limits.ts';

const months = (values: (number | null)[], size = 1): MonthValue[] =>
  values.map((value) => ({ value, size }));

describe('limits of a month', () => {
  it('are those of days by hand', () => {
    // 40, 44, 40, …: centre 42, every moving range 4; 42 ± 3.14 × 4
    const days = months(Array.from({ length: 12 }, (_, i) => (i % 2 ? 44 : 40)));
    const { low, high } = limitsAfter(days, 1)!;
    expect(low).toBeCloseTo(42 - 12.56, 9);
    expect(high).toBeCloseTo(42 + 12.56, 9);
    expect(isOutside(54.5, { low, high })).toBe(false);
    expect(isOutside(54.6, { low, high })).toBe(true);
    expect(isOutside(29.4, { low, high })).toBe(true);
  });

  it('are narrower for a month of more invoices', () => {
    // 0.9 and 0.94 of 100 invoices each: centre 0.92, moving ranges 0.04 × √100 = 0.4
    const rates = months(
      Array.from({ length: 14 }, (_, i) => (i % 2 ? 0.94 : 0.9)),
      100,
    );
    const of64 = limitsAfter(rates, 64)!;
    expect(of64.low).toBeCloseTo(0.92 - (3.14 * 0.4) / 8, 9);
    const of400 = limitsAfter(rates, 400)!;
    expect(of400.low).toBeCloseTo(0.92 - (3.14 * 0.4) / 20, 9);
    // a share of what fell due is at most all of it
    expect(limitsAfter(rates, 64, 1)!.high).toBe(1);
  });

  it('hold against one wild month, and need twelve that have a value', () => {
    const calm = Array.from({ length: 13 }, (_, i) => (i % 2 ? 44 : 40));
    const wild = [...calm.slice(0, 6), 400, ...calm.slice(7)];
    const { high } = limitsAfter(months(wild), 1)!;
    // its two moving ranges do not move the median; the centre moves by 356 or 360 thirteenths
    expect(high).toBeLessThan(42 + 12.56 + 360 / 13 + 1);
    expect(limitsAfter(months(calm.slice(0, 11)), 1)).toBeNull();
    expect(limitsAfter(months([...calm.slice(0, 11), null, null]), 1)).toBeNull();
    expect(limitsAfter(months(calm.slice(0, 12)), 0)).toBeNull();
  });

  it('go by the mean where most months are alike, and are none where all are', () => {
    const same = Array.from({ length: 12 }, () => 1);
    expect(limitsAfter(months(same), 1)).toBeNull();
    // centre (11 + 0.88) ÷ 12 = 0.99; moving ranges 0.12 twice of eleven
    const { low } = limitsAfter(months([...same.slice(0, 6), 0.88, ...same.slice(7)]), 1)!;
    expect(low).toBeCloseTo(0.99 - (2.66 * 0.24) / 11, 9);
  });

  it('are those of plain loops, from at most 24 months', () => {
    const month = fc.record({
      value: fc.option(fc.double({ min: 0, max: 2, noNaN: true })),
      size: fc.integer({ min: 0, max: 500 }),
    });
    fc.assert(
      fc.property(
        fc.array(month, { maxLength: 40 }),
        fc.integer({ min: 1, max: 500 }),
        (earlier, size) => {
          const found = limitsAfter(earlier, size);
          const wanted = plainLimits(earlier, size);
          expect(found === null).toBe(wanted === null);
          if (wanted === null) return;
          expect(found!.low).toBeCloseTo(wanted[0], 9);
          expect(found!.high).toBeCloseTo(wanted[1], 9);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Once more: centre, then every distance and range one by one. */
function plainLimits(earlier: MonthValue[], size: number): [number, number] | null {
  const used: { r: number; n: number }[] = [];
  for (let i = Math.max(0, earlier.length - 24); i < earlier.length; i++) {
    const { value, size: n } = earlier[i]!;
    if (value !== null && n !== 0) used.push({ r: value, n });
  }
  if (used.length < 12) return null;
  let [money, came] = [0, 0];
  for (const { r, n } of used) {
    money += n;
    came += r * n;
  }
  const ranges: number[] = [];
  for (let i = 1; i < used.length; i++) {
    const [a, b] = [used[i - 1]!, used[i]!];
    const za = (a.r - came / money) * a.n ** 0.5;
    const zb = (b.r - came / money) * b.n ** 0.5;
    ranges.push(za > zb ? za - zb : zb - za);
  }
  ranges.sort((a, b) => a - b);
  const half = Math.floor(ranges.length / 2);
  const middle = ranges.length % 2 ? ranges[half]! : (ranges[half - 1]! + ranges[half]!) / 2;
  let all = 0;
  for (const range of ranges) all += range;
  const spread = middle > 0 ? 3.14 * middle : (2.66 * all) / ranges.length;
  if (spread === 0) return null;
  const reach = spread / size ** 0.5;
  return [Math.max(0, came / money - reach), came / money + reach];
}

describe('the months that a month is held against', () => {
  const june = { from: '2026-06-01', to: '2026-06-30' };
  it('are two years before it, and none whose window begins before the data', () => {
    expect(judgedPeriod('dso', june, '2020-01-15', 3).from).toBe('2024-06-01');
    expect(judgedPeriod('collection_rate', june, '2025-01-15', 3).from).toBe('2025-01-01');
    // the window of March 2025 is the first that has all of its three months
    expect(judgedPeriod('dso', june, '2025-01-15', 3).from).toBe('2025-03-01');
    expect(judgedPeriod('cei', june, '2025-01-15', 1).from).toBe('2025-01-01');
  });

  it('never begin after it ends', () => {
    expect(judgedPeriod('dso', june, '2026-05-20', 6)).toEqual(june);
  });
});
