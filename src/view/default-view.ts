/** What a reader sees who has chosen nothing, and the currency that follows from a choice. */
import type { Filter } from '../metrics/types.ts';
import type { Site } from './site.ts';
import type { View } from './view.ts';

/** Whether amounts of several currencies are in the data and none is the report's: then one is always chosen. */
export const needsCurrency = (site: Site): boolean =>
  site.reportCurrency === null && site.currencies.length > 1;

/** What a reader sees who has chosen nothing. */
export function defaultView(site: Site): View {
  return {
    period: site.defaultPeriod,
    asOf: site.asOf,
    filter: needsCurrency(site) ? { currency: site.currencies[0]! } : {},
    basis: site.basis,
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
