/** The tip over a cell of the cohort triangle: whose invoices, at which age, how much of them. */
import { percent } from '../../format/number.ts';
import { elementMaker } from '../../report/parts/dom.ts';
import type { TipText } from './tip.ts';
import { pointerText } from './wording.ts';

const CELL = '.triangle td[data-age]:not([data-value=""])';

/** Null where the pointer is over nothing of the kind. */
export function cellTip(target: Element): TipText | null {
  const cell = target.closest<HTMLTableCellElement>(CELL);
  const line = cell?.closest('tr');
  if (!cell || !line) return null;
  const locale = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  const [month, billed] = line.cells;
  const head = pointerText('cohort', {
    month: (month?.querySelector('a') ?? month)?.textContent?.trim() ?? '',
    n: cell.dataset.age!,
  });
  const text = pointerText('ofBilled', {
    share: percent(Number(cell.dataset.value), locale),
    amount: billed?.textContent?.trim() ?? '',
  });
  const { left, right, top, bottom } = cell.getBoundingClientRect();
  const element = elementMaker(document).svg('rect', null);
  const box = { left, right, top, bottom, element };
  const mark = { ...box, group: '', step: null, name: head, series: '', text, change: '' };
  const lines = [{ mark, earlier: undefined }];
  return { head, lines, earlierHead: undefined, does: pointerText('clickRows') };
}
