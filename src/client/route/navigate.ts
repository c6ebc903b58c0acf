/** Moves between the site's own pages without leaving the document, so that the engine keeps running. */
import { fetchSiteFile } from '../../engine/site-door.ts';
import { here } from './address-bar.ts';
import { isPageAddress } from './page.ts';

/** The page at `url`, parsed but not shown. Throws where it is not there or is not a page of this build. */
export async function fetchPage(
  url: URL,
  isSameSite: (next: Document) => boolean,
): Promise<Document> {
  const response = await fetchSiteFile(new URL(url.pathname, url));
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (!isSameSite(next)) throw new Error(`${url.pathname}: not a page of this site`);
  return next;
}

/** Relative addresses in the head, such as the icon's, would count from the next page's address. They were written for `base`. */
export function pinHead(base: URL): void {
  for (const link of document.head.querySelectorAll<HTMLLinkElement>(
    'link[href]:not([rel="stylesheet"])',
  )) {
    const { href } = new URL(link.getAttribute('href')!, base);
    if (link.getAttribute('href') !== href) link.setAttribute('href', href);
  }
}

/**
 * Shows a fetched page in place of the current one. The address must be the new page's already: relative links
 * in it count from there. Scripts of the page do not run again.
 */
export function showPage(next: Document): void {
  document.title = next.title;
  for (const name of ['lang', 'data-page', 'data-view', 'data-root'])
    document.documentElement.setAttribute(name, next.documentElement.getAttribute(name) ?? '');
  describe(next);
  document.body.replaceChildren(...next.body.childNodes);
}

/** What others read of the page: its description, its preview, its other languages. */
function describe(next: Document): void {
  for (const [selector, attribute] of [
    ['meta[name="description"], meta[property]', 'content'],
    ['link[rel="alternate"]', 'href'],
  ] as const) {
    const own = document.head.querySelectorAll(selector);
    for (const [index, element] of next.head.querySelectorAll(selector).entries())
      own[index]?.setAttribute(attribute, element.getAttribute(attribute) ?? '');
  }
}

/** Style sheets of a fetched page that this document has not loaded. */
export function addStyles(next: Document, url: URL, loaded: Set<string>): Promise<unknown> {
  const missing = [...next.querySelectorAll('link[rel="stylesheet"]')]
    .map((link) => new URL(link.getAttribute('href')!, url).href)
    .filter((href) => !loaded.has(href));
  return Promise.all(
    missing.map((href) => {
      loaded.add(href);
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      const settled = new Promise((resolve) => {
        link.addEventListener('load', resolve);
        link.addEventListener('error', resolve);
      });
      document.head.append(link);
      return settled;
    }),
  );
}

/** Calls `go` for a plain click on a link to a page of the site; every other click is the browser's. */
export function bindLinks(root: () => URL, go: (url: URL) => void): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href]');
    if (!link || link.target || link.hasAttribute('download')) return;
    if (link.getAttribute('href')!.startsWith('#')) return;
    const url = new URL(link.getAttribute('href')!, here());
    if (!isPageAddress(url, root())) return;
    event.preventDefault();
    go(url);
  });
}
