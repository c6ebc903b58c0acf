/** Where a page stands in the site. */
import { ROOT_FROM_VIEW } from '../view/named-view.ts';
import type { PageId } from './page.ts';

/** Address of a page relative to the site's root, with its closing slash. */
export const pagePath = (id: PageId, locale: string): string =>
  id === 'overview' ? `${locale}/` : `${locale}/${id}/`;

/** The way from one page up to the site's root, "../" or "../../". */
export const rootFrom = (id: PageId): string =>
  '../'.repeat(id === 'overview' ? 1 : 1 + id.split('/').length);

/** Links that are written as from the page at `path` lead to the same from the address of a named view. */
export function linksFromView(drawn: Element, path: string): void {
  for (const link of drawn.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href')!;
    if (href.startsWith('#') || /^[a-z]+:/.test(href)) continue;
    const { pathname, search, hash } = new URL(href, new URL(path, 'http://site/'));
    link.setAttribute('href', ROOT_FROM_VIEW + pathname.slice(1) + search + hash);
  }
}
