/**
 * What the values of date columns say about their way of writing dates.
 *
 * `31/03/2026` fits only day first, `03/31/2026` only month first, `04/03/2026` fits both and is ambiguous, `03/03/2026`
 * is the same day either way. One 31/03/2026 among a hundred ambiguous values of the same file makes all of them day
 * first; where every value is ambiguous, the order under which due and payment dates do not lie before issue dates
 * wins, and where that is not clear either, the file is refused until report.yml says `date_order`. A year of two digits
 * may stand first as well: `26/01/05`. The number that hardly changes from row to row is the year; else the file asks.
 */

import {
  cleanDate,
  type DateOrder,
  isEnglishMonth,
  isNoDate,
  isoDay,
  leadingYear,
  type NumberedDates,
  readPlaces,
  SECONDS,
  SERIAL,
  threeNumbers,
} from '../date.ts';
import { countOf, dayOf, fullYear } from './calendar.ts';
import { dayAndMonth, type YearFrom } from './days-of-year.ts';
import { monthAmong, monthsNamed } from './month-names.ts';
import { type MonthWords, NO_WORDS, wordsOfDate } from './worded-date.ts';

type Places = 'dmy' | 'mdy' | 'ymd';

/** Years that one way of reading two-digit years finds. */
interface Years {
  valid: number;
  first: number;
  last: number;
}

/** Dates whose year has two digits, under each way of reading them. */
interface ShortYears extends Record<Places, Years> {
  count: number;
  /** How many of them are `15.01.26` or `15-Jan-26`, whose day is first but for proof of the contrary. */
  dayFirst: number;
}

const noYears = (): Years => ({ valid: 0, first: 9999, last: 0 });
const noShortYears = (): ShortYears => ({
  ...{ count: 0, dayFirst: 0 },
  ...{ dmy: noYears(), mdy: noYears(), ymd: noYears() },
});

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
  short: ShortYears;
  /** The same of bare numbers of six digits. */
  six: ShortYears;
  /** Days without a year, and how many of them can only be days first. */
  yearless: { count: number; dayFirst: number; example: string | null };
  /** Values by the other ways of writing a day in digits that they fit. */
  kinds: Map<NonNullable<NumberedDates>, number>;
  /** Words beside the numbers, but English names of months. */
  words: Set<string>;
}

export const noDateEvidence = (): DateEvidence => ({
  ...{ filled: 0, dmy: 0, mdy: 0, ambiguous: 0, serial: 0, seconds: 0, example: null },
  ...{ short: noShortYears(), six: noShortYears() },
  ...{ kinds: new Map(), words: new Set(), yearless: { count: 0, dayFirst: 0, example: null } },
});

const MOST_WORDS = 100;
/** A leap year whose months have all their days. */
const STAND_IN = 2000;

/** Counts one value of a column. */
export function observeDate(evidence: DateEvidence, raw: string): void {
  if (isoDay(raw) !== null) {
    evidence.filled++;
    return;
  }
  const text = cleanDate(raw);
  if (text === '' || isNoDate(text)) return;
  evidence.filled++;
  if (SERIAL.test(text)) evidence.serial++;
  else if (SECONDS.test(text)) evidence.seconds++;
  else if (/^\d+$/.test(text)) observeDigits(evidence, text);
  else {
    const three = threeNumbers(text);
    if (three) observeThree(evidence, three, raw);
    else if (/\p{L}/u.test(text)) observeWords(evidence, text);
    else if (!observeYearless(evidence, text)) observeYear(evidence, leadingYear(text));
  }
}

function count(evidence: DateEvidence, kind: NonNullable<NumberedDates>): void {
  evidence.kinds.set(kind, (evidence.kinds.get(kind) ?? 0) + 1);
}

/** True for a day without a year, which is counted. */
function observeYearless({ yearless }: DateEvidence, text: string): boolean {
  const found = dayAndMonth(text);
  if (found === null) return false;
  yearless.count++;
  yearless.example ??= text;
  if (found.day > 12) yearless.dayFirst++;
  return true;
}

/** True for a column whose days have no year. */
export const hasNoYears = ({ filled, yearless }: DateEvidence): boolean =>
  yearless.dayFirst > 0 && yearless.count >= filled * 0.9;

function observeYear(evidence: DateEvidence, year: number | null): void {
  const kind = year === null ? null : countOf(year);
  if (kind !== null) count(evidence, kind);
}

const EIGHT = ['ddmmyyyy', 'mmddyyyy'] as const;

function observeDigits(evidence: DateEvidence, text: string): void {
  if (text.length <= 4) observeYearless(evidence, text);
  if (text.length === 6)
    observeShort(evidence.six, [text.slice(0, 2), text.slice(2, 4), text.slice(4)]);
  if (text.length === 7 && readPlaces(text, 'yearday') !== null) count(evidence, 'yearday');
  if (text.length === 7 && text.startsWith('1')) observeYear(evidence, Number(text.slice(0, 3)));
  if (text.length !== 8) return;
  observeYear(evidence, leadingYear(text));
  for (const kind of EIGHT) if (readPlaces(text, kind) !== null) count(evidence, kind);
}

function see(years: Years, year: string, month: string, day: string): void {
  const full = fullYear(year);
  if (dayOf(full, Number(month), Number(day)) === null) return;
  years.valid++;
  years.first = Math.min(years.first, full);
  years.last = Math.max(years.last, full);
}

function observeShort(short: ShortYears, [a, b, c]: readonly [string, string, string]): void {
  short.count++;
  if (c.length === 2) {
    see(short.dmy, c, b, a);
    see(short.mdy, c, a, b);
  }
  if (a.length === 2) see(short.ymd, a, b, c);
}

function observeThree(
  evidence: DateEvidence,
  { parts, isDotted }: NonNullable<ReturnType<typeof threeNumbers>>,
  raw: string,
): void {
  const [a, b, c] = parts;
  if (c.length <= 2) {
    observeShort(evidence.short, parts);
    // "15. 6. 10." begins with the day in Zagreb, with the year in Seoul
    if (isDotted && c.length === 2 && !raw.trimEnd().endsWith('.')) evidence.short.dayFirst++;
  } else if (c.length === 4) observeYear(evidence, Number(c));
  if (isDotted || c.length === 1) return;
  const year = c.length === 4 && countOf(Number(c)) !== null ? STAND_IN : fullYear(c);
  const dmy = dayOf(year, Number(b), Number(a));
  const mdy = dayOf(year, Number(a), Number(b));
  if (dmy === null || mdy === null) {
    if (dmy !== mdy) evidence[dmy === null ? 'mdy' : 'dmy']++;
  } else if (dmy !== mdy) {
    evidence.ambiguous++;
    evidence.example ??= raw;
  }
}

const DAY_WORD_YEAR = /^(\d{2})\D+(\d{2})$/;

function observeWords(evidence: DateEvidence, text: string): void {
  const short = DAY_WORD_YEAR.exec(text);
  if (short) {
    observeShort(evidence.short, [short[1]!, '01', short[2]!]);
    evidence.short.dayFirst++;
  }
  if (evidence.words.size >= MOST_WORDS) return;
  for (const word of wordsOfDate(text))
    if (!isEnglishMonth(word)) evidence.words.add(word.toLowerCase());
}

/** Years that vary so little are those of one list. */
const NARROW = 3;
/** "58" is 2015 in Thailand: years of two digits that all lie beyond these may be of another calendar. */
const isUsual = (year: number): boolean => year >= 1990 && year <= 2039;
/** Days that are read as years vary so much more. */
const WIDER = 6;
const spread = ({ first, last }: Years): number => last - first;

/**
 * Whether the years of two digits stand first; null where it cannot be told. Day or month first is another question: both
 * have the year at the end.
 */
function areYearsFirst(short: ShortYears): boolean | null {
  const found = yearsLead(short);
  const years = found ? short.ymd : short.dmy.valid >= short.mdy.valid ? short.dmy : short.mdy;
  // Thai years turn from 69 to 70 in 2027: 2069 and 1970
  return isUsual(years.first) || isUsual(years.last) ? found : null;
}

function yearsLead(short: ShortYears): boolean | null {
  const { ymd, dmy, mdy } = short;
  const isLast =
    dmy.valid === short.count || mdy.valid === short.count || dmy.valid + mdy.valid > ymd.valid;
  const last = dmy.valid >= mdy.valid ? dmy : mdy;
  if (ymd.valid < short.count) return isLast || ymd.valid === 0 ? false : null;
  if (!isLast || last.valid < short.count) return last.valid < short.count * 0.5 ? true : null;
  if (spread(ymd) <= NARROW && spread(last) >= spread(ymd) + WIDER) return true;
  if (spread(last) <= NARROW && spread(ymd) >= spread(last) + WIDER) return false;
  // the number that varies less is the year, also where it stands first by dots
  return short.dayFirst === short.count && spread(last) <= spread(ymd) ? false : null;
}

const sum = (columns: readonly DateEvidence[], of: (column: DateEvidence) => number): number =>
  columns.reduce((total, column) => total + of(column), 0);

function together(all: readonly ShortYears[]): ShortYears {
  const years = (places: Places): Years => ({
    valid: all.reduce((total, one) => total + one[places].valid, 0),
    first: Math.min(...all.map((one) => one[places].first)),
    last: Math.max(...all.map((one) => one[places].last)),
  });
  return {
    count: all.reduce((total, one) => total + one.count, 0),
    dayFirst: all.reduce((total, one) => total + one.dayFirst, 0),
    ...{ dmy: years('dmy'), mdy: years('mdy'), ymd: years('ymd') },
  };
}

/**
 * Day, month or year first, from the date columns of one file together; null where several fit every value.
 * The setting decides where the values are ambiguous or contradict each other; `tieBreak` is asked last, and
 * `isYearShownFirst` where a year of two digits could stand first as well.
 */
export function decideOrder(
  columns: readonly DateEvidence[],
  setting?: DateOrder,
  tieBreak: () => DateOrder | null = () => null,
  isYearShownFirst: () => boolean = () => false,
): DateOrder | null {
  const short = together(columns.map((column) => column.short));
  const first = short.count > 0 ? areYearsFirst(short) : false;
  const isOpen = short.count > 0 && short.ymd.valid === short.count && !first && !setting;
  if (isOpen && isDayFirstBeside(columns) && isYearShownFirst()) return 'ymd';
  if (first === null) return setting ?? tieBreak();
  if (first) return isDayFirstBeside(columns) ? 'ymd' : (setting ?? null);
  const dmy = sum(columns, (column) => column.dmy);
  const mdy = sum(columns, (column) => column.mdy);
  if (dmy > 0 && mdy < dmy * 0.05) return 'dmy';
  if (mdy > 0 && dmy < mdy * 0.05) return 'mdy';
  const isClear = columns.every((column) => column.ambiguous === 0);
  if (setting && !(setting === 'ymd' && short.count > 0)) return setting;
  if (dmy > 0 && mdy > 0) return isClear ? 'each' : null;
  if (isClear) return short.count > 0 ? 'dmy' : 'ymd';
  return tieBreak();
}

/** Beside years of two digits that stand first, dates whose year stands last are read day first: whether they may be. */
function isDayFirstBeside(columns: readonly DateEvidence[]): boolean {
  const others = columns.filter(({ short }) => short.count === 0);
  const isOpen = others.some(({ ambiguous }) => ambiguous > 0);
  return sum(others, ({ mdy }) => mdy) === 0 && (!isOpen || sum(others, ({ dmy }) => dmy) > 0);
}

export function decideNumbered(
  evidence: DateEvidence,
  from: YearFrom | null = null,
): NumberedDates {
  if (from !== null && hasNoYears(evidence)) return `ddmm${from}`;
  const { filled, serial, seconds, six, kinds } = evidence;
  const isMost = (found: number): boolean => found > 0 && found >= filled * 0.9;
  if (isMost(serial)) return 'serial';
  if (isMost(seconds)) return 'seconds';
  if (isMost(six.count)) return sixDigits(six);
  const found = [...kinds].filter(([, values]) => isMost(values)).map(([kind]) => kind);
  return found.length === 1 ? found[0]! : null;
}

function sixDigits(six: ShortYears): NumberedDates {
  const first = areYearsFirst(six);
  if (first === null) return null;
  if (first) return 'yymmdd';
  const [dmy, mdy] = [six.dmy.valid === six.count, six.mdy.valid === six.count];
  return dmy === mdy ? null : dmy ? 'ddmmyy' : 'mmddyy';
}

/** What words stand for that name different months in different languages, by the other words of the columns. */
export function monthWords(columns: readonly DateEvidence[]): MonthWords {
  const words = new Set(columns.flatMap((column) => [...column.words]));
  if (words.size === 0) return NO_WORDS;
  const found = new Map<string, number>();
  for (const word of words) {
    const month = monthsNamed(word).size > 1 ? monthAmong(word, words) : null;
    if (month !== null) found.set(word, month);
  }
  return found;
}
