/** Turns the page that opens links into the page that was opened. */
import { PAGE_OPENED } from './page-opened.ts';

/** What the head of the opened page needs here; its scripts and its policy are this document's own. */
const HEAD =
  'style, link[rel="stylesheet"], link[as="font"], link[rel="alternate"], link[rel="icon"], meta[name="description"]';

/** Shows the page of this HTML and runs its script; the address must be its own already, relative links count from there. */
export function becomePage(document: Document, html: string, address: URL): void {
  const next = new DOMParser().parseFromString(html, 'text/html');
  const root = document.documentElement;
  for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);
  // an address of what is loaded already would count from here
  for (const old of document.head.querySelectorAll(`${HEAD}, link[rel="modulepreload"]`))
    old.remove();
  document.head.append(...next.head.querySelectorAll(HEAD));
  document.title = next.title;
  root.dataset.js = '';
  if (address.search !== '') root.dataset.waiting = '';
  document.body.replaceWith(next.body);
  for (const script of next.querySelectorAll('script[type="module"][src]'))
    runScript(document, new URL(script.getAttribute('src')!, address).href);
}

/** What has run already is told instead that there is a page now. */
function runScript(document: Document, src: string): void {
  const script = document.createElement('script');
  Object.assign(script, { type: 'module', src });
  script.addEventListener('load', () => dispatchEvent(new Event(PAGE_OPENED)));
  document.head.append(script);
}
