/** The page's script: reads the view from the address, then follows filters, links, back and forward. */
import type { Answer } from '../metrics/types.ts';
import { answersOf } from '../report/page-answers.ts';
import { isDefault, readView, writeView } from '../view/address.ts';
import { defaultView } from '../view/default-view.ts';
import type { View } from '../view/view.ts';
import {
  cubeAnswerer,
  dayAnswerer,
  engineAnswerer,
  pageAnswerer,
  tieredAsk,
} from './answer/ask.ts';
import { fetchFile } from './answer/fetch-file.ts';
import { buildOf } from './answer/newer-build.ts';
import { cubeStart } from './answer/start-cube.ts';
import { dayStart } from './answer/start-days.ts';
import { afterPaint, engineStart, whenIdle } from './answer/start-engine.ts';
import { bindCharts } from './chart/chart-events.ts';
import { bindDrill } from './drill/events.ts';
import { bindFilters, readControls } from './filters.ts';
import { bindKeys } from './finder/keys.ts';
import { bindList } from './list/list-events.ts';
import { bindSorting } from './list/sort-table.ts';
import { createRedraw } from './redraw/redraw.ts';
import { carryView } from './route/links.ts';
import { addStyles, bindLinks, fetchPage, pinHead, showPage, showCurrentPage } from './route/navigate.ts';
import { type PageInfo, pagePathOf, readPage } from './route/page.ts';
import { bindStatement } from './statement/statement-events.ts';
import { statusLine } from './status.ts';

/** The script comes beside the page and may be here before its last line. */
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin, { once: true });
else begin();

function begin(): void {
  const first = readPage(document, location.href);
  if (first) run(first);
}

function run(start: PageInfo): void {
  const { site, root } = start;
  document.documentElement.dataset.started = '';
  showCurrentPage();
  let page = start;
  let view = readView(new URLSearchParams(location.search), site);
  /** Counts what the reader has asked for; work for an earlier count is stale. */
  let turn = 0;
  /** A page is being fetched that is not shown yet. */
  let isArriving = false;
  const setArriving = (is: boolean): void => {
    isArriving = is;
    document.documentElement.toggleAttribute('data-arriving', is);
  };
  let shownPath = pagePathOf(new URL(location.href));
  let shownSearch = location.search;
  /** Where the reader was on each page and view: the browser goes back there before the page is here. */
  const scrolls = new Map<string, number>();
  const styles = new Set(
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map((l) => l.href),
  );
  const carry = (within: ParentNode): void => carryView(within, location.href, root, site, view);
  const status = statusLine(document);
  const engine = engineStart(site, root, status.progress);
  const cube = cubeStart(site, root);
  const days = dayStart(site, cube, engine);
  const asks = new Map<string, ReturnType<typeof tieredAsk>>();
  const askFor = (id: string) => {
    const known = asks.get(id);
    if (known) return known;
    const load = () =>
      fetchJson<Record<string, Answer>>(new URL(site.assets.answers[answersOf(id)]!, root));
    const ask = tieredAsk([
      cubeAnswerer(cube.open),
      pageAnswerer(load),
      dayAnswerer(days),
      engineAnswerer(engine.start),
    ]);
    asks.set(id, ask);
    return ask;
  };
  const redraw = createRedraw(
    site,
    () => fetchJson(new URL(site.assets.labels, root)),
    engine.askRows,
    status,
  );
  const list = bindList(
    {
      context: () => redraw.context(page, view),
      ask: (question) => askFor(page.id)(question),
      onDrawn: (rows) => carry(rows),
    },
    (error) => status.failed(error, () => void apply()),
  );

  const drill = bindDrill({
    context: () => redraw.context(page, view),
    ask: (question) => askFor(page.id)(question),
    askEngine: async (question) => (await engine.start())(question),
    askRows: engine.askRows,
    engine: engine.open,
    root,
  });

  /** The last view that could be shown. */
  let shown = defaultView(site);

  /** Shows the current view on the current page; what cannot be shown leaves the last one that could. */
  const apply = async (): Promise<void> => {
    const mine = ++turn;
    setArriving(false);
    shownSearch = location.search;
    const isCurrent = () => mine === turn;
    const wanted = view;
    try {
      await showNow(isCurrent);
      if (isCurrent()) status.clear();
    } catch (error) {
      if (!isCurrent()) return;
      for (const last of [shown, defaultView(site)]) {
        view = last;
        const isShown = await showNow(isCurrent).then(
          () => true,
          () => false,
        );
        if (isShown || !isCurrent()) break;
      }
      if (isCurrent()) status.failed(error, () => choose(wanted));
    }
    if (!isCurrent()) return;
    shown = view;
    rehearse().catch(() => {});
  };
  /** With what has been fetched anyway, until the reader asks for something. */
  const rehearse = async (): Promise<void> => {
    const mine = turn;
    if (cube.isAsked()) await redraw.rehearse(page, await cube.here(), () => mine === turn);
  };
  const showNow = async (isCurrent: () => boolean): Promise<void> => {
    const shown = redraw.show(page, view, askFor(page.id), isCurrent);
    carry(document);
    await shown;
    if (!isCurrent()) return;
    carry(document);
    list.redrawn();
  };
  const choose = (next: View): void => {
    view = next;
    const query = writeView(view, site).toString();
    if (query !== location.search.slice(1)) history.pushState(null, '', here(query));
    void apply();
  };
  const arrive = async (url: URL, isNew: boolean): Promise<void> => {
    if (pagePathOf(url) === shownPath) {
      if (isNew && url.href !== location.href) history.pushState(null, '', url);
      drill.sync();
      // Only the panel has changed; unless the reader comes back before the page he left for was here.
      if (url.search === shownSearch && !isArriving) return;
      view = readView(url.searchParams, site);
      return apply();
    }
    const mine = ++turn;
    setArriving(true);
    try {
      const next = await fetchPage(url, (doc) => buildAt(doc, url) === buildOf(site));
      await addStyles(next, url, styles);
      if (mine !== turn) return;
      view = readView(url.searchParams, site);
      pinHead();
      if (isNew) history.pushState(null, '', url);
      if (!isDefault(view, site)) document.documentElement.dataset.waiting = '';
      shownPath = pagePathOf(url);
      page = readPage(next, url.href)!;
      showPage(next);
      showCurrentPage();
    } catch {
      if (mine === turn) isNew ? location.assign(url) : location.reload();
      return;
    }
    scrollTo(0, isNew ? 0 : (scrolls.get(shownPath + url.search) ?? 0));
    document.querySelector('main')?.focus({ preventScroll: true });
    await apply();
    drill.sync();
  };

  bindSorting(document);
  bindFilters(
    document,
    site,
    (changed) => choose(readControls(document, site, view, changed)),
    () => choose(defaultView(site)),
  );
  bindStatement(() => redraw.context(page, view), engine.askRows);
  bindCharts({
    toggle(key, value) {
      const { [key]: had, ...others } = view.filter;
      choose({ ...view, filter: had === value ? others : { ...view.filter, [key]: value } });
    },
  });
  bindKeys({
    context: () => redraw.context(page, view),
    labels: () => fetchJson(new URL(site.assets.labels, root)),
    root,
    carry,
  });
  bindLinks(
    () => root,
    (url) => void arrive(url, true),
  );
  addEventListener(
    'scroll',
    () => {
      if (!isArriving) scrolls.set(shownPath + shownSearch, scrollY);
    },
    { passive: true },
  );
  addEventListener('popstate', () => void arrive(new URL(location.href), false));
  // As built it shows the default view already.
  if ('waiting' in document.documentElement.dataset || !isDefault(view, site)) {
    void cube.open().catch(() => {});
    void apply();
  }
  drill.sync();
  afterPaint(() =>
    Promise.all([cube.open(), redraw.context(page, view)])
      .then(rehearse)
      .then(cube.rest)
      .then(rehearse)
      .catch(() => {}),
  );
  whenIdle(() => engine.start().catch(status.off));
}

const here = (query: string): string =>
  location.pathname + (query ? `?${query}` : '') + location.hash;

const buildAt = (doc: Document, url: URL): string | undefined => {
  const other = readPage(doc, url.href);
  return other ? buildOf(other.site) : undefined;
};

function fetchJson<T>(url: URL): Promise<T> {
  return fetchFile(url, (response) => response.json() as Promise<T>);
}
