/**
 * The page's script: puts the parts together that follow the reader's filters, links, figures and keys. How one filter
 * click becomes a redrawn chart is told in README.md beside this file.
 */
import { lazyRetry } from '../engine/lazy-retry.ts';
import type { Labels } from '../format/label.ts';
import { stepBack } from '../format/step.ts';
import type { Ask, FilterKey } from '../metrics/types.ts';

import { changeView } from '../view/address.ts';
import { comparedMonths } from '../view/comparison.ts';
import { defaultView } from '../view/default-view.ts';
import type { View } from '../view/view.ts';
import { device } from './answer/device.ts';
import { fetchJson } from './answer/fetch-file.ts';
import { createPageAsks } from './answer/page-asks.ts';
import { type AskList, createPageRows } from './answer/page-rows.ts';
import { personRanges } from './answer/person-ranges.ts';
import { cubeStart } from './answer/start-cube.ts';
import { engineStart } from './answer/start-engine.ts';
import { bindCharts } from './chart/chart-events.ts';
import { bindDataFolds } from './chart/data-fold.ts';
import { bindDrill } from './drill/events.ts';
import { enliven } from './drill/figures.ts';
import { bindExports } from './export/export-events.ts';
import { bindFilters, readControls } from './filters.ts';
import { bindKeys } from './finder/keys.ts';
import { overdueByCustomer } from './finder/overdue.ts';
import { bindHints } from './hints.ts';
import { whenIdleAfterLoad } from './idle.ts';
import { bindLetters } from './letters/letter-events.ts';
import { bindList } from './list/list-events.ts';
import { bindSorting } from './list/sort-events.ts';
import { bindMeeting } from './meeting/meeting-events.ts';
import { bindNotices } from './notice/notice-events.ts';
import { createRedraw } from './redraw/redraw.ts';
import { createViewShower } from './redraw/show-view.ts';
import { here, hereQuery } from './route/address-bar.ts';
import { bindArrivals } from './route/arrive.ts';
import { carryView } from './route/links.ts';
import { bindMenus } from './route/menus.ts';
import { isAsBuilt, pageAddress, resolved } from './route/named.ts';
import { type PageInfo, readPage } from './route/page.ts';
import { PAGE_OPENED } from './sealed/page-opened.ts';
import { startSession } from './session.ts';
import { bindShare } from './share-events.ts';
import { bindSheetLine } from './sheet-line.ts';
import { bindStatement } from './statement/statement-events.ts';
import { statusLine } from './status.ts';
import { bindWhatIf } from './what-if/what-if-events.ts';

/** The script comes beside the page and may be here before its last line. */
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin, { once: true });
else begin();
/** Of a sealed site it may be here before the page is. */
addEventListener(PAGE_OPENED, begin);

function begin(): void {
  const first =
    'started' in document.documentElement.dataset ? null : readPage(document, here().href);
  if (first) run(first);
}

function run(first: PageInfo): void {
  document.documentElement.dataset.started = '';
  const session = startSession(first, here());
  const { site, root } = session;
  const status = statusLine(document);
  const engine = engineStart(site, root, status.progress);
  const cube = cubeStart(site, root);
  const people = personRanges(site, root);
  const askFor = createPageAsks(site, root, cube, engine, people);
  const loadLabels = lazyRetry(() => fetchJson<Labels>(new URL(site.assets.labels, root)));
  const carry = (within: ParentNode): void => {
    // what is drawn at the address of a named view is drawn as on its page
    const isDrawn = within !== document && session.page.named !== null;
    const address = isDrawn ? pageAddress(session.page, session.view).href : here().href;
    carryView(within, address, root, site, session.view, isDrawn);
  };
  const redraw = createRedraw(site, loadLabels, status, (drawn) => {
    carry(drawn);
    enliven(drawn);
  });
  const context = () => redraw.context(session.page, session.view);
  const ask: Ask = (question) => askFor(session.page.id)(question);

  const rows = createPageRows(
    site,
    root,
    async (question) => (await people.rows(question)) ?? engine.askRows(question),
  );
  const askRows: AskList = (question) => rows.askFor(session.page.id)(question);

  const { choose, apply, warmUp } = createViewShower(session, {
    redraw,
    cube,
    askFor,
    rows,
    status,
    carry,
    onChosen: () => notices.chosen(),
    leave: (view) => arrivals.goOn(pageAddress(session.page, view)),
    onShown: () => {
      list.redrawn();
      notices.redrawn();
      whatIf.redrawn();
    },
  });
  const notices = bindNotices(session, { context, labels: loadLabels, choose });
  const list = bindList({ context, ask, askRows, onDrawn: carry }, (error) =>
    status.failed(error, () => void apply()),
  );
  const whatIf = bindWhatIf(
    {
      context,
      labels: loadLabels,
      root,
      moved() {
        session.query = hereQuery();
        carry(document);
      },
    },
    (error, retry) =>
      status.failed(error, () => {
        status.clear();
        retry();
      }),
  );
  const drill = bindDrill({
    context,
    ask,
    askEngine: async (question) => (await engine.start())(question),
    askRows: engine.askRows,
    engine: engine.open,
    root,
  });
  bindDataFolds();
  bindSorting(document, console.error);
  bindShare(session, (error) => status.failed(error, () => status.clear()));
  bindMenus();
  bindFilters(document, site, {
    change: (changed) => choose(readControls(document, site, session.view, changed)),
    reset: () => choose(defaultView(site)),
    remove: (key) => choose(changeView(site, session.view, key, '')),
    nobody: (text) => notices.customer(text),
  });
  bindSheetLine();
  bindExports(
    {
      page: () => session.page.id,
      context,
      wholeTable: list.whole,
      ask,
      askRows,
    },
    console.error,
  );
  bindStatement(context);
  const prepared = { context, askRows: engine.askRows, root };
  bindLetters(prepared);
  bindMeeting({ ...prepared, wholeTable: list.whole }, console.error);
  const { fiscalYearStart } = site.params;
  bindCharts({
    toggle: (key, value) => choose(toggled(session.view, key, value)),
    choosePeriod: (from, to) =>
      choose(changeView(site, changeView(site, session.view, 'from', from), 'to', to)),
    earlierStep: (step) => stepBack(step, comparedMonths(site, session.view), fiscalYearStart),
    yearStart: fiscalYearStart,
  });
  bindKeys({
    context,
    labels: loadLabels,
    initials: () => fetchJson<Record<string, string>>(new URL(site.assets.initials, root)),
    overdue: () => overdueByCustomer(session, ask),
    engine: engine.open,
    root,
    carry,
  });
  const arrivals = bindArrivals(session, {
    prepare(page, view) {
      void redraw.prepare(page);
      people.load(page.id, view);
    },
    apply,
    syncPanel: drill.sync,
    failed: (error, retry) =>
      status.failedPage(error, () => {
        status.clear();
        retry();
      }),
  });

  const isOfPerson = people.load(session.page.id, session.view);
  const address = here();
  const leadsTo = resolved(address, root, site);
  const isHidden = 'waiting' in document.documentElement.dataset;
  if (leadsTo !== address) arrivals.redirect(leadsTo);
  else if (isHidden || !isAsBuilt(session.page, session.view)) {
    if (!isOfPerson) void cube.open().catch(() => {});
    void apply();
  } else if (session.page.named) carry(document);
  drill.sync();
  const { savesData, mayStartEarly } = device();
  if (mayBeKept(!savesData))
    whenIdleAfterLoad(() =>
      import('./offline/keep-offline.ts')
        .then(({ keepOffline }) => keepOffline(session, mayStartEarly))
        .catch(() => {}),
    );
  if (savesData) return;
  bindHints(document, {
    filter: () =>
      cube
        .loadRest()
        .then(warmUp)
        .catch(() => {}),
    rows() {
      if (!mayStartEarly || site.figuresOnly) return;
      drill.prepare();
      engine.prepare();
    },
  });
  if (isOfPerson) return;
  whenIdleAfterLoad(() =>
    Promise.all([cube.mayComeEarly && cube.open(), redraw.prepare(session.page)])
      .then(warmUp)
      .catch(() => {}),
  );
}

/** Not on the reader's own machine, where one address shows one report after the other. `isFirst`: also where nothing is kept yet. */
function mayBeKept(isFirst: boolean): boolean {
  const isLocal = /^$|^localhost$|^127|^\[/.test(location.hostname);
  return (
    !isLocal && Boolean(navigator.serviceWorker && (isFirst || navigator.serviceWorker.controller))
  );
}

/** The view filtered by a value, or without that filter where it has the value already. */
function toggled(view: View, key: FilterKey, value: string): View {
  const { [key]: previous, ...others } = view.filter;
  return { ...view, filter: previous === value ? others : { ...view.filter, [key]: value } };
}
