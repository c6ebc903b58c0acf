/**
 * Leaves the site on the device for when there is no network. What the page has loaded is kept first, which costs no byte; a minute
 * later the other pages of the language, on devices that can bear it.
 */
import { fetchSiteFile, isSealed } from '../../engine/site-door.ts';
import type { Session } from '../session.ts';
import { sayNewer, sayNothing, sayOld } from './offline-line.ts';
import { said, wait, workerOfBuild, workerOnceBack } from './site-worker.ts';

/** Milliseconds. */
const A_MOMENT = 3000;
const A_MINUTE = 60_000;

/** Of the page that asks and the worker that answers. */
interface Age {
  isFromCache: boolean;
  builtOn: string;
  /** The build that the device shows, and the one that the worker came with. */
  shown: string;
  newest: string;
}

/** `isEager`: what the reader has not opened may come too. */
export async function keepOffline(session: Session, isEager: boolean): Promise<void> {
  performance.setResourceTimingBufferSize(2000);
  const { root } = session;
  const worker = await workerForPage(session);
  if (!worker) return;
  const kept = new Set<string>();
  const keepLoaded = async (): Promise<void> => {
    for (const address of loaded(root))
      if (!kept.has(address)) {
        kept.add(address);
        await fetch(address, { cache: 'force-cache' });
      }
  };
  await keepLoaded();
  await wait(A_MOMENT);
  // what stands at the addresses of a sealed report's pages is small, and says there what cannot be opened
  if (isSealed()) for (const address of pagesLinked(session)) await fetch(address);
  if (isEager) {
    await wait(A_MINUTE);
    await said(worker, { ask: 'scripts', language: session.page.locale });
    for (const address of others(session)) await fetchSiteFile(address);
  }
  // what came while the worker was not there yet
  await keepLoaded();
  await said(worker, { ask: 'whole', addresses: loaded(root) });
}

/**
 * What keeps this page, once the host is there, which a page from the device waits for and says. Null where the host has another
 * build by then: that one is kept with pages of its own.
 */
async function workerForPage(session: Session): Promise<ServiceWorker | null> {
  const { root } = session;
  const { controller } = navigator.serviceWorker;
  const age = controller && (await said<Age>(controller, { ask: 'age' }));
  if (!age?.isFromCache) return workerOfBuild(root);
  sayOld(age.builtOn, session.page.locale);
  const worker = await workerOnceBack(root);
  const { newest } = await said<Age>(worker, { ask: 'age' });
  if (newest === age.shown) sayNothing();
  else sayNewer(age.builtOn, session.page.locale);
  return newest === age.shown ? worker : null;
}

/** This page, and what of the site it has loaded so far. */
function loaded(root: URL): string[] {
  const own = performance
    .getEntriesByType('resource')
    .map(({ name }) => name.replace(/[?#].*$/s, ''))
    .filter((name) => name.startsWith(root.href));
  // a link may lead to the root
  return [...new Set([root.href, location.origin + location.pathname, ...own])];
}

/** Pages in the reader's language that this one leads to. */
function pagesLinked({ root, page }: Session): Set<string> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')];
  return new Set(
    links
      .map((link) => new URL(link.href))
      .filter(({ href }) => href.startsWith(new URL(`${page.locale}/`, root).href))
      .map(({ origin, pathname }) => origin + pathname),
  );
}

/** Those, and what pages load. */
function others(session: Session): Set<string> {
  const { root, site } = session;
  const pages = pagesLinked(session);
  const { cube, labels, letters, initials, openLines, whatIf, rows, answers } = site.assets;
  const data = [...cube, labels, letters, initials, openLines, whatIf];
  return new Set([
    ...pages,
    ...[...data, ...Object.values(rows), ...Object.values(answers)]
      .filter((file) => file !== '')
      .map((file) => new URL(file, root).href),
  ]);
}
