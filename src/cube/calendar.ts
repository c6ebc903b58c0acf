/** The cube's time: spans that end on an instant, one a calendar month, cut where a page looks inside a month. */
import { sqlDate } from '../engine/engine.ts';
import {
  addDays,
  addMonths,
  dayNumber,
  type IsoDate,
  monthEnd,
  monthOf,
  monthStart,
  monthsBetween,
} from '../format/date.ts';

/** Months before the as-of date's that have spans of their own; what is older is one span. */
const MAX_MONTHS = 120;

/** Last days of the spans, ascending; span 0 holds all before the first month, the last ends at the as-of date. */
export type Calendar = IsoDate[];

/** Spans from the month of `first` to `asOf`; `cuts` are further instants. */
export function makeCalendar(first: IsoDate, asOf: IsoDate, cuts: IsoDate[]): Calendar {
  const earliest = addMonths(monthOf(asOf), -MAX_MONTHS);
  const start = monthOf(first) < earliest ? earliest : monthOf(first);
  const before = addDays(monthStart(start), -1);
  const ends = monthsBetween(monthStart(start), asOf).map(monthEnd);
  const inside = [...ends, ...cuts].filter((date) => date > before && date < asOf);
  return [before, ...new Set(inside.sort()), asOf];
}

/** The span that ends on this day; -1 where none does. */
export const spanEnding = (calendar: Calendar, date: IsoDate): number => calendar.indexOf(date);

/** The span that begins on this day; -1 where none does. */
export function spanBeginning(calendar: Calendar, date: IsoDate): number {
  const before = calendar.indexOf(addDays(date, -1));
  return before < 0 || before === calendar.length - 1 ? -1 : before + 1;
}

/** SQL: the number of the span that a date lies in; one more than the last for later dates and for none. */
export function spanExpression(calendar: Calendar, date: string): string {
  const [year, month] = addDays(calendar[0]!, 1).split('-').map(Number) as [number, number];
  const cuts = calendar.slice(1, -1).filter((end) => end !== monthEnd(monthOf(end)));
  const later = cuts.map((cut) => ` + (${date} > ${sqlDate(cut)})::integer`).join('');
  return `(case when ${date} <= ${sqlDate(calendar[0]!)} then 0
    when ${date} <= ${sqlDate(calendar.at(-1)!)}
    then (year(${date}) - ${year}) * 12 + month(${date}) - ${month - 1}${later}
    else ${calendar.length} end)::integer`;
}

/** Day numbers count from here. */
export const DAY_0 = sqlDate('1970-01-01');

/**
 * SQL: a day of the span that a date lies in, as a number; null where there is no date. Statements are planned faster with it
 * than with the span's own number, which `spanOfDay` finds: it is the month's last day, or the date where its month
 * has more than one span.
 */
export function instantExpression(calendar: Calendar, date: string): string {
  const parted = new Set(
    calendar.filter((end) => end !== monthEnd(monthOf(end))).map((end) => monthEnd(monthOf(end))),
  );
  const last = `last_day(${date})`;
  const inside =
    parted.size === 0
      ? last
      : `case when ${last} in (${[...parted].map(sqlDate).join(', ')}) then ${date} else ${last} end`;
  return `(${inside} - ${DAY_0})::integer`;
}

/** The number of the span that such a day lies in; one more than the last for later days and for none (NaN). */
export function spanOfDay(calendar: Calendar): (day: number) => number {
  const ends = calendar.map(dayNumber);
  const known = new Map<number, number>();
  return (day) => {
    let span = known.get(day);
    if (span === undefined) {
      span = ends.findIndex((end) => day <= end);
      if (span < 0) span = ends.length;
      known.set(day, span);
    }
    return span;
  };
}
