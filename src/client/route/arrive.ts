/** Brings the reader to another address of the site: the same page in another view, or another page without a new document. */

import { isSealed } from '../../engine/site-door.ts';
import { isDefault } from '../../view/address.ts';
import type { View } from '../../view/view.ts';
import { buildOf, explainMissingFile } from '../answer/newer-build.ts';
import { beginTurn, type Session } from '../session.ts';
import { here, pushAddress, replaceAddress } from './address-bar.ts';
import { isAsBuilt, namedOf, resolved, viewAt } from './named.ts';
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

/** What becomes of the address: an entry of the history, the one that is there, or it stands there already. */
type Entry = 'new' | 'in place' | 'there';

export interface Arrivals {
  /** To what an address leads to that the browser has opened. */
  redirect(url: URL): void;
  /** To another page that takes the place of this one: the reader stays where he is on it. */
  goOn(url: URL): void;
}

/** Follows links, back and forward for the rest of the visit. */
export function bindArrivals(
  session: Session,
  { prepare, apply, syncPanel, failed }: ArrivalParts,
): Arrivals {
  const { site, root } = session;
  /** Where the reader was on each page and view: the browser goes back there before the page is here. */
  const scrolls = new Map<string, number>();
  // before an address changes: a browser asks for the icon then
  pinHead(new URL(session.path, root));
  const styles = new Set(
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map((l) => l.href),
  );

  const showOtherView = async (url: URL): Promise<void> => {
    syncPanel();
    // Only the panel has changed; unless the reader comes back before the page he left for was here.
    if (url.search === session.query && !session.isArriving) return;
    session.view = viewAt(url, root, site);
    await apply();
  };
  const enter = (url: URL, entry: Entry): void => {
    if (entry === 'in place') replaceAddress(history.state, url);
    else if (entry === 'new') pushAddress({ own: true }, url);
  };
  const arrive = async (address: URL, entry: Entry, stays = false): Promise<void> => {
    const url = resolved(address, root, site);
    if (pagePathOf(url) === session.path) {
      if (url.href !== here().href) enter(url, entry);
      return showOtherView(url);
    }
    const isCurrent = beginTurn(session, true);
    const wanted = viewAt(url, root, site);
    if (!namedOf(url, root, site) && !isDefault(wanted, site)) prepare(pageAt(url, root)!, wanted);
    try {
      const next = await fetchPage(url, (doc) => buildAt(doc, url) === buildOf(site));
      await addStyles(next, url, styles);
      if (!isCurrent()) return;
      session.view = wanted;
      enter(url, entry);
      session.path = pagePathOf(url);
      session.page = readPage(next, url.href)!;
      if (!isAsBuilt(session.page, wanted)) document.documentElement.dataset.waiting = '';
      const place = stays ? placeOf(document) : null;
      showPage(next);
      if (place) returnTo(document, place);
    } catch (error) {
      if (!isCurrent()) return;
      // nothing but this document has the key
      if (isSealed()) {
        const why = await explainMissingFile(site, error);
        if (!isCurrent()) return;
        beginTurn(session, false);
        return failed(why, () => arrive(url, entry, stays));
      }
      if (entry === 'there') return location.reload();
      return entry === 'new' ? location.assign(url) : location.replace(url);
    }
    if (!stays) {
      scrollTo(0, entry === 'new' ? 0 : (scrolls.get(session.path + url.search) ?? 0));
      document.querySelector('main')?.focus({ preventScroll: true });
    }
    await apply();
    syncPanel();
  };

  bindLinks(
    () => root,
    (url) => void arrive(url, 'new'),
  );
  addEventListener('popstate', () => void arrive(here(), 'there'));
  addEventListener(
    'scroll',
    () => {
      if (!session.isArriving) scrolls.set(session.path + session.query, scrollY);
    },
    { passive: true },
  );
  return {
    redirect: (url) => void arrive(url, 'in place'),
    goOn: (url) => void arrive(url, 'new', true),
  };
}

/** Which control has the focus, how far the page is scrolled, and whether the filters are unfolded. */
function placeOf(document: Document) {
  const control = document.activeElement?.closest<HTMLInputElement>('[data-filters] [name]');
  return {
    control: control?.name,
    scroll: scrollY,
    isUnfolded: document.querySelector('[data-fold]')?.getAttribute('aria-expanded') === 'true',
  };
}

function returnTo(document: Document, { control, scroll, isUnfolded }: ReturnType<typeof placeOf>) {
  document.querySelector('[data-fold]')?.setAttribute('aria-expanded', String(isUnfolded));
  const field =
    control && document.querySelector<HTMLElement>(`[data-filters] [name="${control}"]`);
  const place = field || document.querySelector<HTMLElement>('main');
  place?.focus({ preventScroll: true });
  scrollTo(0, scroll);
}

const buildAt = (doc: Document, url: URL): string | undefined => {
  const page = readPage(doc, url.href);
  return page ? buildOf(page.site) : undefined;
};
