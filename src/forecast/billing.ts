/**
 * What will be invoiced next, by the book's own rhythm. An average month of the last twelve, as the calendar month stood
 * to its year in the last two years, spread over the days on which invoices are issued; paid as the curve says from issue.
 *
 * 1,200 in twelve months is 100 a month. Julys were 1.2 and 1.4 average months: 130. A tenth of a month is billed on the
 * 5th: 13 on 5 July. At terms of 30 days the curve says a half comes by 9 August: 6.5.
 */
import {
  addDays,
  addMonths,
  dayNumber,
  fromDayNumber,
  type IsoDate,
  lastWholeMonth,
  monthEnd,
  monthOf,
  monthStart,
} from '../format/date.ts';

/** So many whole months make the average, and no less says anything. */
const BILLING_MONTHS = 12;
/** The last days of a month are counted from its end, on which much is invoiced. */
const LAST_DAYS = 4;

/** What one book invoiced by day, in minor units. */
export interface Billing {
  /** Day number → amount. */
  byDay: Map<number, number>;
  first: IsoDate;
}

/** The first and last day of the twelve whole months up to a day; null where there are fewer since the first invoice. */
export function billingYear(
  { first }: Billing,
  day: IsoDate,
): { from: IsoDate; to: IsoDate } | null {
  const last = lastWholeMonth(day);
  const start = addMonths(last, 1 - BILLING_MONTHS);
  return start < monthOf(first) ? null : { from: monthStart(start), to: monthEnd(last) };
}

/**
 * What is invoiced on each of the days ahead, as a share of what was in the twelve months; cumulative, by days ahead of
 * `day`. Nothing dated after it is looked at. Null with too short a past, or where nothing was invoiced in those months.
 */
export function billedShares(
  billing: Billing,
  day: IsoDate,
  daysAhead: number,
): Float64Array | null {
  const year = billingYear(billing, day);
  if (!year) return null;
  const total = billedBetween(billing, year.from, year.to);
  if (total <= 0) return null;
  const pattern = dayPattern(billing, year.from, year.to);
  const seasons = new Map<string, number>();
  const monthOfYear = (month: string): number => {
    const known = seasons.get(month) ?? seasonOf(billing, month, year.to) / BILLING_MONTHS;
    seasons.set(month, known);
    return known;
  };
  const shares = new Float64Array(daysAhead + 1);
  for (let ahead = 1; ahead <= daysAhead; ahead++) {
    const date = addDays(day, ahead);
    shares[ahead] = shares[ahead - 1]! + monthOfYear(monthOf(date)) * pattern(date);
  }
  return shares;
}

export function billedBetween({ byDay }: Billing, from: IsoDate, to: IsoDate): number {
  const last = dayNumber(to);
  let sum = 0;
  for (let day = dayNumber(from); day <= last; day++) sum += byDay.get(day) ?? 0;
  return sum;
}

/** How a calendar month stood to the average month of its year, in the last two years; 1 where there are no two. */
function seasonOf(billing: Billing, month: string, yearEnd: IsoDate): number {
  const ratios = [1, 2].map((back) => {
    const to = addMonths(monthOf(yearEnd), -BILLING_MONTHS * (back - 1));
    const from = addMonths(to, 1 - BILLING_MONTHS);
    if (from < monthOf(billing.first)) return null;
    const year = billedBetween(billing, monthStart(from), monthEnd(to));
    // months ahead are at most six, so that the same month was in each of the two years
    const same = addMonths(month, -BILLING_MONTHS * back);
    const own = billedBetween(billing, monthStart(same), monthEnd(same));
    return year > 0 ? (BILLING_MONTHS * own) / year : null;
  });
  const [last, before] = ratios;
  return last == null || before == null ? 1 : (last + before) / 2;
}

const placeOf = (date: IsoDate): number => {
  const day = Number(date.slice(8));
  const left = Number(monthEnd(monthOf(date)).slice(8)) - day;
  return left < LAST_DAYS ? -left : day;
};

/** Share of its month that is invoiced on a date, by its place among the days of the month. */
function dayPattern(billing: Billing, from: IsoDate, to: IsoDate): (date: IsoDate) => number {
  const weights = new Map<number, number>();
  const last = dayNumber(to);
  for (let day = dayNumber(from); day <= last; day++) {
    const place = placeOf(fromDayNumber(day));
    weights.set(place, (weights.get(place) ?? 0) + (billing.byDay.get(day) ?? 0));
  }
  const sums = new Map<string, number>();
  const weightOf = (date: IsoDate): number => weights.get(placeOf(date)) ?? 0;
  return (date) => {
    const month = monthOf(date);
    let sum = sums.get(month);
    if (sum === undefined) {
      sum = 0;
      for (let day = monthStart(month); monthOf(day) === month; day = addDays(day, 1))
        sum += weightOf(day);
      sums.set(month, sum);
    }
    return sum > 0 ? weightOf(date) / sum : 0;
  };
}

/** What comes of what is billed: each day's billing, paid so many days later as `paid` says (cumulative by days since issue). */
export function paidShares(billed: Float64Array, paid: Float64Array): Float64Array {
  const shares = new Float64Array(billed.length);
  for (let day = 1; day < billed.length; day++)
    for (let issued = 1; issued < day; issued++)
      shares[day]! += (billed[issued]! - billed[issued - 1]!) * paid[day - issued]!;
  return shares;
}
