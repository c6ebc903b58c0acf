/** What a printed figure stands for, as an attribute: what makes its question differ from the page's own. */
import type { Dimension, Question } from '../../metrics/types.ts';
import type { RowsQuestion } from '../../rows/types.ts';

/**
 * `at`: the values of the dimensions that the figure is split by. The rest overrides the view; an empty filter takes the
 * reader's away.
 */
export interface FigureAsk
  extends Partial<Pick<Question, 'filter' | 'except' | 'period' | 'asOf' | 'basis' | 'grain'>> {
  at?: Partial<Record<Dimension, string | null>>;
  /** A named set of rows stands behind the figure instead of its metric's own. */
  which?: RowsQuestion['which'];
  state?: RowsQuestion['state'];
}

/** The hash of the address that opens the panel behind figures. */
export const ROWS_HASH = '#rows=';

/** The hash for what the panel is to show. */
export const rowsHash = (target: object): string =>
  ROWS_HASH + encodeURIComponent(JSON.stringify(target));

/** Stands on the figure or on anything around it: what is closer adds to and overrides what is farther. */
export const FIGURE_ASK = 'data-ask';

/** The attribute's text; null: no rows stand behind the figure; undefined: no attribute. */
export const figureAsk = (ask: FigureAsk | null | undefined): string | undefined =>
  ask === undefined ? undefined : JSON.stringify(ask);

/** What the figure asks, or null where nothing stands behind it. */
export function readFigureAsk(figure: Element): FigureAsk | null {
  let ask: FigureAsk = {};
  for (let at: Element | null = figure; at; at = at.parentElement) {
    const text = at.getAttribute(FIGURE_ASK);
    if (text === null) continue;
    const own = JSON.parse(text) as FigureAsk | null;
    if (own === null) return null;
    ask = {
      ...own,
      ...ask,
      ...(own.at || ask.at ? { at: { ...own.at, ...ask.at } } : {}),
      ...(own.filter || ask.filter ? { filter: { ...own.filter, ...ask.filter } } : {}),
    };
  }
  return ask;
}
