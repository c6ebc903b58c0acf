/** The demo's calendar: three fixed years, working days, and how busy each day is. */
import { dayNumber, fromDayNumber } from '../format/date.ts';

/** First and last day (day numbers) on which anything may happen; never the machine's clock. */
export const FIRST_DAY = dayNumber('2023-07-01');
export const AS_OF_DAY = dayNumber('2026-06-30');

/** Spring Festival (first day of the lunar year) of each year in reach. */
const SPRING_FESTIVALS = ['2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06'].map(
  dayNumber,
);

/** Sales by month, January first: a peak in the fourth quarter, a quiet February. */
const SEASON = [0.98, 0.8, 1.02, 0.98, 0.97, 1, 0.92, 0.93, 1.02, 1.13, 1.2, 1.34];
const GROWTH_PER_YEAR = 0.09;

const CACHE_START = FIRST_DAY - 400;
const cache: string[] = [];

/** `YYYY-MM-DD` of a day number. */
export function iso(day: number): string {
  const index = day - CACHE_START;
  if (index < 0) return fromDayNumber(day);
  cache[index] ??= fromDayNumber(day);
  return cache[index];
}

/** `2025H2`, as the half-yearly export files are named. */
export const halfYear = (day: number): string =>
  `${iso(day).slice(0, 4)}H${Number(iso(day).slice(5, 7)) <= 6 ? 1 : 2}`;

function isWorkday(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  if (weekday === 0 || weekday === 6) return false;
  const date = iso(day);
  if (date.slice(5) >= '10-01' && date.slice(5) <= '10-07') return false;
  return !SPRING_FESTIVALS.some((festival) => day >= festival - 1 && day <= festival + 6);
}

/** The working day at or after (`step` 1) or at or before (`step` -1) a day; never stays never. */
export function workday(day: number, step: 1 | -1): number {
  if (!Number.isFinite(day)) return day;
  let at = day;
  while (!isWorkday(at)) at += step;
  return at;
}

export const season = (monthIndex: number): number => SEASON[((monthIndex % 12) + 12) % 12]!;

/** How much is sold on a day, relative to an average one; 0 on days off. */
export function activityOn(day: number): number {
  if (!isWorkday(day)) return 0;
  const holiday = SPRING_FESTIVALS.some((f) => day >= f - 8 && day <= f + 13) ? 0.45 : 1;
  const growth = 1 + (GROWTH_PER_YEAR * (day - FIRST_DAY)) / 365;
  return season(Number(iso(day).slice(5, 7)) - 1) * growth * holiday;
}
