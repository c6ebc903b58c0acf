/**
 * Dates as exports write them, in the order of day and month that is decided per file, as days since 1970.
 * What a column's values say about that order is in `date-evidence.ts`; names of months and eras in `worded-date.ts`.
 */
import { dayInCount, dayOf, fullYear, type YearCount } from './dates/calendar.ts';
import { dayWithin, type YearFrom } from './dates/days-of-year.ts';
import { monthsNamed } from './dates/month-names.ts';
import { type MonthWords, NO_WORDS, readWordedDate } from './dates/worded-date.ts';
import { plainText } from './plain-text.ts';
import { withoutTextMark } from './text-mark.ts';

/** `each`: every value fits only one order, and is read by its own. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd' | 'each';

/** Digits without separators, and years of other calendars, that a column's values are, where nearly all of them are. */
export type NumberedDates =
  | ('serial' | 'seconds' | 'yymmdd' | 'ddmmyy' | 'mmddyy' | 'ddmmyyyy' | 'mmddyyyy' | 'yearday')
  | YearCount
  | `ddmm${YearFrom}`
  | null;

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const TIME =
  /(?:,\s*|[T\s]+)(?:at\s+|um\s+)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M)?\s*(?:Z|UTC|GMT|Uhr|[+-]\d{2}:?\d{2})?$/i;

/** What stands before the day in the name of a document: "Реализация №5 от 12.03.2024", "Rechnung 5 vom 12.03.2024". */
const NAMED = /^.*\s(?:от|vom|dated)\s+(?=\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d))/iu;
const OF_YEAR = /(?<=\d)\s*г(?:\.|ода)?$/iu;
/** True for the name of a document that ends with its day. */
export const isDatedName = (text: string): boolean =>
  /\S\s+(?:от|vom|dated)\s+\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)/iu.test(text);

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\.0)?$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|0?\d{2})$/;
const EITHER = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})$/;
/** A day that stands last, after a year of two digits. */
const ONE_DIGIT_DAY = /^(\d{2})([-/.])(\d{1,2})\2(\d)$/;
const REPUBLIC = /^(1\d{2})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const DAY_NAME = /^(\d{1,2})[-\s/.]*(\p{L}{3,9})\.?[-\s/,]*(\d{4}|\d{2})$/u;
const NAME_DAY = /^(\p{L}{3,9})\.?[-\s]*(\d{1,2})(?:st|nd|rd|th)?,?[-\s]+(\d{4})$/u;
const YEAR_NAME = /^(\d{4})[-\s](\p{L}{3,9})[-\s](\d{1,2})$/u;
export const SERIAL = /^[2-7]\d{4}(?:\.\d+)?$/;
export const SECONDS = /^1\d{9}(?:\d{3})?(?:\.0+)?$/;
const JSON_DATE = /^\/?Date\((-?\d{9,14})([+-]\d{4})?\)\/?$/;
const WEEKDAY_MARK = /\s*\(\p{L}{1,3}\)/u;
const NO_DATE =
  /^0{4}-00-00|^00[/.]00[/.]0{4}|^1900-01-00|^0+(?:\.0+)?$|^9999-12-31|^31([/.])12\1\s*9999|^12\/31\/9999|^99991231|^(?:нет|не оплачено?|не указан[ао]?|open|none|never|unpaid|未(?:收款|付款|结清|核销|回款|到账)?|无)$/i;

/** "0000-00-00", "9999-12-31", "нет" and the like, which systems and people write for "none". */
export const isNoDate = (text: string): boolean => NO_DATE.test(text);

const digitAt = (text: string, at: number): number => {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};
const numberAt = (text: string, at: number): number =>
  digitAt(text, at) * 10 + digitAt(text, at + 1);

/** `YYYY-MM-DD` as days since 1970-01-01, without a pattern: most dates are written so. Null for any other text. */
export function isoDay(text: string): number | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const year = numberAt(text, 0) * 100 + numberAt(text, 2);
  const month = numberAt(text, 5);
  const day = numberAt(text, 8);
  if (!(year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1)) return null;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year === 2000);
  if (day > (month === 2 ? (isLeap ? 29 : 28) : MONTH_DAYS[month - 1]!)) return null;
  // years begin in March, so that the leap day is their last
  const years = month > 2 ? year : year - 1;
  const centuries = Math.floor(years / 100);
  return (
    365 * years +
    (years >> 2) -
    centuries +
    (centuries >> 2) +
    Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) +
    day -
    719_469
  );
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** English names and their beginnings; 0 for words of other languages. */
const englishMonth = (name: string): number => {
  const word = name.toLowerCase();
  return word.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(word)) + 1;
};

/** True for a name of a month that needs no look into other languages. */
export const isEnglishMonth = (name: string): boolean => englishMonth(name) > 0;

/** A date's text without a time, marks of a spreadsheet, a weekday in brackets, or blanks between its parts. */
export function cleanDate(raw: string): string {
  let text = withoutTextMark(plainText(raw));
  if (text.length > 10) {
    text = text.replace(NAMED, '').replace(OF_YEAR, '').replace(TIME, '').trim();
    if (text.endsWith(')')) text = text.replace(WEEKDAY_MARK, '');
  }
  // "2026. 1. 15." and "15 / 01 / 2026"
  return /^\d[\d\s./-]*[\s.][\d\s./-]*$/.test(text) && /\s|\.$/.test(text)
    ? text.replace(/\s*([-/.])\s*/g, '$1').replace(/(?<=\d\D\d+\D\d+)\.$/, '')
    : text;
}

/** A day of a year in the column's count, else in the Gregorian one. */
const dayIn = (kind: NumberedDates, year: number, month: number, day: number): number | null =>
  isYearCount(kind)
    ? (dayInCount(kind, year, month, day) ?? dayOf(year, month, day))
    : dayOf(year, month, day);

const isYearCount = (kind: NumberedDates): kind is YearCount =>
  kind === 'buddhist' || kind === 'persian' || kind === 'hijri' || kind === 'roc';

/** The three numbers of a date with two digits or four for its year, last; null for any other text. */
export function threeNumbers(
  text: string,
): { parts: [string, string, string]; isDotted: boolean } | null {
  const either = EITHER.exec(text);
  if (either) return { parts: [either[1]!, either[3]!, either[4]!], isDotted: false };
  const dotted = DOTTED.exec(text);
  if (dotted) return { parts: [dotted[1]!, dotted[2]!, dotted[3]!], isDotted: true };
  const short = ONE_DIGIT_DAY.exec(text);
  return short && { parts: [short[1]!, short[3]!, short[4]!], isDotted: short[2] === '.' };
}

/** The year that stands first, of four digits or, in the Republic of China, of three; null for any other text. */
export const leadingYear = (text: string): number | null => {
  const found = YEAR_FIRST.exec(text) ?? COMPACT.exec(text) ?? REPUBLIC.exec(text);
  return found && Number(found[1]);
};

/** One date as days since 1970-01-01 under a decided order; null where it is unreadable. */
export function readDate(
  raw: string,
  order: DateOrder,
  kind: NumberedDates = null,
  words: MonthWords = NO_WORDS,
): number | null {
  const iso = isoDay(raw);
  if (iso !== null) return iso;
  const text = cleanDate(raw);
  const m = YEAR_FIRST.exec(text) ?? COMPACT.exec(text) ?? CHINESE.exec(text);
  const day = m && dayIn(kind, Number(m[1]), Number(m[2]), Number(m[3]));
  if (day !== null) return day;
  if (m) return readDigits(text, kind);
  const three = threeNumbers(text);
  if (three) return readThree(three.parts, three.isDotted, order, kind);
  return readDigits(text, kind) ?? readNamed(text, order, words);
}

function readThree(
  [a, b, c]: [string, string, string],
  isDotted: boolean,
  order: DateOrder,
  kind: NumberedDates,
): number | null {
  if (order === 'ymd' && c.length <= 2) {
    const day = dayOf(fullYear(a), Number(b), Number(c));
    if (day !== null && a.length === 2) return day;
  }
  if (c.length === 1) return null;
  const isDayFirst = order === 'each' ? Number(a) > 12 || a === b : isDotted || order !== 'mdy';
  if (order === 'each' && !isDotted && !isDayFirst && Number(b) <= 12) return null;
  const [day, month] = isDayFirst || isDotted ? [a, b] : [b, a];
  return dayIn(kind, fullYear(c), Number(month), Number(day));
}

/** Bare numbers, as their column counts them. */
function readDigits(text: string, kind: NumberedDates): number | null {
  if (kind === 'serial') return SERIAL.test(text) ? Math.floor(Number(text)) - 25_569 : null;
  if (kind === 'seconds')
    return SECONDS.test(text)
      ? Math.floor(Number(text.replace(/\.0+$/, '').slice(0, 10)) / 86_400)
      : null;
  if (kind === null) return null;
  const republic =
    kind === 'roc' ? (REPUBLIC.exec(text) ?? /^(1\d{2})(\d{2})(\d{2})$/.exec(text)) : null;
  if (republic)
    return dayInCount('roc', Number(republic[1]), Number(republic[2]), Number(republic[3]));
  return readPlaces(text, kind);
}

/** Which digits of a bare number are its day, month and year. */
const PLACES: Partial<Record<NonNullable<NumberedDates>, RegExp>> = {
  yymmdd: /^(?<y>\d{2})(?<m>\d{2})(?<d>\d{2})$/,
  ddmmyy: /^(?<d>\d{2})(?<m>\d{2})(?<y>\d{2})$/,
  mmddyy: /^(?<m>\d{2})(?<d>\d{2})(?<y>\d{2})$/,
  ddmmyyyy: /^(?<d>\d{2})(?<m>\d{2})(?<y>\d{4})$/,
  mmddyyyy: /^(?<m>\d{2})(?<d>\d{2})(?<y>\d{4})$/,
  yearday: /^(?<y>\d{4})(?<d>\d{3})$/,
};

/** A bare number read as `kind` has its places. */
export function readPlaces(text: string, kind: NonNullable<NumberedDates>): number | null {
  if (kind.includes('-')) return dayWithin(text, kind.slice('ddmm'.length));
  const { y, m, d } = PLACES[kind]?.exec(text)?.groups ?? {};
  if (y === undefined) return null;
  if (m !== undefined) return dayOf(fullYear(y), Number(m), Number(d));
  const first = dayOf(Number(y), 1, 1);
  const last = dayOf(Number(y), 12, 31);
  const day = first === null ? null : first + Number(d) - 1;
  return day !== null && Number(d) >= 1 && day <= last! ? day : null;
}

function readNamed(text: string, order: DateOrder, words: MonthWords): number | null {
  let m = DAY_NAME.exec(text);
  let month = m ? englishMonth(m[2]!) : 0;
  if (m && month > 0) {
    const isYearFirst = order === 'ymd' && m[1]!.length === 2 && m[3]!.length === 2;
    const [day, year] = isYearFirst ? [m[3]!, m[1]!] : [m[1]!, m[3]!];
    return dayOf(fullYear(year), month, Number(day));
  }
  m = NAME_DAY.exec(text);
  month = m ? englishMonth(m[1]!) : 0;
  if (m && month > 0) return dayOf(Number(m[3]), month, Number(m[2]));
  m = YEAR_NAME.exec(text);
  month = m ? englishMonth(m[2]!) : 0;
  if (m && month > 0) return dayOf(Number(m[1]), month, Number(m[3]));
  const json = JSON_DATE.exec(text);
  if (json) {
    const zone = Number((json[2] ?? '0').slice(0, -2)) * 60 + Number((json[2] ?? '0').slice(-2));
    return Math.floor((Number(json[1]) + zone * 60_000) / 86_400_000);
  }
  return /[\d一二三四五六七八九十]/.test(text) && /[\p{L}.]/u.test(text)
    ? readWordedDate(text, words)
    : null;
}

/** A month as `YYYY-MM`: 2026-04, 2026/4, 202604, 2026年4月, Apr-26, Apr 2026, or any day of it. */
export function readMonth(raw: string): string | null {
  const text = cleanDate(raw);
  const numbers = /^(\d{4})[-/.年]?(\d{1,2})月?$/.exec(text);
  const names = /^(\p{L}{3,12})\.?[-\s]+(\d{4}|\d{2})$/u.exec(text);
  const day = readDate(text, 'ymd');
  if (day !== null) return new Date(day * 86_400_000).toISOString().slice(0, 7);
  const year = numbers ? Number(numbers[1]) : names ? fullYear(names[2]!) : 0;
  const month = numbers ? Number(numbers[2]) : names ? monthOf(names[1]!) : 0;
  if (dayOf(year, month, 1) === null) return null;
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** The month of a name of any language; 0 where none or several have it. */
function monthOf(name: string): number {
  const months = monthsNamed(name);
  return englishMonth(name) || (months.size === 1 ? [...months][0]! : 0);
}
