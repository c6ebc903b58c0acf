/**
 * Leaves the site on the device for when there is no network, and says how old it is where it came from there. What the page has
 * loaded is kept first, which costs no byte; a minute later the other pages of the language, on devices that can bear it.
 */
import '../../styles/offline.css';
import { fetchSiteFile, isSealed } from '../../engine/site-door.ts';
import { dateLabel } from '../../format/label.ts';
import { text } from '../../i18n/locale.ts';
import type { Session } from '../session.ts';

/** Milliseconds. */
const A_MOMENT = 3000;
const A_MINUTE = 60_000;
const A_DAY = 86_400_000;

const OLD = text(
  'No connection: this is the report as built on {day}, {age}.',
  '没有网络：这是{day}生成的报表（{age}）。',
);
const AGES = {
  none: text('today', '今天'),
  one: text('1 day old', '1 天前'),
  more: text('{n} days old', '{n} 天前'),
};

interface Age {
  isFromCache: boolean;
  builtOn: string;
}

/** `isEager`: what the reader has not opened may come too. */
export async function keepOffline(session: Session, isEager: boolean): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller && (await sayAge(serviceWorker.controller, session))) return;
  performance.setResourceTimingBufferSize(2000);
  const { root } = session;
  const worker = await workerOfBuild(root);
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

/** The host's newest worker, once it is the one that answers this page. */
async function workerOfBuild(root: URL): Promise<ServiceWorker> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(new URL('sw.js', root), {
    scope: root.pathname,
    updateViaCache: 'none',
  });
  await registration.update();
  const coming = registration.installing ?? registration.waiting;
  while (coming && coming.state !== 'activated' && coming.state !== 'redundant')
    await next(coming, 'statechange');
  const worker = (await serviceWorker.ready).active!;
  while (serviceWorker.controller !== worker) await next(serviceWorker, 'controllerchange');
  return worker;
}

const next = (target: EventTarget, event: string): Promise<unknown> =>
  new Promise((resolve) => target.addEventListener(event, resolve, { once: true }));

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

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

function said<T>(worker: ServiceWorker, question: object): Promise<T> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });
}

/** Whether the page came from the device; then it says so. */
async function sayAge(worker: ServiceWorker, { page }: Session): Promise<boolean> {
  const { isFromCache, builtOn } = await said<Age>(worker, { ask: 'age' });
  if (!isFromCache) return false;
  const today = new Date().toLocaleDateString('sv');
  const days = Math.round((Date.parse(today) - Date.parse(builtOn)) / A_DAY);
  const age = days <= 0 ? AGES.none : days === 1 ? AGES.one : AGES.more;
  const { locale } = page;
  // an attribute of the root outlives each page that is shown
  document.documentElement.dataset.offline = OLD[locale]
    .replace('{day}', dateLabel(builtOn, locale))
    .replace('{age}', age[locale].replace('{n}', String(days)));
  return true;
}
