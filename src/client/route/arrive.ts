/** Brings the reader to another address of the site: the same page in another view, or another page without a new document. */
import { isSealed } from '../../engine/site-door.ts';
import { isDefault, readView } from '../../view/address.ts';
import type { View } from '../../view/view.ts';
import { buildOf, explainMissingFile } from '../answer/newer-build.ts';
import { beginTurn, type Session } from '../session.ts';
import { addStyles, bindLinks, fetchPage, pinHead, showPage } from './navigate.ts';
import { type PageInfo, pageAt, pagePathOf, readPage } from './page.ts';

export interface ArrivalParts {
  /** Fetches what draws that page under that view, while the page itself comes. */
  prepare(page: Pick<PageInfo, 'id' | 'locale'>, view: View): void;
  /** Shows the session's view on the session's page. */
  apply(): Promise<void>;
  /** Brings the panel to the address. */
  syncPanel(): void;
  /** Says that a page of a sealed site did not come; the one that is shown stays. */
  failed(error: unknown, retry: () => void): void;
}

/** Follows links, back and forward for the rest of the visit. */
export function bindArrivals(
  session: Session,
  { prepare, apply, syncPanel, failed }: ArrivalParts,
): void {
  const { site, root } = session;
  /** Where the reader was on each page and view: the browser goes back there before the page is here. */
  const scrolls = new Map<string, number>();
  const styles = new Set(
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map((l) => l.href),
  );

  const showOtherView = async (url: URL): Promise<void> => {
    syncPanel();
    // Only the panel has changed; unless the reader comes back before the page he left for was here.
    if (url.search === session.query && !session.isArriving) return;
    session.view = readView(url.searchParams, site);
    await apply();
  };
  const arrive = async (url: URL, isNew: boolean): Promise<void> => {
    if (pagePathOf(url) === session.path) {
      if (isNew && url.href !== location.href) history.pushState({ own: true }, '', url);
      return showOtherView(url);
    }
    const isCurrent = beginTurn(session, true);
    const wanted = readView(url.searchParams, site);
    if (!isDefault(wanted, site)) prepare(pageAt(url, root)!, wanted);
    try {
      const next = await fetchPage(url, (doc) => buildAt(doc, url) === buildOf(site));
      await addStyles(next, url, styles);
      if (!isCurrent()) return;
      session.view = wanted;
      pinHead();
      if (isNew) history.pushState({ own: true }, '', url);
      if (!isDefault(session.view, site)) document.documentElement.dataset.waiting = '';
      session.path = pagePathOf(url);
      session.page = readPage(next, url.href)!;
      showPage(next);
    } catch (error) {
      if (!isCurrent()) return;
      // nothing but this document has the key
      if (isSealed())
        return failed(await explainMissingFile(site, error), () => arrive(url, isNew));
      return isNew ? location.assign(url) : location.reload();
    }
    scrollTo(0, isNew ? 0 : (scrolls.get(session.path + url.search) ?? 0));
    document.querySelector('main')?.focus({ preventScroll: true });
    await apply();
    syncPanel();
  };

  bindLinks(
    () => root,
    (url) => void arrive(url, true),
  );
  addEventListener('popstate', () => void arrive(new URL(location.href), false));
  addEventListener(
    'scroll',
    () => {
      if (!session.isArriving) scrolls.set(session.path + session.query, scrollY);
    },
    { passive: true },
  );
}

const buildAt = (doc: Document, url: URL): string | undefined => {
  const page = readPage(doc, url.href);
  return page ? buildOf(page.site) : undefined;
};
