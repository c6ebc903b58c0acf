/**
 * Dates as exports write them: the order of day and month is decided per file, a date becomes days since 1970.
 *
 * `31/03/2026` fits only day first, `03/31/2026` only month first, `04/03/2026` fits both and is ambiguous, `03/03/2026`
 * is the same day either way. One 31/03/2026 among a hundred ambiguous values of the same file makes all of them day
 * first; where every value is ambiguous, the order under which due and payment dates do not lie before issue dates
 * wins, and where that is not clear either, the file is refused until report.yml says `date_order`.
 */

/** `each`: every value fits only one order, and is read by its own. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd' | 'each';

/** What a column's values say about its way of writing dates. */
export interface DateEvidence {
  filled: number;
  /** Values that only day-first, only month-first fit; values that fit both and differ. */
  dmy: number;
  mdy: number;
  ambiguous: number;
  /** Whole numbers of five digits (spreadsheet serials) and of ten (Unix seconds). */
  serial: number;
  seconds: number;
  example: string | null;
}

export const noDateEvidence = (): DateEvidence => ({
  filled: 0,
  dmy: 0,
  mdy: 0,
  ambiguous: 0,
  serial: 0,
  seconds: 0,
  example: null,
});

const DAY = 86_400_000;
/** Beginnings of month names in German, French, Dutch, Spanish, Italian, Portuguese and Russian. */
const FOREIGN: readonly (readonly [RegExp, number])[] = [
  [/^(?:jän|янв|ene|gen|janv)/, 1],
  [/^(?:fév|фев)/, 2],
  [/^(?:mär|mrt|мар|maa|mars|marz)/, 3],
  [/^(?:avr|апр|abr)/, 4],
  [/^(?:mai|mei|май|мая|mag)/, 5],
  [/^(?:juin|июн|giu)/, 6],
  [/^(?:juil|июл|lug)/, 7],
  [/^(?:aoû|авг|ago)/, 8],
  [/^(?:сен|set)/, 9],
  [/^(?:okt|окт|out|ott)/, 10],
  [/^(?:ноя)/, 11],
  [/^(?:dez|déc|дек|dic)/, 12],
];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME =
  /[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/** What stands before the day in the name of a document: "Реализация №5 от 12.03.2024", "Rechnung 5 vom 12.03.2024". */
const NAMED = /^.*\s(?:от|vom|dated)\s+(?=\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d))/iu;
const OF_YEAR = /(?<=\d)\s*г(?:\.|ода)?$/iu;
/** True for the name of a document that ends with its day. */
export const isDatedName = (text: string): boolean =>
  /\S\s+(?:от|vom|dated)\s+\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)/iu.test(text);

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\.0)?$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/;
const EITHER = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})$/;
const DAY_NAME = /^(\d{1,2})[-\s/.]*(\p{L}{3,9})\.?[-\s/,]*(\d{4}|\d{2})$/u;
const NAME_DAY = /^(\p{L}{3,9})\.?[-\s]*(\d{1,2})(?:st|nd|rd|th)?,?[-\s]+(\d{4})$/u;
const YEAR_NAME = /^(\d{4})[-\s](\p{L}{3,9})[-\s](\d{1,2})$/u;
const SERIAL = /^[2-7]\d{4}(?:\.\d+)?$/;
const SECONDS = /^1\d{9}(?:\d{3})?(?:\.0+)?$/;
const NO_DATE =
  /^0{4}-00-00|^00[/.]00[/.]0{4}|^1900-01-00|^0+(?:\.0+)?$|^9999-12-31|^31([/.])12\1\s*9999|^12\/31\/9999|^99991231|^(?:нет|не оплачено?|не указан[ао]?|open|none|never|unpaid|未(?:收款|付款|结清|核销|回款|到账)?|无)$/i;

/** "0000-00-00", "9999-12-31", "нет" and the like, which systems and people write for "none". */
export const isNoDate = (text: string): boolean => NO_DATE.test(text);

/** Days since 1970-01-01, or null where there is no such day. Years 1900–2199. */
function dayOf(year: number, month: number, day: number): number | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const time = Date.UTC(year, month - 1, day);
  return new Date(time).getUTCDate() === day ? time / DAY : null;
}

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

const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900);

const monthNumber = (name: string): number =>
  name.length < 3
    ? 0
    : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 ||
      (FOREIGN.find(([start]) => start.test(name.toLowerCase()))?.[1] ?? 0);

function clean(raw: string): string {
  let text = raw.trim();
  if (/[^\x20-\x7e]/.test(text)) text = text.normalize('NFKC');
  return text.length > 10
    ? text.replace(NAMED, '').replace(OF_YEAR, '').replace(TIME, '').trim()
    : text;
}

/** How the day-month order of one value can be read. */
type Fit = 'dmy' | 'mdy' | 'ambiguous' | 'same' | 'none';

function fitOf(text: string): Fit {
  const m = EITHER.exec(text);
  if (!m) return 'none';
  const year = fullYear(m[4]!);
  const dmy = dayOf(year, Number(m[3]), Number(m[1]));
  const mdy = dayOf(year, Number(m[1]), Number(m[3]));
  if (dmy === null) return mdy === null ? 'none' : 'mdy';
  if (mdy === null) return 'dmy';
  return dmy === mdy ? 'same' : 'ambiguous';
}

/** Counts one value of a column. */
export function observeDate(evidence: DateEvidence, raw: string): void {
  if (isoDay(raw) !== null) {
    evidence.filled++;
    return;
  }
  const text = clean(raw);
  if (text === '' || isNoDate(text)) return;
  evidence.filled++;
  if (SERIAL.test(text)) evidence.serial++;
  else if (SECONDS.test(text)) evidence.seconds++;
  else {
    const fit = fitOf(text);
    if (fit === 'dmy') evidence.dmy++;
    else if (fit === 'mdy') evidence.mdy++;
    else if (fit === 'ambiguous') {
      evidence.ambiguous++;
      evidence.example ??= raw;
    }
  }
}

/**
 * Day or month first, from the date columns of one file together; null where both fit every value.
 * The setting decides where the values are ambiguous or contradict each other; `tieBreak` is asked last.
 */
export function decideOrder(
  columns: readonly DateEvidence[],
  setting?: DateOrder,
  tieBreak: () => DateOrder | null = () => null,
): DateOrder | null {
  const dmy = columns.reduce((sum, column) => sum + column.dmy, 0);
  const mdy = columns.reduce((sum, column) => sum + column.mdy, 0);
  if (dmy > 0 && mdy < dmy * 0.05) return 'dmy';
  if (mdy > 0 && dmy < mdy * 0.05) return 'mdy';
  if (setting) return setting;
  if (dmy > 0 && mdy > 0) return columns.every((column) => column.ambiguous === 0) ? 'each' : null;
  if (columns.every((column) => column.ambiguous === 0)) return 'ymd';
  return tieBreak();
}

/** Counts, under each order, the pairs whose second date lies before the first; clear by a wide margin or null. */
export function orderOfPairs(pairs: readonly (readonly [string, string])[]): DateOrder | null {
  const wrong = { dmy: 0, mdy: 0 };
  for (const [first, second] of pairs) {
    for (const order of ['dmy', 'mdy'] as const) {
      const a = readDate(first, order);
      const b = readDate(second, order);
      if (a === null || b === null || b < a) wrong[order]++;
    }
  }
  const most = Math.max(wrong.dmy, wrong.mdy);
  const least = Math.min(wrong.dmy, wrong.mdy);
  if (most < 3 || most < pairs.length * 0.1 || least > most * 0.1) return null;
  return wrong.dmy < wrong.mdy ? 'dmy' : 'mdy';
}

/** Which bare numbers a column's values are, where nearly all of them are. */
export type NumberedDates = 'serial' | 'seconds' | null;

export function decideNumbered(evidence: DateEvidence): NumberedDates {
  if (evidence.serial > 0 && evidence.serial >= evidence.filled * 0.9) return 'serial';
  if (evidence.seconds > 0 && evidence.seconds >= evidence.filled * 0.9) return 'seconds';
  return null;
}

/** One date as days since 1970-01-01 under a decided order; null where it is unreadable. */
export function readDate(
  raw: string,
  order: DateOrder,
  numbered: NumberedDates = null,
): number | null {
  const iso = isoDay(raw);
  if (iso !== null) return iso;
  const text = clean(raw);
  let m = YEAR_FIRST.exec(text) ?? COMPACT.exec(text) ?? CHINESE.exec(text);
  if (m) return dayOf(Number(m[1]), Number(m[2]), Number(m[3]));
  m = EITHER.exec(text);
  if (m) return readEither(m, order);
  m = DOTTED.exec(text);
  if (m) return dayOf(fullYear(m[3]!), Number(m[2]), Number(m[1]));
  if (numbered === 'serial' && SERIAL.test(text)) return Math.floor(Number(text)) - 25_569;
  if (numbered === 'seconds' && SECONDS.test(text))
    return Math.floor(Number(text.replace(/\.0+$/, '').slice(0, 10)) / 86_400);
  m = DAY_NAME.exec(text);
  if (m) return dayOf(fullYear(m[3]!), monthNumber(m[2]!), Number(m[1]));
  m = NAME_DAY.exec(text);
  if (m) return dayOf(Number(m[3]), monthNumber(m[1]!), Number(m[2]));
  m = YEAR_NAME.exec(text);
  if (m) return dayOf(Number(m[1]), monthNumber(m[2]!), Number(m[3]));
  return null;
}

function readEither(m: RegExpExecArray, order: DateOrder): number | null {
  const [a, b, c] = [m[1]!, m[3]!, m[4]!];
  if (order === 'each') {
    if (Number(a) > 12 || a === b) return dayOf(fullYear(c), Number(b), Number(a));
    return Number(b) > 12 ? dayOf(fullYear(c), Number(a), Number(b)) : null;
  }
  if (order === 'mdy') return dayOf(fullYear(c), Number(a), Number(b));
  if (order === 'ymd' && c.length === 2 && Number(a) > 12)
    return dayOf(fullYear(a), Number(b), Number(c));
  return dayOf(fullYear(c), Number(b), Number(a));
}

/** A month as `YYYY-MM`: 2026-04, 2026/4, 202604, 2026年4月, Apr-26, Apr 2026, or any day of it. */
export function readMonth(raw: string): string | null {
  const text = clean(raw);
  const numbers = /^(\d{4})[-/.年]?(\d{1,2})月?$/.exec(text);
  const names = /^(\p{L}{3,9})\.?[-\s]+(\d{4}|\d{2})$/u.exec(text);
  const day = readDate(text, 'ymd');
  if (day !== null) return new Date(day * DAY).toISOString().slice(0, 7);
  const year = numbers ? Number(numbers[1]) : names ? fullYear(names[2]!) : 0;
  const month = numbers ? Number(numbers[2]) : names ? monthNumber(names[1]!) : 0;
  if (dayOf(year, month, 1) === null) return null;
  return `${year}-${String(month).padStart(2, '0')}`;
}
