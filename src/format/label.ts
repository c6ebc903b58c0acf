/** Dates and months as a reader sees them. */
import type { Locale } from '../i18n/locale.ts';
import type { IsoDate } from './date.ts';
import type { StepKey } from './step.ts';

const TAG: Record<Locale, string> = { en: 'en-GB', zh: 'zh-CN' };

type Parts = 'full' | 'month' | 'short' | 'day';
const OPTIONS: Record<Parts, Intl.DateTimeFormatOptions> = {
  full: { year: 'numeric', month: 'short', day: 'numeric' },
  month: { year: 'numeric', month: 'short' },
  short: { month: 'short' },
  day: { month: 'short', day: 'numeric' },
};

/** A page names the same months many times, and looking a label up is faster than formatting it. */
const MAX_CACHED_LABELS = 5000;
const cachedLabels = new Map<string, string>();

/** Making a formatter takes far longer than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(locale: Locale, parts: Parts): Intl.DateTimeFormat {
  const key = `${locale} ${parts}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(TAG[locale], { ...OPTIONS[parts], timeZone: 'UTC' });
    formatters.set(key, formatter);
  }
  return formatter;
}

function format(date: IsoDate, locale: Locale, parts: Parts): string {
  const key = `${locale} ${parts} ${date}`;
  const cached = cachedLabels.get(key);
  if (cached !== undefined) return cached;
  const label = formatterFor(locale, parts)
    .format(new Date(`${date}T00:00:00Z`))
    // British English writes one month with four letters.
    .replace('Sept', 'Sep');
  if (cachedLabels.size < MAX_CACHED_LABELS) cachedLabels.set(key, label);
  return label;
}

/** "30 Jun 2026", "2026年6月30日". */
export const dateLabel = (date: IsoDate, locale: Locale): string => format(date, locale, 'full');

/** "Jun 2026", "2026年6月"; a longer step by its own name, "Q2 2026", "2026年第2季度". */
export const monthLabel = (step: StepKey, locale: Locale): string =>
  isMonth(step) ? format(`${step}-01`, locale, 'month') : stepLabel(step, locale);

const isMonth = (step: StepKey): boolean => /^\d{4}-\d{2}$/.test(step);

/** A quarter or a year of the fiscal year; "FY" where that is not the calendar's. */
function stepLabel(step: StepKey, locale: Locale): string {
  const [, fiscal, year, quarter] = /^(FY)?(\d{4})(?:-Q(\d))?$/.exec(step) ?? [];
  if (year === undefined) return step;
  if (locale === 'zh') return year + (fiscal ? '财年' : '年') + (quarter ? `第${quarter}季度` : '');
  const name = (fiscal ?? '') + year;
  return quarter ? `Q${quarter}\u00a0${name}` : name;
}

/** "Jun", "6月", "Q2": for an axis whose title names the year; a year is its own name. */
export const shortMonth = (step: StepKey, locale: Locale): string =>
  isMonth(step) ? format(`${step}-01`, locale, 'short') : (step.split('-')[1] ?? step);

/** "15 Jun", "6月15日": for an axis whose title names the year. */
export const shortDay = (date: IsoDate, locale: Locale): string => format(date, locale, 'day');

/** "2026" or "FY2026": the year under a step's short name; null where that is the year already. */
export const stepYear = (step: StepKey): string | null =>
  step.includes('-') ? step.split('-')[0]! : null;

/** Names by id, from the labels file; a value without one is shown as it is. */
export type Labels = Partial<Record<'customer' | 'rep', Record<string, string>>>;

/** What a table has of an id; undefined where it has none: an id may be called as what every object has, `constructor`. */
export const valueIn = <Value>(
  table: Record<string, Value> | undefined,
  id: string,
): Value | undefined => (table && Object.hasOwn(table, id) ? table[id] : undefined);

/** The name of an id. */
export const nameIn: (names: Record<string, string> | undefined, id: string) => string | undefined =
  valueIn;
