import { expect, test } from 'vitest';
import type { AnswerRow } from '../../../src/metrics/types.ts';
import { expectedForMix, trendAgainstPeers } from '../../../src/report/reps/fairness.ts';
import { withoutLargest } from '../../../src/report/verdict/without-largest.ts';

const row = (by: AnswerRow['by'], paid: number, due: number): AnswerRow => ({
  by,
  currency: 'CNY',
  value: due > 0 ? paid / due : null,
  numerator: paid,
  denominator: due,
});

test('the rate without the customer that owes most of what fell due', () => {
  const result = withoutLargest([
    row({ rep: 'R1', customer: 'A' }, 500, 1000),
    row({ rep: 'R1', customer: 'B' }, 900, 1000),
    row({ rep: 'R1', customer: 'C' }, 4000, 4000),
    row({ rep: 'R2', customer: 'A' }, 10, 40),
    row({ rep: 'R3', customer: 'C' }, 7, 7),
  ]);
  // without A: 4,900 of 5,000
  expect(result.get('R1')).toEqual({ customer: 'A', rate: 0.98 });
  expect(result.get('R2')).toEqual({ customer: 'A', rate: null });
  // nothing is unpaid
  expect(result.has('R3')).toBe(false);
});

test('what the segments would bring in if they paid as they do everywhere', () => {
  const all = [row({ segment: 'OEM' }, 90, 100), row({ segment: 'Retail' }, 50, 100)];
  const own = [
    row({ rep: 'R1', segment: 'OEM' }, 10, 30),
    row({ rep: 'R1', segment: 'Retail' }, 10, 10),
  ];
  // (30 × 0.9 + 10 × 0.5) ÷ 40
  expect(expectedForMix(own, all).get('R1')).toBeCloseTo(0.8, 12);
  expect(expectedForMix([row({ rep: 'R2', segment: null }, 1, 1)], all).has('R2')).toBe(false);
});

test('the distance to all reps in the last three months against the months before', () => {
  const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
  const all = months.map((month) => row({ month }, 90, 100));
  // 90 % until March, 60 % since April: the distance falls from 0 to −0.3
  const own = months.map((month, i) => row({ rep: 'R1', month }, i < 3 ? 9 : 6, 10));
  expect(trendAgainstPeers(own, all).get('R1')).toBeCloseTo(-0.3, 12);
  expect(trendAgainstPeers(own.slice(4), all).get('R1')).toBeNull();
  expect(trendAgainstPeers([], []).size).toBe(0);
});
