import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  amountChange,
  apportion,
  rateChange,
  ratioChange,
} from '../../../src/metrics/ask/contributions.ts';
import type { AnswerRow } from '../../../src/metrics/types.ts';

const row = (customer: string | null, numerator: number, denominator: number): AnswerRow => ({
  by: { customer },
  currency: 'CNY',
  value: null,
  numerator,
  denominator,
});

test('a customer that only one date has counts in full; the largest change first', () => {
  const before = [row('A', 100, 0), row('B', 50, 0)];
  const after = [row('B', 80, 0), row(null, 500, 0)];
  expect(amountChange(before, after, 'customer', (r) => r.numerator)).toEqual([
    { key: null, before: 0, after: 500, change: 500 },
    { key: 'A', before: 100, after: 0, change: -100 },
    { key: 'B', before: 50, after: 80, change: 30 },
  ]);
});

test('DSO by hand: the balance’s part at the old pace of sales, the pace’s part at the new balance', () => {
  // before: 600 open, 900 sold in 90 days, 10 a day: 60 days; after: 700 open, 455 in 91 days, 5 a day: 140 days
  const before = [row('A', 400, 900), row('B', 200, 0)];
  const after = [row('A', 400, 91), row('B', 300, 364)];
  const split = ratioChange(before, after, 'customer', { before: 90, after: 91 })!;
  expect([split.before, split.after]).toEqual([60, 140]);
  expect([split.ofNumerator, split.ofDenominator]).toEqual([10, 70]);
  // A: no change of open; sales 10 → 1 a day: 700 × 9 ÷ 50 = 126. B: +100 ÷ 10; sales 0 → 4: 700 × −4 ÷ 50 = −56
  expect(split.parts).toEqual([
    { key: 'A', ofNumerator: 0, ofDenominator: 126, change: 126 },
    { key: 'B', ofNumerator: 10, ofDenominator: -56, change: -46 },
  ]);
});

test('without sales on one of the dates there is nothing to split', () => {
  const scale = { before: 90, after: 90 };
  expect(ratioChange([row('A', 1, 0)], [row('A', 1, 5)], 'customer', scale)).toBeNull();
});

test('a rate by hand: each group’s part is what it lies below the old rate now, less the same then', () => {
  // then 80 of 100 (A 40 of 50, B 40 of 50); now 60 of 100 (A 20 of 50, B 40 of 50)
  const before = [row('A', 40, 50), row('B', 40, 50)];
  const after = [row('A', 20, 50), row('B', 40, 50)];
  const split = rateChange(before, after, 'customer')!;
  expect([split.before, split.after]).toEqual([0.8, 0.6]);
  // A: (20 − 0.8 × 50) ÷ 100; without it 40 of 50 came in
  expect(split.parts[0]).toEqual({ key: 'A', change: -0.2, without: 0.8 });
  expect(split.parts[1]!.change).toBeCloseTo(0, 12);
  expect(rateChange([], after, 'customer')).toBeNull();
  expect(rateChange(before, [row('A', 20, 50)], 'customer')!.parts[0]!.without).toBeNull();
});

test('the parts of a rate sum to its change', () => {
  const rows = fc.array(
    fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.nat(1000), fc.integer({ min: 1, max: 2000 })),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const split = rateChange(
        before.map((one) => row(...one)),
        after.map((one) => row(...one)),
        'customer',
      )!;
      const sum = split.parts.reduce((all, part) => all + part.change, 0);
      expect(sum).toBeCloseTo(split.after - split.before, 9);
    }),
  );
});

test('rounded parts sum to the rounded whole, each within one step', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { maxLength: 40 }),
      (values) => {
        const parts = apportion(values, 0.01).map((part) => Math.round(part * 100));
        const total = Math.round(values.map((v) => v / 0.01).reduce((a, b) => a + b, 0));
        expect(parts.reduce((a, b) => a + b, 0) - total).toBe(0);
        for (const [i, part] of parts.entries())
          expect(Math.abs(part - values[i]! * 100)).toBeLessThanOrEqual(1.000001);
      },
    ),
  );
});
