/** The rule of suggested limits by hand: a month's billing × (terms + days late) ÷ 30 × the factor of the class. */
import { expect, test } from 'vitest';
import {
  monthsOf,
  type PayerFacts,
  reviewPeriod,
  suggestionFor,
} from '../../../src/report/credit/suggest.ts';
import { site } from '../invented.ts';

const rule = site.settings.creditReview;
/** Bills 1,200,000.00 in 12 months, 100,000.00 a month, at 60 days. */
const facts: PayerFacts = { billed: 120_000_000, terms: 60, late: 10, items: 20, chance: null };
const suggest = (change: Partial<PayerFacts>, months = 12, currency = 'CNY') =>
  suggestionFor({ ...facts, ...change }, rule, months, currency);

test.each([
  // 100,000 × 70/30 × 1.2
  ['up to 15 days late', {}, { payer: 1, isLowered: false, limit: 28_000_000, terms: 60 }],
  // early counts as no days late: 100,000 × 60/30 × 1.5; the agreed terms stay
  ['early', { late: -5 }, { payer: 0, isLowered: false, limit: 30_000_000, terms: 60 }],
  // on the edge is within: 100,000 × 65/30 × 1.5 = 325,000, of two digits 330,000
  ['on an edge', { late: 5 }, { payer: 0, isLowered: false, limit: 33_000_000, terms: 60 }],
  // 200 days count as the last edge: 100,000 × 90/30 × 0.5; at most 30 days
  ['very late', { late: 200 }, { payer: 3, isLowered: false, limit: 15_000_000, terms: 30 }],
  // likely to be late is one class worse: 100,000 × 70/30 × 1 = 233,333
  ['likely late', { chance: 0.8 }, { payer: 2, isLowered: true, limit: 23_000_000, terms: 45 }],
  ['less likely', { chance: 0.79 }, { payer: 1, isLowered: false, limit: 28_000_000, terms: 60 }],
  // the last class has no worse one
  [
    'last class',
    { late: 31, chance: 1 },
    { payer: 3, isLowered: false, limit: 15_000_000, terms: 30 },
  ],
  [
    'shorter terms stay',
    { terms: 14.4, late: 0 },
    { payer: 0, isLowered: false, limit: 7_200_000, terms: 14 },
  ],
])('%s', (_, change, expected) => {
  expect(suggest(change)).toEqual(expected);
});

test('in six months the same billing is twice as much a month', () => {
  expect(suggest({}, 6)!.limit).toBe(56_000_000);
});

test('yen have no cents: 100,000,000 a year is 8,333,333 a month × 70/30 × 1.2 = 23,333,333', () => {
  expect(suggest({ billed: 100_000_000 }, 12, 'JPY')!.limit).toBe(23_000_000);
});

test.each<[string, Partial<PayerFacts>]>([
  ['too few items', { items: 3 }],
  ['nothing billed', { billed: 0 }],
  ['no billing known', { billed: null }],
  ['no terms known', { terms: null }],
  ['no payment behaviour known', { late: null }],
])('without a judgement: %s', (_, change) => {
  expect(suggest(change)).toBeNull();
});

test('twelve whole months up to the last month that is over, as far as the data goes', () => {
  const view = { ...{ period: site.defaultPeriod, filter: {}, basis: 'due' as const } };
  const period = reviewPeriod(site, { ...view, asOf: '2026-06-17' });
  expect(period).toEqual({ from: '2025-06-01', to: '2026-05-31' });
  const young = { ...site, firstDate: '2026-02-10' };
  const short = reviewPeriod(young, { ...view, asOf: '2026-06-30' });
  expect(short).toEqual({ from: '2026-02-01', to: '2026-06-30' });
  expect(monthsOf(short)).toBe(5);
});
