/** Every printed figure is a button that opens what it is made of; what opens it is fetched on first use. */
import { whenIdleAfterPaint } from '../idle.ts';

/** Whether a figure can be asked about: it says what it asks where it is one of many. */
export function canBeAsked(figure: Element): boolean {
  if (figure.closest('[data-ask="null"], dialog')) return false;
  // A cell stands for its row: without knowing which, it cannot be asked for.
  const line = figure.closest('tr');
  return !line || line.matches('[data-ask], :has([data-ask])');
}

/** Wraps what a figure shows into a button, unless nothing stands behind it. */
function makeButton(figure: Element): void {
  if (figure.querySelector(':scope > button, a') || !figure.textContent?.trim()) return;
  if (!canBeAsked(figure)) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'open-rows';
  button.setAttribute('aria-haspopup', 'dialog');
  button.append(...[...figure.childNodes].filter((node) => !isBar(node)));
  figure.prepend(button);
}

const isBar = (node: Node): boolean => node instanceof SVGElement;

/** One tab stop a table: arrows move among its figures. */
function setTabStop(table: Element): void {
  const buttons = [...table.querySelectorAll<HTMLElement>('.open-rows')];
  const current = buttons.find((button) => button.hasAttribute('data-current'));
  for (const button of buttons) {
    const stop = button === (current ?? buttons[0]) ? 0 : -1;
    if (button.getAttribute('tabindex') !== String(stop)) button.tabIndex = stop;
  }
}

/** A chart whose marks can be walked along by keys. */
const WALKED = '[data-chart]:has(.chart-data) > .chart, .chart.spark';

/** Makes the figures in what is drawn buttons, but those of a fold that is closed. Best before the page holds it. */
export function enliven(drawn: Element): void {
  const all = (selector: string): Element[] => [
    ...(drawn.matches(selector) ? [drawn] : []),
    ...drawn.querySelectorAll(selector),
  ];
  const tables = new Set<Element>();
  for (const figure of all('[data-metric]')) {
    const fold = figure.closest('.chart-data:not([open])');
    if (fold && fold !== drawn) continue;
    makeButton(figure);
    const table = figure.closest('table');
    if (table) tables.add(table);
  }
  for (const table of tables) setTabStop(table);
  for (const chart of all(WALKED)) chart.setAttribute('tabindex', '0');
  done.add(drawn);
}

/** What has been enlivened. */
const done = new WeakSet<Node>();

/** The same where that has not been done yet. */
export function enlivenOnce(drawn: Element): void {
  if (!done.has(drawn)) enliven(drawn);
}

/** The figure that an arrow key leads to from a cell, or null at the edge. */
function neighbour(cell: Element, key: string): HTMLElement | null {
  const figureIn = (candidate: Element | null | undefined): HTMLElement | null =>
    candidate?.querySelector<HTMLElement>('.open-rows') ?? null;
  const line = cell.closest('tr')!;
  const column = [...line.children].indexOf(cell);
  const rows = [...line.closest('table')!.querySelectorAll('tr')];
  const step = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    for (let at = rows.indexOf(line) + step; rows[at]; at += step) {
      const found = figureIn(rows[at]!.children[column]);
      if (found) return found;
    }
    return null;
  }
  for (let at = column + step; line.children[at]; at += step) {
    const found = figureIn(line.children[at]);
    if (found) return found;
  }
  return null;
}

/** Enlivens, in idle moments, the figures of the page and whatever else comes into it. Survives a swapped body. */
export function bindFigures(open: (figure: Element) => void): void {
  const added = new Set<Element>();
  const refresh = (): void => {
    const places = [...added].filter((place) => place.isConnected);
    added.clear();
    for (const place of places) enliven(place);
  };
  const add = (place: Element): void => {
    if (added.size === 0) whenIdleAfterPaint(refresh);
    added.add(place);
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) {
        if (node instanceof Element) {
          if (!done.has(node)) add(node);
        } else if (node.parentElement?.matches('[data-metric]')) add(node.parentElement);
      }
  }).observe(document.documentElement, { childList: true, subtree: true });
  add(document.body);
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.('.open-rows');
    if (button) open(button.closest('[data-metric]')!);
  });
  document.addEventListener('keydown', (event) => {
    if (!event.key.startsWith('Arrow') || event.altKey || event.ctrlKey || event.metaKey) return;
    const button = (event.target as Element).closest?.<HTMLElement>('.open-rows');
    const cell = button?.closest('td, th');
    const next = cell && neighbour(cell, event.key);
    if (!next) return;
    event.preventDefault();
    for (const other of cell.closest('table')!.querySelectorAll<HTMLElement>('.open-rows')) {
      other.tabIndex = -1;
      delete other.dataset.current;
    }
    next.tabIndex = 0;
    next.dataset.current = '';
    next.focus();
  });
}
