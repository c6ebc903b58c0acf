/** The data page's first lines: whether the figures can be relied on, and what they are made from. */

import { dateLabel } from '../../format/label.ts';
import { count } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { DataReport } from '../data-report.ts';
import type { Block, RenderContext } from '../page.ts';
import { memoryForRows } from './rows-memory.ts';
import { dataVerdict } from './verdict.ts';

/** The report; the build always gives it to this page. */
export function dataOf(context: RenderContext): DataReport {
  if (!context.data) throw new Error('the data page needs the data report');
  return context.data;
}

export const summaryBlock: Block = {
  id: 'summary',
  questions: () => ({}),
  render(_answers, context) {
    const { h, locale, site, t } = context;
    const { first, second } = dataVerdict(dataOf(context), context);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, first),
      h(
        'p',
        { class: 'who' },
        [
          ...second,
          t('data.who', {
            first: dateLabel(site.firstDate, locale),
            last: dateLabel(site.lastDate, locale),
          }),
        ].join(' · '),
      ),
      site.cube ? h('p', { class: 'note' }, t(`data.cube.${site.cube.customers}`)) : null,
      heavyRows(context),
    );
  },
};

/** What is off on most devices because all rows are too many for them. */
function heavyRows({ h, locale, site, t }: RenderContext): HTMLElement | null {
  const { itemsBytes } = site.assets;
  const memory = memoryForRows(itemsBytes);
  if (memory === null) return null;
  const parts = { size: count(Math.round(itemsBytes / 1e6), locale), memory };
  const first = t(Number.isFinite(memory) ? 'data.heavy.some' : 'data.heavy.none', parts);
  return h('p', { class: 'note' }, sentences(locale, [first, t('data.heavy.off')]));
}
