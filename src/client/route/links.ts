/** Links between the site's pages carry what the reader has chosen. */

import { isViewKey, writeView } from '../../view/address.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { isPageAddress } from './page.ts';

/** A link to a page of the site as written, before any filter was added; null for any other link. */
const written = new WeakMap<
  Element,
  { path: string; own: [string, string][]; hash: string; obeysRule: boolean } | null
>();

/** Rewrites the query of every link to a page of the site; what the link itself asks for goes before the view. */
export function carryView(
  within: ParentNode,
  address: string,
  root: URL,
  site: Site,
  view: View,
): void {
  const chosen = writeView(view, site);
  const others = new URLSearchParams(chosen);
  // an alert rule narrows one page; the others would say nothing of it
  others.delete('rule');
  for (const link of within.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    let parts = written.get(link);
    if (parts === undefined) {
      parts = parse(link.getAttribute('href')!, address, root);
      written.set(link, parts);
    }
    if (!parts) continue;
    const params = withView(parts.own, parts.obeysRule ? chosen : others);
    const next = parts.path + (params.size > 0 ? `?${params}` : '') + parts.hash;
    if (link.getAttribute('href') !== next) link.setAttribute('href', next);
  }
}

function parse(href: string, address: string, root: URL) {
  if (href.startsWith('#')) return null;
  const url = new URL(href, address);
  if (!isPageAddress(url, root)) return null;
  const own = [...url.searchParams].filter(([key]) => isViewKey(key));
  const obeysRule = url.pathname.endsWith('/alerts/');
  return { path: href.replace(/[?#].*$/s, ''), own, hash: url.hash, obeysRule };
}

function withView(own: [string, string][], chosen: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(chosen);
  for (const [key, value] of own) params.set(key, value);
  return params;
}
