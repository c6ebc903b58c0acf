/** What the overview's figures are compared with: the year before, and the month end before. */
import {
  type IsoDate,
  monthOf,
  monthStart,
  monthsBetween,
  previousMonthEnd,
} from '../format/date.ts';
import type { Period } from '../metrics/types.ts';
import type { Site, View } from '../report/page.ts';
import { shiftDate } from './question.ts';

/**
 * The same months of the year before (of the years before, for a period longer than one), with the as-of date
 * that far back, so that both were seen at the same age. Null where the data does not reach back that far.
 */
export function previousPeriod(site: Site, view: View): { period: Period; asOf: IsoDate } | null {
  const { from, to } = view.period;
  const end = to < view.asOf ? to : view.asOf;
  if (end < from) return null;
  const back = -12 * Math.ceil(monthsBetween(from, end).length / 12);
  const period = { from: shiftDate(from, back), to: shiftDate(end, back) };
  if (period.from < monthStart(monthOf(site.firstDate))) return null;
  return { period, asOf: shiftDate(view.asOf, back) };
}

/** The month end before the as-of date, or null where the data begins later. */
export function previousStock(site: Site, view: View): IsoDate | null {
  const date = previousMonthEnd(view.asOf);
  return date < site.firstDate ? null : date;
}
