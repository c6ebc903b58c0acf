import { expect, test } from 'vitest';
import { monthsOfSteps } from '../../../src/client/chart/period-drag.ts';

test('steps become whole months, whichever end was first', () => {
  expect(monthsOfSteps('2025-10', '2026-03', 1)).toEqual({ from: '2025-10', to: '2026-03' });
  expect(monthsOfSteps('2026-03', '2025-10', 1)).toEqual({ from: '2025-10', to: '2026-03' });
  expect(monthsOfSteps('2026-03', '2026-03', 1)).toEqual({ from: '2026-03', to: '2026-03' });
});

test('quarters and years are those of the fiscal year', () => {
  expect(monthsOfSteps('2025-Q3', '2026-Q1', 1)).toEqual({ from: '2025-07', to: '2026-03' });
  // begins in April: FY2026 is April 2025 to March 2026, its second quarter July to September
  expect(monthsOfSteps('FY2026', 'FY2026', 4)).toEqual({ from: '2025-04', to: '2026-03' });
  expect(monthsOfSteps('FY2026-Q2', 'FY2026-Q2', 4)).toEqual({ from: '2025-07', to: '2025-09' });
});
