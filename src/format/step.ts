/** Steps of a time series: calendar months, quarters and years of the fiscal year, each with a key that sorts. */
import {
  addDays,
  addMonths,
  type IsoDate,
  monthEnd,
  monthOf,
  monthStart,
  shiftDate,
} from './date.ts';

export const GRAINS = ['month', 'quarter', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/**
 * `2026-06`, `2026-Q2`, `2026`; where the fiscal year does not begin in January `FY2026-Q2` and `FY2026`,
 * named by the calendar year in which it ends.
 */
export type StepKey = string;

export interface Step {
  key: StepKey;
  /** First and last day. */
  from: IsoDate;
  to: IsoDate;
}

const LENGTH: Record<Grain, number> = { month: 1, quarter: 3, year: 12 };

/** The step a date lies in; `yearStart` is the fiscal year's first month, 1–12. */
export function stepOf(date: IsoDate, grain: Grain, yearStart = 1): Step {
  const month = monthOf(date);
  const intoYear = (Number(month.slice(5, 7)) - yearStart + 12) % 12;
  const into = intoYear % LENGTH[grain];
  const first = addMonths(month, -into);
  const from = monthStart(first);
  const to = addDays(monthStart(addMonths(first, LENGTH[grain])), -1);
  if (grain === 'month') return { key: month, from, to };
  const lastMonth = addMonths(month, 11 - intoYear);
  const year = (yearStart === 1 ? '' : 'FY') + lastMonth.slice(0, 4);
  const key = grain === 'year' ? year : `${year}-Q${Math.floor(intoYear / 3) + 1}`;
  return { key, from, to };
}

/** The steps that have a day from `from` to `to`, in order. */
export function stepsBetween(from: IsoDate, to: IsoDate, grain: Grain, yearStart = 1): Step[] {
  const steps: Step[] = [];
  for (let date = from; date <= to; ) {
    const step = stepOf(date, grain, yearStart);
    steps.push(step);
    date = addDays(step.to, 1);
  }
  return steps;
}

/** A month is of the calendar, whatever the fiscal year. */
const KEY = /^(?:FY(?!\d{4}-\d))?(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/;

export const isStepKey = (text: string): boolean => KEY.test(text);

/** The last day of the step with that key. Throws where it is none. */
export function stepEnd(key: StepKey, yearStart = 1): IsoDate {
  const [, year, quarter, month] = KEY.exec(key) ?? [];
  if (year === undefined) throw new Error(`no step "${key}"`);
  if (month !== undefined) return monthEnd(key);
  const yearEnd = addMonths(
    `${year}-${String(yearStart).padStart(2, '0')}`,
    yearStart === 1 ? 11 : -1,
  );
  return monthEnd(quarter === undefined ? yearEnd : addMonths(yearEnd, 3 * Number(quarter) - 12));
}

/** Months of one step. */
export const stepMonths = (grain: Grain): number => LENGTH[grain];

/** The step of the same length that many months earlier, or the one before where it is longer: `2026-Q2`, 12 → `2025-Q2`. */
export function stepBack(key: StepKey, months: number, yearStart = 1): StepKey {
  const [, , quarter, month] = KEY.exec(key) ?? [];
  const grain = month !== undefined ? 'month' : quarter !== undefined ? 'quarter' : 'year';
  const back = Math.max(months, stepMonths(grain));
  return stepOf(shiftDate(stepEnd(key, yearStart), -back), grain, yearStart).key;
}
