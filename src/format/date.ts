/** Calendar dates as `YYYY-MM-DD` text: no time zone anywhere, arithmetic on UTC days. */

export type IsoDate = string;
/** `YYYY-MM` */
export type Month = string;

const DAY = 86_400_000;

export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** The same few thousand days are asked for millions of times, and each costs a microsecond to work out. */
function remembered<K, V>(workOut: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = workOut(key);
      if (known.size >= MAX_REMEMBERED) known.clear();
      known.set(key, value);
    }
    return value;
  };
}
const MAX_REMEMBERED = 20_000;

/** Days since 1970-01-01. */
export const dayNumber = remembered(
  (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / DAY,
);
export const fromDayNumber = remembered(
  (day: number): IsoDate => new Date(day * DAY).toISOString().slice(0, 10),
);
export const addDays = (date: IsoDate, days: number): IsoDate =>
  fromDayNumber(dayNumber(date) + days);
/** Days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: IsoDate, b: IsoDate): number => dayNumber(b) - dayNumber(a);

export const monthOf = (date: IsoDate): Month => date.slice(0, 7);
export const monthStart = (month: Month): IsoDate => `${month}-01`;
export const monthEnd = (month: Month): IsoDate => addDays(monthStart(addMonths(month, 1)), -1);

/** The last month that is over at the end of a day. */
export function lastWholeMonth(date: IsoDate): Month {
  const month = monthOf(date);
  return monthEnd(month) === date ? month : addMonths(month, -1);
}

export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`;
}

/** The months from `from` to `to`, both included. */
export function monthsBetween(from: IsoDate, to: IsoDate): Month[] {
  const months: Month[] = [];
  for (let m = monthOf(from); m <= monthOf(to); m = addMonths(m, 1)) months.push(m);
  return months;
}

/** The same day `months` away; a month's last day stays a month's last day: 30 June → 31 May. */
export function shiftDate(date: IsoDate, months: number): IsoDate {
  const month = monthOf(date);
  const target = addMonths(month, months);
  const last = monthEnd(target);
  if (date === monthEnd(month)) return last;
  const same = `${target}${date.slice(7)}`;
  return same > last ? last : same;
}
