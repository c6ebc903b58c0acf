/** Which page of the site a document is, and which addresses are pages of the same site. */
import type { Locale } from '../../i18n/locale.ts';
import type { PageId } from '../../report/page.ts';
import { viewById } from '../../view/named-view.ts';
import type { NamedView, Site } from '../../view/site.ts';

export interface PageInfo {
  id: PageId;
  locale: Locale;
  /** The site's root; absolute. */
  root: URL;
  site: Site;
  /** The named view that it was built as; null: as it opens. */
  named: NamedView | null;
}

/** Null where the document is no page of a report. Throws where its data cannot be read. */
export function readPage(document: Document, address: string): PageInfo | null {
  const { page, root, view } = document.documentElement.dataset;
  const data = document.getElementById('site')?.textContent;
  if (!page || !root || !data) return null;
  const site = JSON.parse(data) as Site;
  return {
    id: page as PageId,
    locale: document.documentElement.lang.startsWith('zh') ? 'zh' : 'en',
    root: new URL(root, address),
    site,
    named: view ? viewById(site, view) : null,
  };
}

const PAGE_PATH =
  /^(?<locale>[a-z]{2})\/(?:(?<id>[a-z-]+|metrics\/[a-z0-9_]+|view\/[a-z0-9-]+)\/)?(?:index\.html)?$/;

/** Which page below `root` the address is, by the form of its path alone; null where it is none. */
export function pageAt(url: URL, root: URL): Pick<PageInfo, 'id' | 'locale'> | null {
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  const found = PAGE_PATH.exec(url.pathname.slice(root.pathname.length))?.groups;
  return found ? { id: (found.id ?? 'overview') as PageId, locale: found.locale as Locale } : null;
}

export const isPageAddress = (url: URL, root: URL): boolean => pageAt(url, root) !== null;

/** Two addresses of one page: `…/` and `…/index.html`. */
export const pagePathOf = (url: URL): string => url.pathname.replace(/index\.html$/, '');

/** Where the file lies in the site, "en/aging/index.html"; null of what is not below the root. */
export function pathBelow(root: URL, address: URL): string | null {
  if (address.origin !== root.origin || !address.pathname.startsWith(root.pathname)) return null;
  const path = decodeURIComponent(address.pathname.slice(root.pathname.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
