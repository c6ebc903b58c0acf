import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/format/date.ts';
import { monthLabel } from '../../src/format/label.ts';
import { GRAINS, stepBack, stepOf, stepsBetween } from '../../src/format/step.ts';

test('a fiscal year is named by the year in which it ends', () => {
  expect(stepOf('2026-06-30', 'year', 7)).toEqual({
    key: 'FY2026',
    from: '2025-07-01',
    to: '2026-06-30',
  });
  expect(stepOf('2026-07-01', 'quarter', 7)).toEqual({
    key: 'FY2027-Q1',
    from: '2026-07-01',
    to: '2026-09-30',
  });
  expect(stepOf('2026-02-10', 'quarter', 4).key).toBe('FY2026-Q4');
  expect(stepOf('2026-05-10', 'quarter').key).toBe('2026-Q2');
  expect(stepOf('2026-05-10', 'year').key).toBe('2026');
  expect(stepOf('2026-05-10', 'month', 4).key).toBe('2026-05');
});

describe('steps', () => {
  const days = fc.integer({ min: 0, max: 4000 });
  test('follow each other without a gap, cover the span and sort by their keys', () => {
    fc.assert(
      fc.property(
        days,
        days,
        fc.constantFrom(...GRAINS),
        fc.integer({ min: 1, max: 12 }),
        (start, length, grain, yearStart) => {
          const from = addDays('2019-12-31', start);
          const to = addDays(from, length);
          const steps = stepsBetween(from, to, grain, yearStart);
          expect(steps[0]!.from <= from && steps.at(-1)!.to >= to).toBe(true);
          for (const [i, step] of steps.entries()) {
            expect(stepOf(step.to, grain, yearStart)).toEqual(step);
            const next = steps[i + 1];
            if (!next) continue;
            expect(next.from).toBe(addDays(step.to, 1));
            expect(next.key > step.key).toBe(true);
          }
        },
      ),
    );
  });
});

test('the step some months before', () => {
  const back = (months: number, ...keys: string[]) => keys.map((key) => stepBack(key, months));
  expect(back(12, '2026-01', '2026-Q4', '2026')).toEqual(['2025-01', '2025-Q4', '2025']);
  expect(back(3, '2026-01', '2026-Q1')).toEqual(['2025-10', '2025-Q4']);
  expect(back(1, '2026-01')).toEqual(['2025-12']);
  // a quarter beside itself says nothing
  expect(back(1, '2026-Q2', '2026')).toEqual(['2026-Q1', '2025']);
  const fiscal = ['FY2026-Q1', 'FY2026'].map((key) => stepBack(key, 12, 7));
  expect(fiscal).toEqual(['FY2025-Q1', 'FY2025']);
  expect(stepBack('FY2026-Q1', 3, 7)).toBe('FY2025-Q4');
});

test('steps have names in both languages', () => {
  const keys = ['2026-06', '2026-Q2', 'FY2026-Q2', '2026', 'FY2026'];
  expect(keys.map((key) => monthLabel(key, 'en').replace('\u00a0', ' '))).toEqual([
    'Jun 2026',
    'Q2 2026',
    'Q2 FY2026',
    '2026',
    'FY2026',
  ]);
  expect(keys.map((key) => monthLabel(key, 'zh'))).toEqual([
    '2026年6月',
    '2026年第2季度',
    '2026财年第2季度',
    '2026年',
    '2026财年',
  ]);
});
