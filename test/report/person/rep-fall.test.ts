import { expect, test } from 'vitest';
import { lastingFall, type MonthRow } from '../../../src/report/rep/trend.ts';

/** A month of a rep whose rate may lie as high as `high` by chance, beside the rate of all. */
const month = (name: string, rate: number | null, high: number | null, all = 0.95): MonthRow => ({
  month: name,
  rate,
  due: 100,
  low: rate === null ? null : rate / 2,
  high,
  all,
});

test('months at the end that lie below all reps beyond chance are a lasting fall', () => {
  const rows = [
    month('2026-01', 1, 1),
    month('2026-02', 0.97, 0.99),
    month('2026-03', 0.7, 0.8),
    month('2026-04', 0.46, 0.6),
    month('2026-05', 0.73, 0.85),
  ];
  expect(lastingFall(rows)?.map((row) => row.month)).toEqual(['2026-03', '2026-04', '2026-05']);
});

test('a month below all that chance may explain does not end the fall; one above all does', () => {
  const fall = [month('2026-01', 1, 1), month('2026-02', 0.5, 0.6), month('2026-03', 0.4, 0.6)];
  const names = (rows: MonthRow[]) => lastingFall(rows)?.map((row) => row.month) ?? null;
  expect(names([...fall, month('2026-04', 0.7, 0.97)])).toEqual(['2026-02', '2026-03', '2026-04']);
  expect(names([...fall, month('2026-04', 0.96, 0.99)])).toBeNull();
});

test('one bad month, one that chance explains, or a rep who was never better is none', () => {
  expect(lastingFall([month('2026-01', 1, 1), month('2026-02', 0.5, 0.6)])).toBeNull();
  expect(
    lastingFall([month('2026-01', 1, 1), month('2026-02', 0.5, 0.6), month('2026-03', 0.9, 0.97)]),
  ).toBeNull();
  expect(lastingFall([month('2026-01', 0.5, 0.6), month('2026-02', 0.5, 0.6)])).toBeNull();
  expect(lastingFall([month('2026-01', null, null)])).toBeNull();
});
