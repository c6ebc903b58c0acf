/** In words: what the panel's rows are narrowed to, and the one date or period that counts for them. */
import { monthEnd } from '../../format/date.ts';
import { dateLabel, monthLabel } from '../../format/label.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { RenderContext } from '../../report/page.ts';
import { filterTexts, periodLabel } from '../../report/parts/filter-line.ts';
import type { View } from '../../view/view.ts';
import { filterOf } from './questions.ts';
import type { Target } from './target.ts';
import { rowsText } from './wording.ts';

/** "As of 31 May 2026 · CNY · Region: North · Not due". */
export function scopeLine(target: Target, context: RenderContext): string {
  const { view, label, locale } = context;
  const changed: View = {
    ...view,
    filter: filterOf(target.filter, view),
    period: target.period ?? view.period,
    asOf: target.asOf ?? view.asOf,
    basis: target.basis ?? view.basis,
  };
  const { month: _, ...at } = target.at ?? {};
  return [
    ...dateTexts(target, { ...context, view: changed }),
    ...filterTexts({ ...context, view: changed }),
    ...Object.values(target.except ?? {}).map((values) =>
      rowsText(locale, 'others', { n: values.length }),
    ),
    ...Object.entries(at).map(([dimension, value]) => label(dimension, value)),
  ].join(' · ');
}

/** A balance is taken on a day; what moved, in a period, which ends early where the as-of date is before its end. */
function dateTexts(target: Target, context: RenderContext): string[] {
  const { view, t, locale } = context;
  const { from, to } = view.period;
  const asOf = (date: string): string => t('common.asOf', { date: dateLabel(date, locale) });
  const month = target.at?.month;
  if (isBalance(target)) {
    const end = month && /^\d{4}-\d{2}$/.test(month) ? monthEnd(month) : null;
    if (end !== null) return [asOf(end < view.asOf ? end : view.asOf)];
    return month ? [monthLabel(month, locale)] : [asOf(view.asOf)];
  }
  const period = month ? monthLabel(month, locale) : periodLabel(context, from, to);
  return view.asOf < to && !month ? [period, asOf(view.asOf)] : [period];
}

function isBalance({ metric, which, state = 'open' }: Target): boolean {
  if (metric !== undefined) return metricById(metric).time === 'stock';
  if (which === 'items') return state === 'open' || state === 'overdue';
  return which !== 'receipts' && which !== 'statement';
}
