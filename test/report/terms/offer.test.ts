/** What a discount brings forward, costs and saves in a year, by hand. */
import { expect, test } from 'vitest';
import { breakEven, broughtIf, ofYear, worthOf } from '../../../src/report/terms/offer.ts';

test('an amount of a quarter is that of a year by its days', () => {
  expect(ofYear(91_00, 91)).toBe(365_00);
  expect(ofYear(100_00, 365)).toBe(100_00);
});

test('2% taken by 40% of 1,000,000.00 that comes 36.5 days earlier', () => {
  // 400,000.00 take it: 8,000.00 less, 392,000.00 come earlier, 39,200.00 more on an average day
  const brought = broughtIf(1_000_000_00, 36.5, { rate: 0.02, taken: 0.4 });
  expect(brought).toEqual({ paid: 392_000_00, days: 36.5, cost: 8_000_00 });
  // 8,000 ÷ 39,200 = 20.4%; at 5% the bank would ask 1,960.00
  const worth = worthOf(brought, 0.05);
  expect(worth).toMatchObject({ freed: 39_200_00, saved: 1_960_00, net: -6_040_00 });
  expect(worth.yearly).toBeCloseTo(8_000 / 39_200, 12);
  expect(worthOf(brought, undefined)).toMatchObject({ saved: null, net: null });
});

test('nothing freed has no rate', () => {
  expect(worthOf({ paid: 0, days: 30, cost: 0 }, 0.05).yearly).toBeNull();
});

test('at the break-even a discount costs what the money saves', () => {
  // 10% a year for 36.5 days is 1% of what is paid: 1 of 101
  expect(breakEven(36.5, 0.1)).toBeCloseTo(1 / 101, 12);
  const even = worthOf(broughtIf(101_000_00, 36.5, { rate: 1 / 101, taken: 1 }), 0.1);
  expect(even).toMatchObject({ cost: 1_000_00, saved: 1_000_00, net: 0 });
});
