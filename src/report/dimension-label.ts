/** A dimension's values as a reader sees them. */
import { type Labels, monthLabel } from '../format/label.ts';
import { hasWording, type Translate } from '../i18n/index.ts';
import { NONE } from '../metrics/types.ts';
import type { Locale } from './types.ts';

/** How a dimension's values are named in one language. */
export function dimensionLabel(locale: Locale, labels: Labels, t: Translate) {
  return (dimension: string, value: string | null): string => {
    if (value === null || value === NONE) {
      return t(dimension === 'currency' ? 'common.noCurrency' : 'common.none');
    }
    switch (dimension) {
      case 'month':
        return monthLabel(value, locale);
      case 'bucket':
        return hasWording(locale, `common.bucket.${value}`)
          ? t(`common.bucket.${value}`)
          : t('common.bucket', { bucket: value.replace('-', '–') });
      case 'customer':
      case 'rep':
        return labels[dimension]?.[value] ?? value;
      default:
        return value;
    }
  };
}
