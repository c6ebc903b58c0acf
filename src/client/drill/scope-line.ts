/** In words: what the panel's rows are narrowed to. */
import { dateLabel, monthLabel } from '../../format/label.ts';
import type { RenderContext } from '../../report/page.ts';
import { filterLine } from '../../report/parts/filter-line.ts';
import type { Target } from './target.ts';
import { rowsText } from './wording.ts';

/** The filter line of the view with what the figure changes of it, the as-of date, and what it is split by. */
export function scopeLine(target: Target, context: RenderContext): string {
  const { view, t, locale, label } = context;
  const changed = {
    ...view,
    filter: { ...view.filter, ...target.filter },
    period: target.period ?? view.period,
    asOf: target.asOf ?? view.asOf,
    basis: target.basis ?? view.basis,
  };
  const parts = [
    filterLine({ ...context, view: changed }),
    t('common.asOf', { date: dateLabel(changed.asOf, locale) }),
  ];
  for (const values of Object.values(target.except ?? {}))
    parts.push(rowsText(locale, 'others', { n: values.length }));
  for (const [dimension, value] of Object.entries(target.at ?? {}))
    parts.push(
      dimension === 'month' && value ? monthLabel(value, locale) : label(dimension, value),
    );
  return parts.join(' · ');
}
