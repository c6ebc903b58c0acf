/** Dates and months as a reader sees them. */
import type { IsoDate, Month } from './date.ts';

type Locale = 'en' | 'zh';

const TAG: Record<Locale, string> = { en: 'en-GB', zh: 'zh-CN' };

const format = (date: IsoDate, locale: Locale, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(TAG[locale], { ...options, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** "30 Jun 2026", "2026年6月30日". */
export const dateLabel = (date: IsoDate, locale: Locale): string =>
  format(date, locale, { year: 'numeric', month: 'short', day: 'numeric' });

/** "Jun 2026", "2026年6月". */
export const monthLabel = (month: Month, locale: Locale): string =>
  format(`${month}-01`, locale, { year: 'numeric', month: 'short' });

/** "Jun", "6月": for an axis whose title names the year. */
export const shortMonth = (month: Month, locale: Locale): string =>
  format(`${month}-01`, locale, { month: 'short' });

/** Names by id, from the labels file; a value without one is shown as it is. */
export type Labels = Partial<Record<'customer' | 'rep', Record<string, string>>>;
