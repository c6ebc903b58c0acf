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
  const current = buttons.find((button) => button.tabIndex === 0 && button.dataset.current);
  for (const button of buttons) button.tabIndex = -1;
  const stop = current ?? buttons[0];
  if (stop) stop.tabIndex = 0;
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

/** Enlivens the figures of the page and of what is drawn later. Survives a swapped body. */
export function bindFigures(open: (figure: Element) => void): void {
  let isWaiting = false;
  const refresh = (): void => {
    isWaiting = false;
    for (const figure of document.querySelectorAll('[data-metric]')) makeButton(figure);
    for (const chart of document.querySelectorAll(
      '[data-chart]:has(.chart-data) > .chart, .chart.spark',
    ))
      chart.setAttribute('tabindex', '0');
    for (const table of document.querySelectorAll('table:has(.open-rows)')) setTabStop(table);
  };
  const soon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    whenIdleAfterPaint(refresh);
  };
  new MutationObserver(soon).observe(document.documentElement, { childList: true, subtree: true });
  soon();
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
