/** Links between the site's pages carry what the reader has chosen. */
import type { Site, View } from '../report/types.ts';
import { isPageAddress } from './page.ts';
import { VIEW_KEYS, writeView } from './state.ts';

/** The address as written in the page, before any filter was added. */
const written = new WeakMap<Element, string>();

/** Rewrites the query of every link to a page of the site; what the link itself asks for goes before the view. */
export function carryView(
  within: ParentNode,
  address: string,
  root: URL,
  site: Site,
  view: View,
): void {
  const chosen = writeView(view, site);
  for (const link of within.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const original = written.get(link) ?? link.getAttribute('href')!;
    if (original.startsWith('#')) continue;
    const url = new URL(original, address);
    if (!isPageAddress(url, root)) continue;
    written.set(link, original);
    const path = original.replace(/[?#].*$/s, '');
    link.setAttribute('href', path + withView(url, chosen) + url.hash);
  }
}

function withView(url: URL, chosen: URLSearchParams): string {
  const params = new URLSearchParams(chosen);
  for (const [key, value] of url.searchParams)
    if ((VIEW_KEYS as readonly string[]).includes(key)) params.set(key, value);
  return params.size > 0 ? `?${params}` : '';
}
