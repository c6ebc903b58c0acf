/**
 * How long something lasts, where some of it is still going on (Kaplan and Meier, 1958): what is still going on counts as
 * long as it has been seen, and then as neither ended nor lasting.
 *
 * Five disputes: resolved after 10, 20 and 20 days, open since 15 and 30 days. On day 10 one of 5 ends: 4/5 are left. The
 * one open since 15 days is seen no longer; on day 20 two of the 3 that are left end: 4/5 × 1/3 = 4/15. The median is the
 * first day on which at most half are left: 20.
 */
import { daysBetween, type IsoDate } from '../format/date.ts';

export interface Lasted {
  /** Days from the beginning. */
  days: number;
  /** How many ended after so many days. */
  ended: number;
  /** How many have lasted so many days and go on. */
  pending: number;
}

export interface SurvivalStep {
  days: number;
  ended: number;
  /** Not ended and still seen on the day before. */
  atRisk: number;
  /** Share that lasts longer than these days. */
  share: number;
}

/** A step a day on which something ended, the earliest first; `lasted` in any order, a day several times. */
export function survival(lasted: readonly Lasted[]): SurvivalStep[] {
  const days = [...new Set(lasted.map((one) => one.days))].sort((a, b) => a - b);
  let atRisk = lasted.reduce((sum, { ended, pending }) => sum + ended + pending, 0);
  let share = 1;
  const steps: SurvivalStep[] = [];
  for (const day of days) {
    let [ended, pending] = [0, 0];
    for (const one of lasted) {
      if (one.days !== day) continue;
      ended += one.ended;
      pending += one.pending;
    }
    if (ended > 0) {
      share *= (atRisk - ended) / atRisk;
      steps.push({ days: day, ended, atRisk, share });
    }
    atRisk -= ended + pending;
  }
  return steps;
}

/** The first day on which at most half are left; null where more than half are left to the end. */
export const medianDays = (steps: readonly SurvivalStep[]): number | null =>
  steps.find(({ share }) => share <= 0.5 + 1e-12)?.days ?? null;

/** Days from the day that a key names to the as-of date. */
export const daysSince = (day: string, { horizon }: { horizon: IsoDate }): number =>
  daysBetween(day, horizon);

/** The median of two measures: how many ended, by days, and how many go on, by what `daysOf` makes days of. */
export const medianLasted =
  <F>(ended: string, pending: string, daysOf: (key: string, frame: F) => number) =>
  (groups: { key: string | null; parts: Record<string, number> }[], frame: F) => {
    const lasted = groups.flatMap(({ key, parts }) => [
      ...(parts[ended] ? [{ days: Number(key), ended: parts[ended], pending: 0 }] : []),
      ...(parts[pending] ? [{ days: daysOf(key!, frame), ended: 0, pending: parts[pending] }] : []),
    ]);
    return { value: medianDays(survival(lasted)), numerator: null, denominator: null };
  };
