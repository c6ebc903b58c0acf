/** The dates of a figure, worked out on a calendar. */
import { expect, test } from 'vitest';
import { seriesFrames, wholeFrame, wholeMonthFrames } from '../../../src/metrics/ask/frames.ts';

test('the DSO window is the three calendar months that end at the as-of date', () => {
  const frame = wholeFrame({ from: '2026-01-01', to: '2026-12-31' }, '2026-05-20', 3);
  expect(frame).toMatchObject({
    winFrom: '2026-03-01',
    winOpening: '2026-02-28',
    winDays: 31 + 30 + 20,
    end: '2026-05-20',
    opening: '2025-12-31',
  });
});

test('a series has a stock at each month end and at the as-of date, and no future month', () => {
  const frames = seriesFrames({ from: '2025-12-10', to: '2026-06-30' }, '2026-02-15', 3);
  expect(frames.map(({ month, from, to, asOf }) => [month, from, to, asOf])).toEqual([
    ['2025-12', '2025-12-10', '2025-12-31', '2025-12-31'],
    ['2026-01', '2026-01-01', '2026-01-31', '2026-01-31'],
    ['2026-02', '2026-02-01', '2026-02-28', '2026-02-15'],
  ]);
});

test('whole months leave out the month that has only begun', () => {
  const frames = wholeMonthFrames({ from: '2025-12-10', to: '2026-06-30' }, '2026-02-15', 3);
  expect(frames.map((frame) => frame.month)).toEqual(['2026-01']);
});
