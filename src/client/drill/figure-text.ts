/** The panel's figure in words. */
import { exactMoney, formatValue } from '../../format/number.ts';
import { metricById } from '../../metrics/catalogue.ts';
import { viewCurrency } from '../../report/context.ts';
import type { RenderContext } from '../../report/page.ts';
import type { Target } from './target.ts';

/** A metric's value in full: amounts to the cent, the rest by its unit. */
export function figureText(
  target: Target,
  value: number | null,
  { locale, site, view, t }: RenderContext,
): string {
  const { unit } = metricById(target.metric!);
  const currency = viewCurrency(site, view);
  if (unit === 'minor') return `${currency ?? ''} ${exactMoney(value, currency, locale)}`.trim();
  const text = formatValue(value, unit, { locale, currency });
  return unit === 'days' && value !== null ? t('common.days', { value: text }) : text;
}
