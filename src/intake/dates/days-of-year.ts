/** Days without a year, as DATEV writes them: 0304 and 03.04. are 3 April of the year that the file names elsewhere. */
import { dayOf } from './calendar.ts';

/** The twelve months that such days lie in, from this one on: 2026-01. */
export type YearFrom = `${number}-${number}`;

const YEARLESS = /^(?:(\d{1,2})(\d{2})|(\d{1,2})\.(\d{1,2})\.?)$/;

/** Day and month of a day without a year; null for any other text. */
export function dayAndMonth(text: string): { day: number; month: number } | null {
  const found = YEARLESS.exec(text);
  if (found === null) return null;
  const [day, month] = [Number(found[1] ?? found[3]), Number(found[2] ?? found[4])];
  return dayOf(2000, month, day) === null ? null : { day, month };
}

/** Such a day in its twelve months, as days since 1970-01-01. */
export function dayWithin(text: string, from: string): number | null {
  const found = dayAndMonth(text);
  if (found === null) return null;
  const [year, first] = from.split('-').map(Number) as [number, number];
  return dayOf(found.month >= first ? year : year + 1, found.month, found.day);
}

/** The months that the days of a file lie in: of the period in DATEV's line above the header, else of the one year in its name. */
export function yearFrom(above: readonly (readonly string[])[], fileName: string): YearFrom | null {
  const line = above.find(([first]) => /^(?:EXTF|DTVF)$/.test((first ?? '').trim()));
  const period = /^(20\d{2})(\d{2})\d{2}$/.exec((line?.[14] ?? '').trim());
  if (period) return `${period[1]}-${period[2]}` as YearFrom;
  const years = new Set(fileName.match(/(?<!\d)20\d{2}(?!\d)/g));
  return years.size === 1 ? (`${[...years][0]}-01` as YearFrom) : null;
}
