/** A metric's formula in the words of its measures, and numbers as these count them. */
import { currencyDigits } from '../../format/currency-digits.ts';
import { count, decimal, exactMoney } from '../../format/number.ts';
import type { Locale } from '../../i18n/locale.ts';
import { measureById } from '../../metrics/catalogue.ts';
import type { MeasureUnit, Metric, Terms } from '../../metrics/define.ts';
import type { RenderContext } from '../page.ts';

/** "gross receivables at the as-of date − unapplied credit at the as-of date". */
export function wordTerms(terms: Terms, locale: Locale): string {
  return Object.entries(terms)
    .map(([id, weight], i) => {
      const sign = weight < 0 ? '− ' : i > 0 ? '+ ' : '';
      const size = Math.abs(weight);
      return `${sign}${size === 1 ? '' : `${decimal(size, locale)} × `}${measureById(id).label[locale]}`;
    })
    .join(' ');
}

/** The unit of a side of a formula: that of its first measure. */
export function termsUnit(terms: Terms): MeasureUnit {
  const [first] = Object.keys(terms);
  return measureById(first!).unit;
}

export function termsText(
  value: number | null,
  unit: MeasureUnit,
  currency: string | null,
  { locale }: RenderContext,
): string {
  if (value === null || unit === 'count' || unit === 'days') return count(value, locale);
  if (unit === 'minor') return exactMoney(value, currency, locale, false);
  return decimal(value / 10 ** currencyDigits(currency), locale, 0);
}

/** The ids of the measures a worked example names, in its order. */
export const exampleGroups = (metric: Metric) =>
  'groups' in metric.example ? metric.example.groups : [{ key: null, parts: metric.example.parts }];
