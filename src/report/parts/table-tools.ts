/** What stands beside a table: it can be taken along, and a long one shows a few rows until all are asked for. */
import { count } from '../../format/number.ts';
import type { RenderContext } from '../page.ts';
import type { ElementMaker } from './dom.ts';

/** The files that any table can be taken along as; what writes them is fetched on first use. */
export const tableTools = (h: ElementMaker): HTMLElement =>
  h(
    'div',
    { class: 'table-tools' },
    h('button', { type: 'button', 'data-export': 'csv' }, 'CSV'),
    h('button', { type: 'button', 'data-export': 'xlsx' }, 'XLSX'),
  );

/** Rows in sight; the style sheet counts them. */
export const FEW = 8;

/** Which rows of a long table are in sight at first, and what its button and its print say; a table in groups marks its own. */
export interface FewRows {
  at: 'first' | 'last' | 'unmarked';
  all: string;
  fewer: string;
  printed: string;
}

/** Null where there are no more rows than are in sight. */
export function fewRows(
  rows: number,
  { t, locale }: Pick<RenderContext, 't' | 'locale'>,
  at: FewRows['at'] = 'first',
): FewRows | null {
  if (rows <= FEW) return null;
  const parts = { few: FEW, n: count(rows, locale) };
  return {
    at,
    all: t('common.showAll', parts),
    fewer: t(at === 'last' ? 'common.showLast' : 'common.showFirst', parts),
    printed: t(at === 'last' ? 'common.printedLast' : 'common.printedFirst', parts),
  };
}

export const fewRowsLine = (h: ElementMaker, { all, fewer, printed }: FewRows): HTMLElement =>
  h(
    'p',
    { class: 'few' },
    h('button', { type: 'button', 'data-all': fewer, 'aria-expanded': 'false' }, all),
    h('span', { class: 'note' }, printed),
  );
