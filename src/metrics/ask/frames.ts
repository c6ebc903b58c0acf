/** The dates a figure is taken at: one frame for a total, one per month, quarter or year for a series. */
import {
  addDays,
  addMonths,
  daysBetween,
  type IsoDate,
  monthEnd,
  monthOf,
  monthStart,
} from '../../format/date.ts';
import { type Grain, type StepKey, stepsBetween } from '../../format/step.ts';
import type { Period } from '../types.ts';

export interface Frame {
  /** Key of the step where the frame is one of a series: its month, quarter or year. */
  month: StepKey | null;
  from: IsoDate;
  to: IsoDate;
  /** The last day of the period that has happened: the earlier of `to` and the horizon. */
  end: IsoDate;
  /** The instant of stocks: month end in a series, else the report's as-of date. */
  asOf: IsoDate;
  /** The report's as-of date: nothing dated later counts. */
  horizon: IsoDate;
  /** The day before `from`. */
  opening: IsoDate;
  /** The DSO window ends at `asOf`. */
  winFrom: IsoDate;
  winOpening: IsoDate;
  winDays: number;
}

export const FRAME_DATES = [
  'from',
  'to',
  'end',
  'asOf',
  'horizon',
  'opening',
  'winFrom',
  'winOpening',
] as const;
export type FrameDate = (typeof FRAME_DATES)[number];

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

function makeFrame(
  month: StepKey | null,
  period: Period,
  asOf: IsoDate,
  horizon: IsoDate,
  windowMonths: number,
): Frame {
  const winFrom = monthStart(addMonths(monthOf(asOf), 1 - windowMonths));
  return {
    month,
    from: period.from,
    to: period.to,
    end: earlier(period.to, horizon),
    asOf,
    horizon,
    opening: addDays(period.from, -1),
    winFrom,
    winOpening: addDays(winFrom, -1),
    winDays: daysBetween(winFrom, asOf) + 1,
  };
}

/** One frame for the whole period; stocks at `horizon`. */
export function wholeFrame(period: Period, horizon: IsoDate, windowMonths: number): Frame {
  return makeFrame(null, period, horizon, horizon, windowMonths);
}

/** One frame per step of the period up to the horizon; stocks at the step's end, or at the end of what there is. */
export function seriesFrames(
  period: Period,
  horizon: IsoDate,
  windowMonths: number,
  grain: Grain = 'month',
  yearStart = 1,
): Frame[] {
  return stepsBetween(period.from, earlier(period.to, horizon), grain, yearStart).map((step) => {
    const from = step.from < period.from ? period.from : step.from;
    const to = earlier(step.to, period.to);
    return makeFrame(step.key, { from, to }, earlier(to, horizon), horizon, windowMonths);
  });
}

/** The calendar months that lie whole inside the period and before the horizon. */
export function wholeMonthFrames(period: Period, horizon: IsoDate, windowMonths: number): Frame[] {
  return seriesFrames(period, horizon, windowMonths).filter(
    (frame) => frame.from === monthStart(frame.month!) && frame.end === monthEnd(frame.month!),
  );
}
