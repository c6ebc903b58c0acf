/** The calendar months that a forecast looks back on; each ends in an origin. */
import {
  addMonths,
  dayNumber,
  type IsoDate,
  monthEnd,
  monthOf,
  monthStart,
} from '../format/date.ts';

/** In day numbers, the oldest first; the last one ends on the as-of date. */
export interface Months {
  first: Int32Array;
  last: Int32Array;
  /** The month of a day, by its place: of earlier days the first, of later ones the place after the last. */
  placeOf(day: number): number;
}

/** The months from that of the day `first` to that of the as-of date, at most so many. */
export function monthsUpTo(asOf: IsoDate, first: IsoDate, most: number): Months {
  const months: string[] = [];
  for (
    let month = monthOf(asOf);
    months.length === 0 || (month >= monthOf(first) && months.length < most);
    month = addMonths(month, -1)
  )
    months.unshift(month);
  const starts = Int32Array.from(months, (month) => dayNumber(monthStart(month)));
  const ends = Int32Array.from(months, (month) =>
    Math.min(dayNumber(monthEnd(month)), dayNumber(asOf)),
  );
  const places = new Uint8Array(dayNumber(asOf) - starts[0]! + 1);
  for (const [place, start] of starts.entries()) places.fill(place, start - starts[0]!);
  return {
    first: starts,
    last: ends,
    placeOf: (day) => (day < starts[0]! ? 0 : (places[day - starts[0]!] ?? starts.length)),
  };
}
