/** Dates, months and dimension values as a reader sees them. */
import { hasWording, type Translate } from '../i18n/index.ts';
import type { Dimension } from '../metrics/types.ts';
import { NONE } from '../metrics/types.ts';
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

/** How a dimension's values are named in one language. */
export function dimensionLabel(locale: Locale, labels: Labels, t: Translate) {
  return (dimension: string, value: string | null): string => {
    if (value === null || value === NONE) {
      return t(dimension === 'currency' ? 'common.noCurrency' : 'common.none');
    }
    switch (dimension as Dimension) {
      case 'month':
        return monthLabel(value, locale);
      case 'bucket':
        return hasWording(locale, `common.bucket.${value}`)
          ? t(`common.bucket.${value}`)
          : t('common.bucket', { bucket: value.replace('-', '–') });
      case 'customer':
      case 'rep':
        return labels[dimension as 'customer' | 'rep']?.[value] ?? value;
      default:
        return value;
    }
  };
}
