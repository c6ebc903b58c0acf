/** What a figure is compared with: the equal period before, and the month end before. */
import {
  addDays,
  addMonths,
  daysBetween,
  type IsoDate,
  monthEnd,
  monthOf,
  monthStart,
  monthsBetween,
} from '../format/date.ts';
import type { Period } from '../metrics/types.ts';
import type { Site, View } from './types.ts';

const isMonthEnd = (date: IsoDate): boolean => date === monthEnd(monthOf(date));

/** The same day `count` months later; a month end stays one, a missing day becomes the month's last. */
export function shiftMonths(date: IsoDate, count: number): IsoDate {
  const month = addMonths(monthOf(date), count);
  const end = monthEnd(month);
  if (isMonthEnd(date)) return end;
  const same = `${month}-${date.slice(8)}`;
  return same > end ? end : same;
}

/** The last month end before `asOf`: 30 June → 31 May, 12 June → 31 May. */
export const previousMonthEnd = (asOf: IsoDate): IsoDate => addDays(monthStart(monthOf(asOf)), -1);

/**
 * The period of equal length before the view's, with the as-of date that far back, so that both were seen at
 * the same age. Null where the data does not reach back that far.
 */
export function previousPeriod(site: Site, view: View): { period: Period; asOf: IsoDate } | null {
  const { from, to } = view.period;
  const end = to < view.asOf ? to : view.asOf;
  if (end < from) return null;
  let period: Period;
  let asOf: IsoDate;
  if (from === monthStart(monthOf(from))) {
    const months = -monthsBetween(from, end).length;
    period = { from: shiftMonths(from, months), to: shiftMonths(end, months) };
    asOf = shiftMonths(view.asOf, months);
  } else {
    const days = -daysBetween(from, end) - 1;
    period = { from: addDays(from, days), to: addDays(end, days) };
    asOf = addDays(view.asOf, days);
  }
  return period.from < monthStart(monthOf(site.firstDate)) ? null : { period, asOf };
}

/** The month end before the as-of date, or null where the data begins later. */
export function previousStock(site: Site, view: View): IsoDate | null {
  const date = previousMonthEnd(view.asOf);
  return date < site.firstDate ? null : date;
}
