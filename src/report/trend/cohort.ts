/** Cohorts: each step's billing and the share of it that had come in, by months since issue. */
import { addMonths, type IsoDate, type Month, monthEnd, monthOf } from '../../format/date.ts';
import { type StepKey, stepEnd } from '../../format/step.ts';
import type { AnswerRow } from '../../metrics/types.ts';

/** Months that must have passed since a step's end before its cohort is compared in all. */
export const MATURE_MONTHS = 3;
/** Ages after which hardly anything comes. */
export const MAX_AGE = 12;

export interface Cohort {
  step: StepKey;
  billed: number | null;
  /** Cumulative share by age in months; null where nothing was billed, missing where not reached. */
  shares: (number | null)[];
  /** Ages whose last day is not over yet at the as-of date: they will still grow. */
  open: number;
}

/** Whether a step's invoices are too young at `asOf` to be compared in all with older ones. */
export const isYoung = (step: StepKey, asOf: IsoDate, yearStart = 1): boolean =>
  monthEnd(addMonths(monthOf(stepEnd(step, yearStart)), MATURE_MONTHS)) > asOf;

/** Calendar months from `month` to the month of `asOf`. */
export function monthsOld(month: Month, asOf: IsoDate): number {
  const index = (m: Month): number => Number(m.slice(0, 4)) * 12 + Number(m.slice(5, 7));
  return index(monthOf(asOf)) - index(month);
}

/**
 * One a step, from rows by step and age; an age in which nothing came keeps the share of the age before it.
 * A step is as old as its last month that has begun.
 */
export function cohorts(rows: AnswerRow[], asOf: IsoDate, yearStart = 1): Cohort[] {
  const steps = [...new Set(rows.map((row) => row.by.month!))].sort();
  return steps.map((step) => {
    const own = new Map(
      rows.filter((row) => row.by.month === step).map((row) => [Number(row.by.age ?? -1), row]),
    );
    const billed = own.values().next().value!.denominator;
    const end = stepEnd(step, yearStart);
    const last = monthOf(end < asOf ? end : asOf);
    const reached = Math.min(MAX_AGE, monthsOld(last, asOf));
    let share = billed !== null && billed > 0 ? 0 : null;
    const shares: (number | null)[] = [];
    for (let age = 0; age <= reached; age++) {
      share = own.get(age)?.value ?? share;
      shares.push(share);
    }
    const isOpen = monthEnd(addMonths(last, reached)) > asOf || end > asOf;
    return { step, billed, shares, open: isOpen ? 1 : 0 };
  });
}

/** The shares at ages that are over: what may be compared. */
export const closedShares = (cohort: Cohort): (number | null)[] =>
  cohort.open > 0 ? cohort.shares.slice(0, -cohort.open) : cohort.shares;

export interface AgeComparison {
  age: number;
  share: number | null;
  /** Σ received ÷ Σ billed of the earlier cohorts that have passed this age. */
  earlier: number | null;
  /** How many those are. */
  count: number;
}

/** A cohort beside all earlier ones at equal ages, as far as its own ages are over. */
export function compareCohort(chosen: Cohort, all: Cohort[]): AgeComparison[] {
  const earlier = all.filter((cohort) => cohort.step < chosen.step);
  return closedShares(chosen).map((share, age) => {
    const passed = earlier.filter((c) => (closedShares(c)[age] ?? null) !== null);
    const billed = passed.reduce((sum, c) => sum + c.billed!, 0);
    const received = passed.reduce((sum, c) => sum + c.billed! * c.shares[age]!, 0);
    return { age, share, earlier: billed > 0 ? received / billed : null, count: passed.length };
  });
}

/** The reader's cohort; without one the youngest that is mature, else the oldest. */
export function chosenCohort(
  all: Cohort[],
  wanted: StepKey | undefined,
  asOf: IsoDate,
  yearStart = 1,
): Cohort | undefined {
  return (
    all.find((cohort) => cohort.step === wanted) ??
    all.findLast((cohort) => !isYoung(cohort.step, asOf, yearStart) && cohort.billed) ??
    all[0]
  );
}
