/** The steps a forecast is given in: weeks of seven days and calendar months, counted from the as-of date. */
import { addDays, addMonths, daysBetween, type IsoDate, monthEnd, monthOf } from './date.ts';

/** Days ahead that a forecast reaches: six months. */
export const DAYS_AHEAD = 184;
const WEEKS = 13;
const MONTHS = 6;

/** A span of days ahead: from the day after `after` to `until`. */
export interface Ahead {
  after: number;
  until: number;
}

export interface Step extends Ahead {
  /** A week by its last day, a month as `YYYY-MM`. */
  key: string;
}

/** Thirteen weeks; the first begins on the day after the as-of date. */
export const weekSteps = (asOf: IsoDate): Step[] =>
  Array.from({ length: WEEKS }, (_, i) => ({
    key: addDays(asOf, 7 * (i + 1)),
    after: 7 * i,
    until: 7 * (i + 1),
  }));

/** Six months; the first is what is left of the as-of date's own, where something is. */
export function monthSteps(asOf: IsoDate): Step[] {
  const steps: Step[] = [];
  let after = 0;
  for (let month = monthOf(addDays(asOf, 1)); steps.length < MONTHS; month = addMonths(month, 1)) {
    const until = Math.min(daysBetween(asOf, monthEnd(month)), DAYS_AHEAD);
    steps.push({ key: month, after, until });
    after = until;
  }
  return steps;
}

/** One stretch of days that lies within one week and one month. */
export interface Slice extends Ahead {
  week: string | null;
  month: string;
}

export function slicesOf(asOf: IsoDate): Slice[] {
  const [weeks, months] = [weekSteps(asOf), monthSteps(asOf)];
  const ends = [...new Set([...weeks, ...months].map(({ until }) => until))].sort((a, b) => a - b);
  const within = (steps: Step[], until: number) =>
    steps.find((step) => until > step.after && until <= step.until);
  return ends.map((until, i) => ({
    after: ends[i - 1] ?? 0,
    until,
    week: within(weeks, until)?.key ?? null,
    month: within(months, until)?.key ?? monthOf(addDays(asOf, until)),
  }));
}
