/** The steps that receipts are set against targets for: the month, quarter and fiscal year of a day, and those that follow one over on it. */
import { monthSteps } from './ahead.ts';
import { addDays, daysBetween, type IsoDate } from './date.ts';
import { GRAINS, type Grain, type Step, stepOf } from './step.ts';

export interface LandingStep extends Step {
  grain: Grain;
  /** It ends on the day itself: nothing more can come. */
  isOver: boolean;
  /** Days ahead up to its end, or as far as is forecast. */
  until: number;
  /** Its last day, or the last one that is forecast. */
  reaches: IsoDate;
}

/** By length, the next step behind one that is over. `yearStart` is the fiscal year's first month, 1–12. */
export function landingSteps(asOf: IsoDate, yearStart: number): LandingStep[] {
  const last = monthSteps(asOf).at(-1)!.until;
  return GRAINS.flatMap((grain) => {
    const now = stepOf(asOf, grain, yearStart);
    const steps = now.to === asOf ? [now, stepOf(addDays(asOf, 1), grain, yearStart)] : [now];
    return steps.map((step) => {
      const until = Math.min(last, daysBetween(asOf, step.to));
      return { ...step, grain, isOver: step.to === asOf, until, reaches: addDays(asOf, until) };
    });
  });
}
