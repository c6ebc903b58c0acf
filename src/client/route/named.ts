/** Addresses of named views: what each shows, and where a reader goes who chooses something else there. */
import type { PageId } from '../../report/page.ts';
import { pagePath } from '../../report/page-path.ts';
import { isViewKey, readView, writeView } from '../../view/address.ts';
import { defaultView } from '../../view/default-view.ts';
import { namedAt, viewById, viewOf } from '../../view/named-view.ts';
import type { NamedView, Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { withAssumed } from '../../view/what-if-keys.ts';
import { here, hereQuery } from './address-bar.ts';
import { type PageInfo, pageAt, pagePathOf } from './page.ts';

/** The view that a page shows as it was built. */
export const builtView = ({ named, site }: Pick<PageInfo, 'named' | 'site'>): View =>
  named ? viewOf(named, site) : defaultView(site);

export const isAsBuilt = (page: Pick<PageInfo, 'named' | 'site'>, view: View): boolean =>
  writeView(view, page.site).toString() === (page.named?.query ?? '');

/** The named view at an address; null where it is none. */
export function namedOf(url: URL, root: URL, site: Site): NamedView | null {
  const id = url.pathname.startsWith(root.pathname)
    ? namedAt(pagePathOf(url).slice(root.pathname.length))
    : null;
  return id === null ? null : viewById(site, id);
}

/** What an address asks for: of a named view its filters, and what is asked for beside them. */
export const viewAt = (url: URL, root: URL, site: Site): View =>
  readView(paramsAt(url, root, site), site);

function paramsAt(url: URL, root: URL, site: Site): URLSearchParams {
  const params = new URLSearchParams(namedOf(url, root, site)?.query);
  for (const [key, value] of url.searchParams) params.set(key, value);
  return params;
}

/** Where an address leads: that of a named view with filters of its own, to its page under both. */
export function resolved(url: URL, root: URL, site: Site): URL {
  const named = namedOf(url, root, site);
  if (!named || ![...url.searchParams.keys()].some(isViewKey)) return url;
  const { locale } = pageAt(url, root)!;
  const own = new URL(pagePath(named.page as PageId, locale), root);
  own.search = paramsAt(url, root, site).toString();
  own.hash = url.hash;
  return own;
}

/** The address of the page itself under that view, as the reader sees it. */
export function pageAddress({ id, locale, root, site }: PageInfo, view: View): URL {
  const own = new URL(pagePath(id, locale), root);
  own.search = withAssumed(writeView(view, site), new URLSearchParams(hereQuery())).toString();
  own.hash = here().hash;
  return own;
}

/** The query under which the page shows the view: that of a named one is in its path. */
export function queryOn(
  page: PageInfo,
  view: View,
  assumed = new URLSearchParams(hereQuery()),
): string {
  const isInPath = page.named !== null && isAsBuilt(page, view);
  const chosen = isInPath ? new URLSearchParams() : writeView(view, page.site);
  return withAssumed(chosen, assumed).toString();
}
