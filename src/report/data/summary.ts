/** The data page's first line: whether every row is accounted for and every total ties. */

import { dateLabel } from '../../format/label.ts';
import { count, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { sentences } from '../../i18n/locale.ts';
import type { DataReport } from '../data-report.ts';
import type { Block, RenderContext } from '../page.ts';
import { memoryForRows } from './rows-memory.ts';

/** The report; the build always gives it to this page. */
export function dataOf(context: RenderContext): DataReport {
  if (!context.data) throw new Error('the data page needs the data report');
  return context.data;
}

export interface RowSums {
  read: number;
  used: number;
  setAside: number;
  notData: number;
  /** Read rows that are in none of the three. */
  unaccounted: number;
}

export function rowSums(files: DataReport['files']): RowSums {
  const [read, used] = [sumOf(files, (f) => f.rowsRead), sumOf(files, (f) => f.rowsUsed)];
  const [setAside, notData] = [
    sumOf(files, (f) => f.rowsSetAside),
    sumOf(files, (f) => f.rowsNotData),
  ];
  return { read, used, setAside, notData, unaccounted: read - used - setAside - notData };
}

export const summaryBlock: Block = {
  id: 'summary',
  questions: () => ({}),
  render(_answers, context) {
    const { h, locale, site, t } = context;
    const { files, tieOut, questions } = dataOf(context);
    const rows = rowSums(files);
    const untied = tieOut.filter((line) => line.difference !== 0).length;
    const names = new Set(files.map((file) => file.file)).size;
    const parts = {
      rows: count(rows.read, locale),
      n: names,
      setAside: count(rows.setAside, locale),
      share: percent(rows.read === 0 ? null : rows.setAside / rows.read, locale, 2),
    };
    const first =
      rows.unaccounted !== 0
        ? t('data.answer.lost', { rows: count(rows.unaccounted, locale) })
        : t(rows.setAside === 0 ? 'data.answer.all' : 'data.answer.some', parts);
    const second = untied === 0 ? t('data.answer.ties') : t('data.answer.untied', { n: untied });
    const assumed = questions.filter(({ isAnswered }) => !isAnswered).length;
    const third = assumed === 0 ? '' : t('data.answer.assumed', { n: assumed });
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, first + second + third),
      h(
        'p',
        { class: 'who' },
        t('data.who', {
          asOf: dateLabel(site.asOf, locale),
          first: dateLabel(site.firstDate, locale),
          last: dateLabel(site.lastDate, locale),
        }),
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
