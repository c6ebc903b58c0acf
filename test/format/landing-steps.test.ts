/** The months, quarters and fiscal years that receipts land in, by hand. */
import { expect, test } from 'vitest';
import { landingSteps } from '../../src/format/landing-steps.ts';

const steps = (asOf: string, yearStart: number) =>
  landingSteps(asOf, yearStart).map(({ key, from, to, isOver, reaches }) =>
    [key, from, to, isOver ? 'over' : reaches].join(' '),
  );

test('within a month, the month, quarter and year under way', () => {
  // six months: May to October
  expect(steps('2026-05-18', 1)).toEqual([
    '2026-05 2026-05-01 2026-05-31 2026-05-31',
    '2026-Q2 2026-04-01 2026-06-30 2026-06-30',
    '2026 2026-01-01 2026-12-31 2026-10-31',
  ]);
});

test('what is over on the day is followed by the next, the year under way goes on', () => {
  expect(steps('2026-06-30', 1)).toEqual([
    '2026-06 2026-06-01 2026-06-30 over',
    '2026-07 2026-07-01 2026-07-31 2026-07-31',
    '2026-Q2 2026-04-01 2026-06-30 over',
    '2026-Q3 2026-07-01 2026-09-30 2026-09-30',
    '2026 2026-01-01 2026-12-31 2026-12-31',
  ]);
});

test('a fiscal year that begins in April ends with March', () => {
  expect(steps('2026-03-31', 4)).toEqual([
    '2026-03 2026-03-01 2026-03-31 over',
    '2026-04 2026-04-01 2026-04-30 2026-04-30',
    'FY2026-Q4 2026-01-01 2026-03-31 over',
    'FY2027-Q1 2026-04-01 2026-06-30 2026-06-30',
    'FY2026 2025-04-01 2026-03-31 over',
    'FY2027 2026-04-01 2027-03-31 2026-09-30',
  ]);
});
