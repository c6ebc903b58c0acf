/** Who disputes, in which region and segment, and whose accounts they are: a line each. */
import { NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { byLargest, metricColumns, metricRows, metricTotal } from '../parts/metric-table.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';

const METRICS = [
  'dispute_count',
  'disputed_amount',
  'dispute_old_amount',
  'dispute_opened_count',
  'dispute_lost_amount',
];
/** More customers than these are reached by the filters. */
const MOST = 50;

function whoBlock(by: 'customer' | 'rep' | 'region' | 'segment'): Block {
  return {
    id: `${by}s`,
    questions: (site, view): Record<string, Question> =>
      by !== 'customer' && !site.inputs[by]
        ? {}
        : Object.fromEntries(
            METRICS.flatMap((metric) => [
              [metric, questionFor(view, metric, [by])],
              [`${metric}.all`, questionFor(view, metric)],
            ]),
          ),
    render(answers, context) {
      const { h, t, view, label } = context;
      if (!answers.dispute_count) return h('p', { class: 'empty' }, t.named('disputes.lacks', by));
      const all = metricRows(METRICS, by, answers, context).sort(
        byLargest(['disputed_amount', 'dispute_opened_count', 'dispute_lost_amount']),
      );
      const rows = all.slice(0, MOST);
      return h(
        'div',
        { class: 'long-table', 'data-chart': `disputes-${by}` },
        table(h, {
          caption: t(`disputes.by.${by}`, {
            period: periodLabel(context, view.period.from, view.period.to),
          }),
          columns: [
            {
              id: by,
              label: t(`common.filter.${by}`),
              cell: ({ key }) => {
                if (key === undefined) return t('common.total');
                if (by === 'customer') return customerLink(key, context);
                return by === 'rep' ? repLink(key, context) : label(by, key);
              },
            },
            ...metricColumns(METRICS, rows, context),
          ],
          rows,
          total: all.length > 1 ? metricTotal(METRICS, answers, context) : null,
          key: ({ key }) => key ?? NONE,
          ask: ({ key }) => (key === undefined ? {} : { at: { [by]: key } }),
          empty: t('disputes.nobody'),
          few: fewRows(rows.length, context),
        }),
        all.length > rows.length
          ? h('p', { class: 'note' }, t('disputes.more', { n: all.length - rows.length }))
          : null,
      );
    },
  };
}

export const disputesCustomers = whoBlock('customer');
export const disputesReps = whoBlock('rep');
export const disputesRegions = whoBlock('region');
export const disputesSegments = whoBlock('segment');
