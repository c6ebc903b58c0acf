/** Brings the page to a view and says in its status line what is being waited for or why filters are off. */
import type { Labels } from '../format/label.ts';
import { hasWording, translator } from '../i18n/index.ts';
import type { Ask } from '../metrics/types.ts';
import { defaultView } from '../report/context.ts';
import type { RenderContext, Site, View } from '../report/types.ts';
import type { AskRows } from '../rows/types.ts';
import { disableFilters, showView } from './filters.ts';
import type { PageInfo } from './page.ts';
import { isDefault } from './state.ts';
import { markBusy, restoreBlocks, updateBlocks } from './update.ts';

/** Shorter waits need no words. */
const PATIENCE = 300;

export interface Redraw {
  /** What a page is drawn with. */
  context(page: PageInfo, view: View): Promise<RenderContext>;
  show(page: PageInfo, view: View, ask: Ask, isCurrent: () => boolean): Promise<void>;
  /** The engine cannot start: the built figures stay, filters are off. */
  fail(page: PageInfo, error: unknown): void;
  onProgress(received: number, expected: number | null): void;
}

export function createRedraw(
  site: Site,
  loadLabels: () => Promise<Labels>,
  askRows: AskRows,
): Redraw {
  let labels: Promise<Labels> | undefined;
  let failure: unknown;
  let progress = '';
  let waitingLine = '';
  const root = document.documentElement;

  const say = (text: string): void => {
    const line = document.querySelector('[data-engine-status]');
    if (line && line.textContent !== text) line.textContent = text;
  };
  const sayWaiting = (): void => {
    if (waitingLine) say(waitingLine + progress);
  };
  const built = (page: PageInfo): void => {
    restoreBlocks(document);
    restoreLines(document);
    delete root.dataset.waiting;
    showView(document, defaultView(page.site));
  };
  const fail = (page: PageInfo, error: unknown): void => {
    failure = error;
    built(page);
    disableFilters(document);
    const t = translator(page.locale);
    const key = `common.engineReason.${(error as { reason?: string }).reason}`;
    const reason = t(hasWording(page.locale, key) ? key : 'common.engineReason.answer');
    console.error(error);
    say(t('common.engineFailed', { reason }));
  };

  const drawing = async () => {
    labels ??= loadLabels().catch(() => ({}));
    const [report, names] = await Promise.all([import('./report.ts'), labels]);
    const contextOf = ({ locale }: PageInfo, view: View): RenderContext =>
      report.renderContext({ document, locale, site, view, labels: names });
    return { report, contextOf };
  };

  return {
    fail,
    context: async (page, view) => (await drawing()).contextOf(page, view),
    onProgress(received, expected) {
      progress = expected ? ` ${Math.floor((received / expected) * 100)} %` : '';
      sayWaiting();
    },
    async show(page, view, ask, isCurrent) {
      if (failure) return fail(page, failure);
      waitingLine = '';
      if (isDefault(view, site)) {
        built(page);
        say('');
        return;
      }
      markBusy(document);
      const timer = setTimeout(() => {
        if (!isCurrent()) return;
        waitingLine = translator(page.locale)('common.waiting');
        sayWaiting();
      }, PATIENCE);
      try {
        const { report, contextOf } = await drawing();
        if (!isCurrent()) return;
        const { locale, id } = page;
        const context = contextOf(page, view);
        writeLine(document, '[data-filter-line]', report.filterLine(context));
        const asOf = report.dateLabel(view.asOf, locale);
        writeLine(document, '[data-as-of]', context.t('common.asOf', { date: asOf }));
        await updateBlocks(document, {
          page: report.pageById(id),
          context,
          ask,
          askRows,
          isCurrent,
        });
        if (!isCurrent()) return;
        delete root.dataset.waiting;
        waitingLine = '';
        say('');
      } catch (error) {
        if (isCurrent()) fail(page, error);
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
