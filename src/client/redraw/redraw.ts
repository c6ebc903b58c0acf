/** Brings the page to a view and says in its status line what is being waited for. */
import { lazyRetry } from '../../engine/lazy-retry.ts';
import type { Labels } from '../../format/label.ts';
import type { Ask } from '../../metrics/types.ts';
import type { RenderContext } from '../../report/page.ts';
import type { AskRows } from '../../rows/types.ts';
import { isDefault } from '../../view/address.ts';
import { defaultView } from '../../view/default-view.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { explainMissingFile } from '../answer/newer-build.ts';
import { showView } from '../filters.ts';
import type { PageInfo } from '../route/page.ts';
import type { Status } from '../status.ts';
import { createDeferredDrawings } from './deferred-drawings.ts';
import { watchVisibility } from './visible-first.ts';
import { likelyViews, type WarmUpSpec, type WarmUp, createWarmUp } from './warm-up.ts';
import { markBusy, restoreBlocks, updateBlocks } from './update.ts';

/** Shorter waits need no words. */
const STATUS_DELAY_MS = 300;

export interface Redraw {
  /** What a page is drawn with. */
  context(page: PageInfo, view: View): Promise<RenderContext>;
  /** Draws a page in idle moments without showing it, from what `answer` knows, as long as it is needed. */
  rehearse(page: PageInfo, answer: WarmUpSpec['answer'], isNeeded: () => boolean): Promise<void>;
  /** Throws what the answers throw; then nothing of the view is left to see but what it shares with the default. */
  show(page: PageInfo, view: View, ask: Ask, isCurrent: () => boolean): Promise<void>;
}

export function createRedraw(
  site: Site,
  loadLabels: () => Promise<Labels>,
  askRows: AskRows,
  status: Status,
): Redraw {
  let labels: Promise<Labels> | undefined;
  const root = document.documentElement;
  const hidden = createDeferredDrawings();
  const rehearsals = new Map<string, WarmUp>();
  const inSightFirst = watchVisibility();
  inSightFirst(document);

  const built = (page: PageInfo): void => {
    restoreBlocks(document);
    restoreLines(document);
    delete root.dataset.waiting;
    showView(document, defaultView(page.site));
  };
  /** Shared, so that what is here already is drawn before the next frame. */
  const drawing = lazyRetry(async () => {
    labels ??= loadLabels().catch(() => ({}));
    const script = import('./redraw-chunk.ts').catch(async (error) => {
      throw await explainMissingFile(site, error);
    });
    const [report, names] = await Promise.all([script, labels]);
    const contextOf = ({ locale }: PageInfo, view: View): RenderContext => ({
      ...report.renderContext({ document, locale, site, view, labels: names }),
      later: hidden.later,
    });
    return { report, contextOf };
  });

  return {
    async rehearse(page, answer, isNeeded) {
      const { report, contextOf } = await drawing();
      const name = `${page.locale} ${page.id}`;
      const known =
        rehearsals.get(name) ??
        createWarmUp({
          page: report.pageById(page.id),
          contexts: likelyViews(site).map((view) => contextOf(page, view)),
          answer,
          isShown: hidden.isShown,
        });
      rehearsals.set(name, known);
      await known(isNeeded);
    },
    context: async (page, view) => (await drawing()).contextOf(page, view),
    async show(page, view, ask, isCurrent) {
      const order = inSightFirst(document);
      if (isDefault(view, site)) return built(page);
      showView(document, view);
      markBusy(document);
      const timer = setTimeout(() => {
        if (isCurrent()) status.wait();
      }, STATUS_DELAY_MS);
      try {
        const { report, contextOf } = await drawing();
        if (!isCurrent()) return;
        const { locale, id } = page;
        const context = contextOf(page, view);
        writeLine(document, '[data-filter-line]', report.filterLine(context));
        const asOf = report.dateLabel(view.asOf, locale);
        writeLine(document, '[data-as-of]', context.t('common.asOf', { date: asOf }));
        await updateBlocks(order, {
          page: report.pageById(id),
          context,
          ask,
          askRows,
          isCurrent,
        });
        if (!isCurrent()) return;
        delete root.dataset.waiting;
      } catch (error) {
        if (isCurrent()) built(page);
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
    line.textContent = text;
  }
}

function restoreLines(document: Document): void {
  for (const line of document.querySelectorAll('[data-filter-line], [data-as-of]'))
    if (lines.has(line)) line.textContent = lines.get(line)!;
}
