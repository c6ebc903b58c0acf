/** The panel behind a figure: its rows, how it is calculated, and the documents the rows lead to. */
import { elementMaker } from '../../report/parts/dom.ts';
import { figureText } from './figure-text.ts';
import type { PanelEvents, PanelSource, TabParts } from './tab.ts';
import '../../styles/panel.css';
import { METRICS, metricById } from '../../metrics/catalogue.ts';
import type { RenderContext } from '../../report/page.ts';
import { downloadNote } from '../status.ts';
import { passport } from './passport.ts';
import { releaseStore } from './row-store.ts';
import { rowsTab } from './rows-tab.ts';
import { scopeLine } from './scope-line.ts';
import type { Tab, Target } from './target.ts';
import { partIds } from './totals.ts';
import { engineReason, rowsText } from './wording.ts';

export interface Panel {
  /** Shows a target; `printed` is what the figure shows on the page. */
  show(target: Target, printed: number | null | undefined, canGoBack: boolean): Promise<void>;
  /** Says that the address names nothing that could be shown. */
  showUnreadable(): Promise<void>;
  close(): void;
}

/** One panel for the page; it lives in the body only while it is open. */
export function createPanel(document: Document, source: PanelSource, events: PanelEvents): Panel {
  const h = elementMaker(document);
  const dialog = h('dialog', { class: 'panel', 'aria-labelledby': 'panel-title' });
  let turn = 0;
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    events.back();
  });
  dialog.addEventListener('click', (event) => {
    // A click on the backdrop hits the dialog itself.
    if (event.target === dialog) events.close();
  });

  const open = (parts: Node[], title: HTMLElement): void => {
    dialog.replaceChildren(...parts);
    if (!dialog.isConnected) document.body.append(dialog);
    if (!dialog.open) dialog.showModal();
    title.focus();
  };
  const showUnreadable = async (): Promise<void> => {
    const mine = ++turn;
    const { locale } = await source.context();
    if (mine !== turn) return;
    const title = h('h2', { id: 'panel-title', tabindex: -1 }, rowsText(locale, 'unreadable'));
    const close = h('button', { type: 'button', class: 'panel-close' }, rowsText(locale, 'close'));
    close.addEventListener('click', events.close);
    const text = h('p', { class: 'empty', role: 'alert' }, rowsText(locale, 'unreadableHint'));
    const body = h('div', { class: 'panel-body' }, text);
    open([h('div', { class: 'panel-head' }, title, close), body], title);
  };

  return {
    showUnreadable,
    async show(target, printed, canGoBack) {
      if (!isKnown(target)) return showUnreadable();
      const mine = ++turn;
      const context = await source.context();
      if (mine !== turn) return;
      const { locale } = context;
      const { parts, title, body } = layout({ target, printed, canGoBack }, context, events);
      const setTitle = (text: string): void => {
        title.textContent = text;
      };
      open(parts, title);
      const fail = (error: unknown): void => {
        if (mine !== turn) return;
        const text = rowsText(locale, 'failed', { reason: engineReason(error, context.t) });
        body.replaceChildren(h('p', { class: 'empty', role: 'alert' }, text));
        body.removeAttribute('aria-busy');
      };
      try {
        const given = { h, context, target, printed, source, events, fail, setTitle };
        const made = await contentOf(given);
        if (mine !== turn) return;
        body.replaceChildren(made);
        body.removeAttribute('aria-busy');
      } catch (error) {
        fail(error);
      }
    },
    close() {
      turn++;
      if (dialog.open) dialog.close();
      dialog.remove();
      releaseStore();
    },
  };
}

/** What a figure is made of and how, or its rows; where there are none to show, that. */
async function contentOf(given: TabParts): Promise<Element> {
  const { h, context, target } = given;
  const { figuresOnly } = context.site;
  if (target.metric !== undefined && (target.tab === 'how' || figuresOnly)) return passport(given);
  if (figuresOnly) return h('p', { class: 'empty' }, rowsText(context.locale, 'figuresOnly'));
  return rowsTab(given);
}

/** Is there such a metric, and does it have such a part? */
function isKnown({ metric, measure }: Target): boolean {
  if (metric === undefined) return measure === undefined;
  const known = METRICS.find(({ id }) => id === metric);
  return known !== undefined && (measure === undefined || partIds(known).includes(measure));
}

/** Lines that stand for the rows while they come. */
const COMING_ROWS = Array.from({ length: 8 });

interface Shown {
  target: Target;
  printed: number | null | undefined;
  canGoBack: boolean;
}

/** The panel before its rows are here: head, scope, tabs of a figure, and a body that says it is loading. */
function layout(
  { target, printed, canGoBack }: Shown,
  context: RenderContext,
  events: PanelEvents,
): { parts: Node[]; title: HTMLElement; body: HTMLElement } {
  const { h, locale } = context;
  const isFigure = target.metric !== undefined;
  const button = (text: string, attributes: Record<string, string>, run: () => void) => {
    const made = h('button', { type: 'button', ...attributes }, text);
    made.addEventListener('click', run);
    return made;
  };
  const tab = (id: Tab): HTMLElement =>
    button(
      rowsText(locale, `tab.${id}`),
      {
        role: 'tab',
        id: `panel-tab-${id}`,
        'aria-selected': String((target.tab ?? 'rows') === id),
        'aria-controls': 'panel-body',
      },
      () => events.go({ ...target, tab: id }, false),
    );
  const title = h(
    'h2',
    { id: 'panel-title', tabindex: -1 },
    isFigure ? metricById(target.metric!).label[locale] : setName(target, context),
  );
  const value = isFigure ? h('span', { class: 'panel-value' }) : null;
  if (value && printed !== undefined) value.textContent = figureText(target, printed, context);
  const back = canGoBack
    ? button(`← ${rowsText(locale, 'back')}`, { class: 'panel-back' }, events.back)
    : null;
  const close = button(rowsText(locale, 'close'), { class: 'panel-close' }, events.close);
  const tabs =
    isFigure && !context.site.figuresOnly
      ? [h('div', { class: 'panel-tabs', role: 'tablist' }, tab('rows'), tab('how'))]
      : [];
  const body = h('div', { class: 'panel-body', 'aria-busy': 'true', id: 'panel-body' });
  if (tabs.length > 0) {
    body.setAttribute('role', 'tabpanel');
    body.setAttribute('aria-labelledby', `panel-tab-${target.tab ?? 'rows'}`);
  }
  body.append(
    h('p', { class: 'note', role: 'status' }, rowsText(locale, 'loading')),
    h('p', null, downloadNote(h)),
    h(
      'div',
      { class: 'coming-rows', 'aria-hidden': 'true' },
      COMING_ROWS.map(() => h('span')),
    ),
  );
  const scope = h('p', { class: 'unit-line' }, scopeLine(target, context));
  const head = h('div', { class: 'panel-head' }, back, title, value, close);
  return { parts: [head, scope, ...tabs, body], title, body };
}

/** A document and a payment are named by their rows, as soon as they are there. */
const setName = ({ which }: Target, { locale }: RenderContext): string =>
  which === undefined || which === 'behind' || which === 'document' || which === 'payment'
    ? ''
    : rowsText(locale, `title.${which}`);
