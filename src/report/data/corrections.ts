/** The corrections: what was mended or excluded, why and by whom, and those that no row needs any more. */
import { dateLabel } from '../../format/label.ts';
import { count, NO_VALUE } from '../../format/number.ts';
import type { DataReport } from '../data-report.ts';
import type { Block, RenderContext } from '../page.ts';
import { table } from '../parts/table.ts';
import { dataOf } from './summary.ts';

type Correction = DataReport['corrections'][number];

function which({ key, row }: Correction, { t }: RenderContext): string {
  if (key === null) return t('data.corrections.row', { row: String(row) });
  return Object.entries(key)
    .map(([column, value]) => t('data.corrections.key', { column, value }))
    .join(t('data.separator'));
}

function what({ set, rows }: Correction, { t }: RenderContext): string {
  if (set === null) return t('data.corrections.excluded');
  return set
    .map(({ column, before, after }) => {
      const parts = {
        column,
        before: before || t('data.emptyValue'),
        after: after || t('data.emptyValue'),
      };
      return t(rows > 0 ? 'data.corrections.set' : 'data.corrections.wanted', parts);
    })
    .join(t('data.separator'));
}

export const correctionsBlock: Block = {
  id: 'corrections',
  questions: () => ({}),
  render(_answers, context) {
    const { h, locale, t } = context;
    const { corrections } = dataOf(context);
    const isStale = ({ rows }: Correction): boolean => rows === 0;
    return h(
      'div',
      null,
      h('h2', null, t('data.corrections')),
      corrections.length === 0
        ? h('p', null, t('data.corrections.none'))
        : table<Correction>(h, {
            caption: t('data.corrections.caption'),
            columns: [
              { id: 'file', label: t('data.file'), cell: ({ file }) => file },
              {
                id: 'which',
                label: t('data.corrections.which'),
                cell: (line) => which(line, context),
              },
              {
                id: 'what',
                label: t('data.corrections.what'),
                cell: (line) => what(line, context),
              },
              {
                id: 'rows',
                label: t('data.count'),
                numeric: true,
                cell: (line) =>
                  isStale(line) ? t('data.corrections.stale') : count(line.rows, locale),
                tone: (line) => (isStale(line) ? 'bad' : null),
              },
              { id: 'reason', label: t('data.corrections.reason'), cell: ({ reason }) => reason },
              {
                id: 'date',
                label: t('data.corrections.date'),
                cell: ({ date }) => dateLabel(date, locale),
              },
              { id: 'by', label: t('data.corrections.by'), cell: ({ by }) => by ?? NO_VALUE },
              {
                id: 'from',
                label: t('data.corrections.from'),
                cell: ({ from, entry }) => t('data.corrections.entry', { file: from, entry }),
              },
            ],
            rows: corrections,
            empty: t('data.corrections.none'),
          }),
    );
  },
};
