/** Turns the page that opens links into the page that was opened. */

/** What the head of the opened page needs here; its scripts and its policy are this document's own. */
const HEAD =
  'style, link[rel="stylesheet"], link[rel="alternate"], link[rel="icon"], meta[name="description"]';

/** Shows the page of this HTML; the address must be its own already, relative links count from there. */
export function becomePage(document: Document, html: string, address: URL): void {
  const next = new DOMParser().parseFromString(html, 'text/html');
  const root = document.documentElement;
  for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);
  for (const old of document.head.querySelectorAll(HEAD)) old.remove();
  document.head.append(...next.head.querySelectorAll(HEAD));
  document.title = next.title;
  root.dataset.js = '';
  if (address.search !== '') root.dataset.waiting = '';
  document.body.replaceWith(next.body);
}

/** Runs the script of the report's pages, which finds the page as if it had come from the host. */
export const startPage = async (): Promise<void> => (await import('../main.ts')).begin();
