/** In words: what the reader has chosen. */

import type { IsoDate } from '../../format/date.ts';
import { addDays, monthOf } from '../../format/date.ts';
import { edgesText } from '../../format/edges.ts';
import { dateLabel, monthLabel } from '../../format/label.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import { FILTER_KEYS, type FilterKey } from '../../metrics/types.ts';
import type { RenderContext } from '../page.ts';

const isFirst = (date: IsoDate): boolean => date.endsWith('-01');
const isLast = (date: IsoDate): boolean => isFirst(addDays(date, 1));

/** "Jul 2025 – Jun 2026" for whole months, else both dates in full. */
export function periodLabel(
  context: Pick<RenderContext, 'locale' | 't'>,
  from: IsoDate,
  to: IsoDate,
): string {
  const { locale, t } = context;
  if (!isFirst(from) || !isLast(to)) {
    return t('common.period', { from: dateLabel(from, locale), to: dateLabel(to, locale) });
  }
  const [first, last] = [monthLabel(monthOf(from), locale), monthLabel(monthOf(to), locale)];
  return first === last ? first : t('common.period', { from: first, to: last });
}

/** What a figure of the period is called with its window, “Payment delay, Jul 2025 – Jun 2026”; a balance by its name. */
export function windowName(metric: string, context: RenderContext): string {
  const name = metricLabel(metric, context.locale);
  const period = windowText(metric, context);
  return period === null ? name : context.t('common.inWindow', { name, period });
}

/** The period that a figure is of; null of a balance. */
export function windowText(metric: string, context: RenderContext): string | null {
  const { from, to } = context.view.period;
  return metricById(metric).time === 'flow' ? periodLabel(context, from, to) : null;
}

/** "Jul 2025 – Jun 2026 · CNY · Region: North"; stands in the page head and in the print footer. */
export function filterLine(context: RenderContext): string {
  const { from, to } = context.view.period;
  return [periodLabel(context, from, to), ...filterTexts(context)].join(' · ');
}

/** "All customers · Jul 2025 – Jun 2026"; stands for the filters where they are folded. */
export function foldedLine(context: RenderContext): string {
  const { from, to } = context.view.period;
  return `${chosenNames(context) || context.t('common.everyone')} · ${periodLabel(context, from, to)}`;
}

/** "Region: North". */
export const labelled = (
  key: FilterKey | 'edges' | 'basis',
  value: string,
  { t }: Pick<RenderContext, 't'>,
): string => t('common.labelled', { name: t(`common.filter.${key}`), value });

/** What is chosen besides the dates, "CNY", "Region: North". */
export function filterTexts(context: RenderContext): string[] {
  const { view, site, t, label } = context;
  const parts: string[] = [];
  for (const key of FILTER_KEYS) {
    const value = view.filter[key];
    if (value === undefined) continue;
    const name = label(key, value);
    parts.push(key === 'currency' ? name : labelled(key, name, context));
  }
  if (view.filter.currency === undefined && site.currencies.length === 1)
    parts.push(label('currency', site.currencies[0]!));
  if (view.edges) parts.push(labelled('edges', edgesText(view.edges), context));
  if (view.grain) parts.push(t(`trend.by.${view.grain}`));
  if (view.basis === 'issue') parts.push(labelled('basis', t('common.basis.issue'), context));
  return parts;
}

const chosenFilters = ({ view }: RenderContext): FilterKey[] =>
  FILTER_KEYS.filter((key) => key !== 'currency' && view.filter[key] !== undefined);

/** The names of what is chosen, "Sun Wei, East China"; '' for all customers. */
export const chosenNames = (context: RenderContext): string =>
  chosenFilters(context)
    .map((key) => context.label(key, context.view.filter[key]!))
    .join(context.t('verdict.comma'));

/** Who the figures are about: "All customers", or the filters chosen. */
export function scope(context: RenderContext): string {
  const { view, t, label } = context;
  const chosen = chosenFilters(context);
  if (chosen.length === 0) return t('common.everyone');
  return chosen.map((key) => labelled(key, label(key, view.filter[key]!), context)).join(' · ');
}
