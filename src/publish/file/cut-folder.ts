/** What is left out of a customer's folder that would be too large, a little at a time: rows at the end of lists, earlier months of the statement, drawings of very many marks. */
import { addMonths, type IsoDate, monthOf, monthStart } from '../../format/date.ts';
import { type Locale, text } from '../../i18n/locale.ts';
import { elementMaker } from '../../report/parts/dom.ts';
import type { View } from '../../view/view.ts';

export interface Cut {
  /** Lists are as long as they are in the report with all their rows shown. */
  isWhole: boolean;
  /** Rows of a list at most. */
  rows?: number;
  /** Months of the statement, up to the as-of date. */
  months?: number;
}

/** Each is smaller than the one before. */
export const CUTS: readonly [Cut, ...Cut[]] = [
  { isWhole: true },
  { isWhole: false },
  { isWhole: false, rows: 100, months: 3 },
  { isWhole: false, rows: 25, months: 1 },
];

/** Characters: a drawing of more has a mark for each of hundreds of payments. */
const MOST_DRAWN = 20_000;

const MORE = text('{n} more rows are in the report.', '另有 {n} 行，见报表。');
const UNDRAWN = text(
  'The drawing has too many marks for this folder; it is in the report.',
  '图中标记过多，未放入此文件，请见报表。',
);

/** The view of the statement. */
export function statementView(view: View, { months }: Cut): View {
  if (months === undefined) return view;
  const from: IsoDate = monthStart(addMonths(monthOf(view.asOf), 1 - months));
  return from <= view.period.from ? view : { ...view, period: { ...view.period, from } };
}

/** Cuts what has been drawn; a statement is whole in its months, or it would not add up. */
export function cutBlock(block: Element, { rows }: Cut, locale: Locale): void {
  if (rows === undefined) return;
  const h = elementMaker(block.ownerDocument);
  for (const body of block.querySelectorAll('tbody')) {
    const cut = [...body.children].slice(rows);
    if (cut.length === 0) continue;
    for (const row of cut) row.remove();
    const said = MORE[locale].replace('{n}', String(cut.length));
    body.closest('table')!.after(h('p', { class: 'note' }, said));
  }
  for (const drawing of block.querySelectorAll('svg'))
    if (drawing.outerHTML.length > MOST_DRAWN)
      drawing.replaceWith(h('p', { class: 'note' }, UNDRAWN[locale]));
}
