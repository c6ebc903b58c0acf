/** What a block is given to draw with, the same at build time and in the browser. */
import type { Labels } from '../format/label.ts';
import { translator } from '../i18n/index.ts';
import type { Filter } from '../metrics/types.ts';
import { dimensionLabel } from './dimension-label.ts';
import type { DataReport, Locale, RenderContext, Site, View } from './types.ts';

/** Whether amounts of several currencies are in the data and none is the report's: then one is always chosen. */
export const needsCurrency = (site: Site): boolean =>
  site.reportCurrency === null && site.currencies.length > 1;

/** What a reader sees who has chosen nothing. */
export function defaultView(site: Site): View {
  return {
    period: site.defaultPeriod,
    asOf: site.asOf,
    filter: needsCurrency(site) ? { currency: site.currencies[0]! } : {},
    basis: 'due',
  };
}

/**
 * The currency a filter is read in where none is chosen: the most used one, or, where a chosen customer, rep,
 * region or segment has no items in it, theirs.
 */
export function impliedCurrency(site: Site, filter: Filter): string | undefined {
  if (!needsCurrency(site)) return undefined;
  for (const key of ['customer', 'rep', 'region', 'segment'] as const) {
    const chosen = site.options[key].find((option) => option.value === filter[key]);
    if (chosen?.currencies && !chosen.currencies.includes(site.currencies[0]!))
      return chosen.currencies[0];
  }
  return site.currencies[0];
}

/** The currency that the view's amounts are in; null where the data names none. */
export const viewCurrency = (site: Site, view: View): string | null =>
  site.reportCurrency ?? view.filter.currency ?? site.currencies[0] ?? null;

export interface ContextParts {
  document: Document;
  locale: Locale;
  site: Site;
  view: View;
  labels: Labels;
  data?: DataReport;
}

export function renderContext(parts: ContextParts): RenderContext {
  const { document, locale, site, view, labels, data } = parts;
  const t = translator(locale);
  return { document, locale, site, view, t, label: dimensionLabel(locale, labels, t), data };
}
