/** The default period of the pages. */
import { expect, test } from 'vitest';
import { defaultPeriod } from '../../src/publish/open-report.ts';

const settings = { period_months: 12, fiscal_year_start: 4 } as const;

test('the last months end with the as-of date', () => {
  expect(defaultPeriod('2026-06-30', { ...settings, default_period: 'last_months' })).toEqual({
    from: '2025-07-01',
    to: '2026-06-30',
  });
});

test.each([
  ['2026-03-31', '2025-04-01'],
  ['2026-04-01', '2026-04-01'],
  ['2026-12-15', '2026-04-01'],
])('a fiscal year from April, to date on %s, begins on %s', (asOf, from) => {
  expect(defaultPeriod(asOf, { ...settings, default_period: 'fiscal_year_to_date' })).toEqual({
    from,
    to: asOf,
  });
});
