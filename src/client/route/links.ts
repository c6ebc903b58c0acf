/** Links between the site's pages carry what the reader has chosen. */

import { isViewKey, writeView } from '../../view/address.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { isWhatIfKey, withAssumed } from '../../view/what-if-keys.ts';
import { isPageAddress } from './page.ts';

/** A link to a page of the site as written, before any filter was added; null for any other link. */
const written = new WeakMap<
  Element,
  { path: string; own: [string, string][]; hash: string; page: string } | null
>();

/** Pages of one person. */
const PERSONS: readonly string[] = ['customer', 'rep'];
const NOTHING_CHOSEN = new URLSearchParams();

/**
 * Rewrites the query of every link to a page of the site; what the link itself asks for goes before the view. `address` is
 * that for which the links are written; `isElsewhere`: the document has another.
 */
export function carryView(
  within: ParentNode,
  address: string,
  root: URL,
  site: Site,
  view: View,
  isElsewhere = false,
): void {
  const chosen = writeView(view, site);
  const others = new URLSearchParams(chosen);
  // an alert rule narrows one page, and one has assumptions; the others would say nothing of them
  others.delete('rule');
  const assuming = withAssumed(others, new URL(address).searchParams);
  // most links have no query of their own
  const plainly = new Map<URLSearchParams, string>();
  const plain = (view: URLSearchParams): string => {
    if (!plainly.has(view)) plainly.set(view, queryOf([], view));
    return plainly.get(view)!;
  };
  for (const link of within.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    let parts = written.get(link);
    if (parts === undefined) {
      parts = parse(link, address, root);
      if (parts && isElsewhere) parts.path = new URL(parts.path, address).pathname;
      written.set(link, parts);
    }
    if (!parts) continue;
    // without rows only what stands ready for a person can be shown
    const isOfPerson = site.assets.engine === '' && PERSONS.includes(parts.page);
    const view = isOfPerson
      ? NOTHING_CHOSEN
      : ({ alerts: chosen, forecast: assuming }[parts.page] ?? others);
    const next =
      parts.path + (parts.own.length > 0 ? queryOf(parts.own, view) : plain(view)) + parts.hash;
    if (link.getAttribute('href') !== next) link.setAttribute('href', next);
  }
}

function parse(link: Element, address: string, root: URL) {
  const href = link.getAttribute('href')!;
  // a link to a named view asks for that and nothing else
  if (href.startsWith('#') || link.hasAttribute('data-exact')) return null;
  const url = new URL(href, address);
  if (!isPageAddress(url, root)) return null;
  const own = [...url.searchParams].filter(([key]) => isViewKey(key) || isWhatIfKey(key));
  const page = url.pathname.split('/').at(-2)!;
  return { path: href.replace(/[?#].*$/s, ''), own, hash: url.hash, page };
}

function queryOf(own: [string, string][], view: URLSearchParams): string {
  const params = new URLSearchParams(view);
  for (const [key, value] of own) params.set(key, value);
  return params.size > 0 ? `?${params}` : '';
}
