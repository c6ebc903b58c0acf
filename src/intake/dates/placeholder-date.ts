/** Dates that systems write for "none": the first or last day that their databases, spreadsheets or clocks know. */
import { type DateOrder, readDate } from '../date.ts';

/** Month and day by year. A receivable has none of these days. */
const PLACEHOLDERS: Readonly<Record<string, readonly string[]>> = {
  '0000': ['00-00', '01-01'],
  '0001': ['01-01', '01-02', '01-03'],
  '1601': ['01-01'],
  '1753': ['01-01'],
  '1800': ['01-01', '12-28'],
  '1899': ['12-29', '12-30', '12-31'],
  '1900': ['01-00', '01-01', '01-02'],
  '1901': ['01-01'],
  '1904': ['01-01'],
  '1969': ['12-31'],
  '1970': ['01-01'],
  '2079': ['06-06'],
  '2099': ['12-31'],
  '2199': ['12-31'],
  '2999': ['12-31'],
  '4712': ['12-31'],
  '9999': ['12-31', '12-30'],
};

const YEARS = Object.keys(PLACEHOLDERS).join('|');
const YEAR = new RegExp(`(?<!\\d)(?:${YEARS})(?!\\d)`);
const COMPACT = new RegExp(`^(${YEARS})(\\d{2})(\\d{2})(?!\\d)`);
/** Any of the years, before it is looked at closely. */
const MAY_BE = new RegExp(YEARS);
const NUMBERS = /\d+/g;
/** A leap year, in which every month and day of the list exists. */
const STAND_IN = '2000';
const DAY = 86_400_000;
/** The first day of .NET and of spreadsheets, in seconds and milliseconds since 1970. */
const OLD_SECONDS = /^(?:\/?Date\()?-(?:62135596800|2208988800)(?:000)?/i;
/** Days 0 to 2 of a spreadsheet, among other days of it. */
const FIRST_SERIALS = /^[0-2](?:\.0+)?$/;

const of = (year: string, month: number, day: number): boolean =>
  PLACEHOLDERS[year]!.includes(`${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

/**
 * True for 1900-01-01, 31.12.9999, 01-Jan-1753 00:00:00 and their like, in any way of writing that dates have.
 * `isSerial`: the column holds days of a spreadsheet.
 */
export function isPlaceholderDate(raw: string, order: DateOrder, isSerial = false): boolean {
  const text = raw.normalize('NFKC').trim();
  if (isSerial && FIRST_SERIALS.test(text)) return true;
  if (OLD_SECONDS.test(text)) return true;
  if (!MAY_BE.test(text)) return false;
  const compact = COMPACT.exec(text);
  if (compact) return of(compact[1]!, Number(compact[2]), Number(compact[3]));
  const year = YEAR.exec(text)?.[0];
  if (year === undefined) return false;
  const [a, b, c] = (text.match(NUMBERS) ?? []).map(Number);
  const isOfYear = (first: number | undefined, second: number | undefined): boolean =>
    of(year, first ?? -1, second ?? -1);
  // a time may follow, and be changed by a zone: the first three numbers are the day
  if (
    a === Number(year) ? isOfYear(b, c) : c === Number(year) && (isOfYear(a, b) || isOfYear(b, a))
  )
    return true;
  const day = readDate(text.replace(YEAR, STAND_IN), order);
  if (day === null) return false;
  const date = new Date(day * DAY);
  return of(year, date.getUTCMonth() + 1, date.getUTCDate());
}
