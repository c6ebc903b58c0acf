/** Where a named view stands in the site, and what it shows. */
import { readView, writeView } from './address.ts';
import type { NamedView, Site } from './site.ts';
import type { View } from './view.ts';

/** Relative to the site's root, with the closing slash. */
export const namedPath = ({ id }: Pick<NamedView, 'id'>, locale: string): string =>
  `${locale}/view/${id}/`;

/** The way from there up to the site's root. */
export const ROOT_FROM_VIEW = '../../../';

/** The id of the view at such an address; null where it is none. */
export const namedAt = (path: string): string | null =>
  /^\/?[a-z]{2}\/view\/([a-z0-9-]+)\/$/.exec(path)?.[1] ?? null;

export const viewById = ({ views = [] }: Pick<Site, 'views'>, id: string): NamedView | null =>
  views.find((view) => view.id === id) ?? null;

export const viewOf = ({ query }: Pick<NamedView, 'query'>, site: Site): View =>
  readView(new URLSearchParams(query), site);

/** The view that a page shows under what is chosen; null where that has no name. */
export function namedFor(page: string, view: View, site: Site): NamedView | null {
  const own = (site.views ?? []).filter((named) => named.page === page && named.query !== '');
  if (own.length === 0) return null;
  const query = writeView(view, site).toString();
  return own.find((named) => named.query === query) ?? null;
}
