/** Brings the page to a view and says in its status line what is being waited for. */
import { lazyRetry, lazyRetryBy } from '../../engine/lazy-retry.ts';
import type { Labels } from '../../format/label.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { PageId, RenderContext } from '../../report/page.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { explainMissingFile } from '../answer/newer-build.ts';
import { showView } from '../filters.ts';
import { builtView, isAsBuilt } from '../route/named.ts';
import type { PageInfo } from '../route/page.ts';
import type { Status } from '../status.ts';
import { createDeferredDrawings } from './deferred-drawings.ts';
import type { Update } from './update.ts';
import { watchVisibility } from './visible-first.ts';
import { clearBusy, markBusy, patiently } from './waiting.ts';
import type { WarmUp, WarmUpSpec } from './warm-up.ts';

/** Shorter waits need no words. */
const STATUS_DELAY_MS = 300;

/** Who answers a page's questions. */
type PageAsks = Pick<Update, 'ask' | 'askRows'>;

export interface Redraw {
  /** Fetches what draws a page that is about to be shown. */
  prepare(page: Pick<PageInfo, 'id' | 'locale'>): Promise<void>;
  /** What a page is drawn with. */
  context(page: PageInfo, view: View): Promise<RenderContext>;
  /** Draws a page in idle moments without showing it, with what `answer` gives at once, as long as it is needed. */
  warmUp(page: PageInfo, answer: WarmUpSpec['answer'], isNeeded: () => boolean): Promise<void>;
  /** Throws what the answers throw; then nothing of the view is left to see but what it shares with the default. */
  show(page: PageInfo, view: View, asks: PageAsks, isCurrent: () => boolean): Promise<void>;
  /** Says on the page of one person, which shows nobody, that the one of this view could not be worked out. */
  showUnanswered(page: PageInfo, view: View, isCurrent: () => boolean): Promise<void>;
}

/** `prepare` makes ready what has been drawn before the page holds it. */
export function createRedraw(
  site: Site,
  loadLabels: () => Promise<Labels>,
  status: Status,
  prepare: (drawn: Element) => void,
): Redraw {
  let labels: Promise<Labels> | undefined;
  /** Not here before anything has been drawn. */
  let restoreBlocks: ((root: ParentNode) => void) | undefined;
  const root = document.documentElement;
  const deferred = createDeferredDrawings(prepare);
  const warmUps = new Map<string, WarmUp>();
  const visibility = watchVisibility();
  visibility.first(document);

  const showAsBuilt = (page: PageInfo): void => {
    clearBusy(document);
    restoreBlocks?.(document);
    restoreLines(document);
    delete root.dataset.waiting;
    delete root.dataset.drawing;
    showView(document, builtView(page), page.site);
  };
  /** All are shared, so that what is here already is drawn before the next frame. */
  const script = lazyRetry(() => import('./redraw-chunk.ts'));
  const contextIn = lazyRetryBy(async (locale: Locale) => {
    labels ??= loadLabels().catch(() => ({}));
    const { renderContext, loadWordings, ...chunk } = await script();
    restoreBlocks = chunk.restoreBlocks;
    const [t, names] = await Promise.all([loadWordings(locale), labels]);
    return (view: View): RenderContext => ({
      ...renderContext({ document, locale, t, site, view, labels: names }),
      later: deferred.later,
    });
  });
  const reportPage = lazyRetryBy(async (id: PageId) => (await script()).loadPage(id));
  const explained = <T>(loading: Promise<T>): Promise<T> =>
    loading.catch(async (error) => {
      throw await explainMissingFile(site, error);
    });
  const load = async ({ id, locale }: Pick<PageInfo, 'id' | 'locale'>) => {
    const loading = Promise.all([script(), reportPage(id), contextIn(locale)]);
    const [chunk, own, contextOf] = await explained(loading);
    return { chunk, own, contextOf };
  };

  return {
    prepare: (page) =>
      load(page).then(
        () => {},
        () => {},
      ),
    async warmUp(page, answer, isNeeded) {
      const { chunk, own, contextOf } = await load(page);
      const name = `${page.locale} ${page.id}`;
      const warmUp =
        warmUps.get(name) ??
        chunk.createWarmUp({
          page: own,
          contexts: chunk.likelyViews(site).map(contextOf),
          answer,
          isShown: deferred.isShown,
        });
      warmUps.set(name, warmUp);
      await warmUp(isNeeded);
    },
    context: async ({ locale }, view) => (await explained(contextIn(locale)))(view),
    async showUnanswered(page, view, isCurrent) {
      const { chunk, own, contextOf } = await load(page);
      const place = document.querySelector<HTMLElement>(`[data-block="${page.id}.answer"]`);
      const said = own.unanswered?.(contextOf(view));
      if (place && said && isCurrent()) chunk.draw(place, said, prepare);
    },
    async show(page, view, asks, isCurrent) {
      const places = visibility.first(document);
      if (isAsBuilt(page, view)) return showAsBuilt(page);
      showView(document, view, site);
      // No style looks at it: it says that the page is not the view's yet, for whoever waits for that.
      root.dataset.drawing = '';
      // What is hidden until all of it is here is drawn in one go.
      const isHidden = 'waiting' in root.dataset;
      const timer = setTimeout(() => {
        if (isCurrent()) status.wait();
      }, STATUS_DELAY_MS);
      try {
        const { chunk, own, contextOf } = await patiently(load(page), () => {
          if (isCurrent()) markBusy(places);
        });
        if (!isCurrent()) return;
        const { locale } = page;
        const pace = chunk.createPace();
        const context = contextOf(view);
        writeLine(document, '[data-filter-line]', chunk.filterLine(context));
        writeLine(document, '[data-folded-line]', chunk.foldedLine(context));
        writeLine(document, '[data-view-name]', chunk.shownViewName(page.id, context));
        const asOf = chunk.dateLabel(view.asOf, locale);
        writeLine(document, '[data-as-of]', context.t('common.asOf', { date: asOf }));
        await chunk.updateBlocks(places, {
          page: own,
          context,
          prepare,
          pause: (left) => (isHidden || left.some(visibility.isVisible) ? undefined : pace()),
          ...asks,
          isCurrent,
        });
        if (!isCurrent()) return;
        delete root.dataset.waiting;
        delete root.dataset.drawing;
      } catch (error) {
        if (isCurrent()) showAsBuilt(page);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** The lines' texts as built, for the default view. */
const lines = new WeakMap<Element, string>();

function writeLine(document: Document, selector: string, text: string): void {
  for (const line of document.querySelectorAll(selector)) {
    if (!lines.has(line)) lines.set(line, line.textContent ?? '');
    if (line.textContent !== text) line.textContent = text;
  }
}

function restoreLines(document: Document): void {
  for (const line of document.querySelectorAll(
    '[data-filter-line], [data-folded-line], [data-view-name], [data-as-of]',
  ))
    if (lines.has(line)) line.textContent = lines.get(line)!;
}
