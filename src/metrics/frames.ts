/** The dates a figure is taken at: one frame for a total, one per month for a series. */
import {
  addDays,
  addMonths,
  daysBetween,
  type IsoDate,
  type Month,
  monthEnd,
  monthOf,
  monthStart,
  monthsBetween,
} from '../format/date.ts';
import type { Period } from './types.ts';

export interface Frame {
  /** Set where the frame is one month of a series. */
  month: Month | null;
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
  month: Month | null,
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

/** One frame per month of the period up to the horizon; stocks at the month's end, or at the end of what there is. */
export function monthFrames(period: Period, horizon: IsoDate, windowMonths: number): Frame[] {
  return monthsBetween(period.from, earlier(period.to, horizon)).map((month) => {
    const from = monthStart(month) < period.from ? period.from : monthStart(month);
    const to = earlier(monthEnd(month), period.to);
    return makeFrame(month, { from, to }, earlier(to, horizon), horizon, windowMonths);
  });
}

/** The calendar months that lie whole inside the period and before the horizon. */
export function wholeMonthFrames(period: Period, horizon: IsoDate, windowMonths: number): Frame[] {
  return monthFrames(period, horizon, windowMonths).filter(
    (frame) => frame.from === monthStart(frame.month!) && frame.end === monthEnd(frame.month!),
  );
}
