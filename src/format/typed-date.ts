/** A date as a reader types it, in either language of the site. */
import { type IsoDate, isIsoDate } from './date.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** 2026-06-30, 2026/6/30, 2026年6月30日, 20260630 */
const YEAR_FIRST =
  /^(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?|(\d\d)(\d\d))$/;
/** 30 Jun 2026, 30-June-2026, Jun 30, 2026 */
const MONTH_IN_LETTERS =
  /^(?:(\d{1,2})[\s-]*([a-z]{3,9})|([a-z]{3,9})\.?\s*(\d{1,2}))[\s,.-]+(\d{4})$/;
/** 30/6/2026 */
const YEAR_LAST = /^(\d{1,2})([-/.\s])(\d{1,2})\2(\d{4})$/;

/**
 * The dates that a text can stand for: none where it is not understood, two where the day and the month can be taken
 * for one another: "09/06/2026".
 */
export function datesTyped(text: string): IsoDate[] {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const yearFirst = YEAR_FIRST.exec(typed);
  if (yearFirst) {
    const [, year, month, day, twoOfMonth, twoOfDay] = yearFirst;
    return validDates([year, month ?? twoOfMonth, day ?? twoOfDay]);
  }
  const inLetters = MONTH_IN_LETTERS.exec(typed);
  if (inLetters) {
    const [, dayBefore, nameAfter, nameBefore, dayAfter, year] = inLetters;
    const month = MONTHS.findIndex((name) => name.startsWith((nameAfter ?? nameBefore)!)) + 1;
    return validDates([year, month, dayBefore ?? dayAfter]);
  }
  const [, one, , other, year] = YEAR_LAST.exec(typed) ?? [];
  return validDates([year, other, one], [year, one, other]);
}

type YearMonthDay = (string | number | undefined)[];

const validDates = (...dates: YearMonthDay[]): IsoDate[] => [
  ...new Set(
    dates
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))
      .filter(isIsoDate),
  ),
];
