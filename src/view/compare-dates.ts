/** The dates that figures are compared with: the same months a year before, and the month end before. */
import {
  addMonths,
  type IsoDate,
  monthEnd,
  monthOf,
  monthStart,
  monthsBetween,
  previousMonthEnd,
} from '../format/date.ts';
import type { Period } from '../metrics/types.ts';
import type { Site } from './site.ts';
import type { View } from './view.ts';

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

/** The same day `months` away; a month's last day stays a month's last day. */
export function shiftDate(date: IsoDate, months: number): IsoDate {
  const month = monthOf(date);
  const target = addMonths(month, months);
  const last = monthEnd(target);
  if (date === monthEnd(month)) return last;
  const same = `${target}${date.slice(7)}`;
  return same > last ? last : same;
}

/** Period and as-of date of the same months one year earlier: seen at the same age. */
export function yearBefore(view: View): { period: Period; asOf: IsoDate } {
  return {
    period: { from: shiftDate(view.period.from, -12), to: shiftDate(view.period.to, -12) },
    asOf: shiftDate(view.asOf, -12),
  };
}
