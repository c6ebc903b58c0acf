/** Shares that last, against a computation by hand. */
import { expect, test } from 'vitest';
import { medianDays, survival } from '../../src/metrics/survival.ts';

const ended = (days: number, n = 1) => ({ days, ended: n, pending: 0 });
const pending = (days: number, n = 1) => ({ days, ended: 0, pending: n });

test('what goes on counts as long as it is seen: 4/5, then of three left two end', () => {
  const steps = survival([ended(20), pending(30), ended(10), pending(15), ended(20)]);
  expect(steps.map(({ days, ended: n, atRisk }) => [days, n, atRisk])).toEqual([
    [10, 1, 5],
    [20, 2, 3],
  ]);
  expect(steps[0]!.share).toBeCloseTo(4 / 5, 12);
  expect(steps[1]!.share).toBeCloseTo(4 / 15, 12);
  expect(medianDays(steps)).toBe(20);
});

test('what goes on and what ends on one day: it was still there that day', () => {
  // of 4 one ends on day 7, one is last seen then: 3/4; of the 2 left one ends on day 9: 3/8
  const steps = survival([ended(7), pending(7), ended(9), pending(12)]);
  expect(steps.map(({ atRisk }) => atRisk)).toEqual([4, 2]);
  expect(steps[1]!.share).toBeCloseTo(3 / 8, 12);
  expect(medianDays(steps)).toBe(9);
});

test('without open ones it is the plain share, and half is half', () => {
  expect(medianDays(survival([ended(3), ended(5), ended(8), ended(13)]))).toBe(5);
  expect(survival([])).toEqual([]);
  // of three only one has ended
  expect(medianDays(survival([ended(3), pending(50), pending(60)]))).toBeNull();
});
