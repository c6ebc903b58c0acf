/**
 * Says when the reader is about to do something that takes more than the page has, so that it is under way before the
 * click. A page that is only read never does.
 */
import { ROWS_HASH } from '../report/parts/figure-ask.ts';
import { canBeAsked } from './drill/figures.ts';

/** Behind these stand rows, which the engine gives. */
const OPENS_ROWS = `[data-metric], a[href^="${ROWS_HASH}"], [data-seal] button, [data-console] > summary`;
const FILTERS = '[data-filters]';
/** What is typed here may be a day inside a month, or edges that no sums were stored for. */
const NEEDS_ROWS = `${FILTERS} [data-date], ${FILTERS} [name="edges"]`;

/** Milliseconds: who only passes over a figure with the pointer or the Tab key is gone by then. */
const REST_MS = 120;

export interface Hints {
  /** Rows will be asked for. */
  rows(): void;
  /** A filter will be chosen. */
  filter(): void;
}

function isBeforeRows(target: Element): boolean {
  const found = target.closest?.(OPENS_ROWS);
  return found != null && (!found.matches('[data-metric]') || canBeAsked(found));
}

/** Survives a swapped body. */
export function bindHints(document: Document, hints: Hints): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  const leave = (): void => clearTimeout(resting);
  const arrive = ({ target }: Event): void => {
    leave();
    if ((target as Element).closest?.(FILTERS)) hints.filter();
    if (isBeforeRows(target as Element)) resting = setTimeout(hints.rows, REST_MS);
  };
  for (const arrival of ['pointerover', 'focusin']) document.addEventListener(arrival, arrive);
  for (const departure of ['pointerout', 'focusout']) document.addEventListener(departure, leave);
  document.addEventListener('input', ({ target }) => {
    if ((target as Element).matches?.(NEEDS_ROWS)) hints.rows();
  });
}
