/** Days of the calendars that exports count in: of the Gregorian year, of eras, of Persia and of the Hijra. */

const DAY = 86_400_000;

/** How a column's years are counted where they are not those of the Gregorian calendar. */
export type YearCount = 'buddhist' | 'persian' | 'hijri' | 'roc';

/** Days since 1970-01-01, or null where there is no such day. Years 1900–2199. */
export function dayOf(year: number, month: number, day: number): number | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const time = Date.UTC(year, month - 1, day);
  return new Date(time).getUTCDate() === day ? time / DAY : null;
}

/** Two digits stand for 1970–2069; "026" is a year that lost its first. */
export const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900);

const BUDDHIST = 543;
const REPUBLIC = 1911;
/** Persian years 1370–1409 are 1991–2031, years of the Hijra 1431–1472 are 2010–2050; between them both are near. */
const COUNTS: readonly (readonly [YearCount, number, number])[] = [
  ['roc', 100, 199],
  ['persian', 1370, 1409],
  ['hijri', 1431, 1472],
  ['buddhist', 2500, 2642],
];

/** The count that a year can only belong to, or null. */
export const countOf = (year: number): YearCount | null =>
  COUNTS.find(([, from, to]) => year >= from && year <= to)?.[0] ?? null;

/** A day of a year in another count. */
export function dayInCount(
  count: YearCount,
  year: number,
  month: number,
  day: number,
): number | null {
  if (countOf(year) !== count) return null;
  if (count === 'buddhist') return dayOf(year - BUDDHIST, month, day);
  if (count === 'roc') return dayOf(year + REPUBLIC, month, day);
  return dayInCalendar(count === 'persian' ? 'persian' : 'islamic-umalqura', year, month, day);
}

const MEAN_YEAR = { persian: 365.2422, 'islamic-umalqura': 354.367 } as const;
const EPOCH = { persian: -492_268, 'islamic-umalqura': -492_148 } as const;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Looks for the day that Intl prints so: from a day near it, in a few steps. */
function dayInCalendar(
  calendar: keyof typeof MEAN_YEAR,
  year: number,
  month: number,
  day: number,
): number | null {
  const year_ = MEAN_YEAR[calendar];
  let at = Math.round(EPOCH[calendar] + (year - 1) * year_ + ((month - 1) * year_) / 12 + day);
  for (let step = 0; step < 12; step++) {
    const [y, m, d] = partsAt(calendar, at);
    const off = Math.round((year - y) * year_ + ((month - m) * year_) / 12) + (day - d);
    if (y === year && m === month && d === day) return at;
    at += off === 0 ? Math.sign(month - m || day - d) : off;
  }
  return null;
}

function partsAt(calendar: string, at: number): [number, number, number] {
  let formatter = formatters.get(calendar);
  if (formatter === undefined) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    formatter = new Intl.DateTimeFormat(`en-u-nu-latn-ca-${calendar}`, {
      ...numeric,
      timeZone: 'UTC',
    });
    formatters.set(calendar, formatter);
  }
  const parts = formatter.formatToParts(at * DAY);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return [part('year'), part('month'), part('day')];
}

/** First years of the eras of Japan and of the Republic of China, less one. */
const ERAS: readonly (readonly [RegExp, number])[] = [
  [/^(?:令和|r)$/i, 2018],
  [/^(?:平成|h)$/i, 1988],
  [/^(?:昭和|s)$/i, 1925],
  [/^(?:(?:中華)?民[國国]|中华民国|roc)$/i, REPUBLIC],
  [/^(?:พ\.?ศ\.?|be|b\.e\.|佛[曆历])$/i, -BUDDHIST],
  [/^(?:西[暦曆历元]|公元|ค\.?ศ\.?|ce|ad)$/i, 0],
];

/** What is added to the years of an era by its name; null where none has it. */
export const eraOffset = (name: string): number | null =>
  ERAS.find(([pattern]) => pattern.test(name.trim()))?.[1] ?? null;
