/** A line a reason: what is open of it, how long it takes, how often it comes up, what is given up in the end. */
import { NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { byLargest, metricColumns, metricRows, metricTotal } from '../parts/metric-table.ts';
import { table } from '../parts/table.ts';

const METRICS = [
  'dispute_count',
  'disputed_amount',
  'disputed_overdue_amount',
  'dispute_opened_count',
  'dispute_resolved_count',
  'dispute_days',
  'dispute_lost_amount',
];

export const disputesReasons: Block = {
  id: 'reasons',
  questions: (_site, view): Record<string, Question> =>
    Object.fromEntries(
      METRICS.flatMap((metric) => [
        [metric, questionFor(view, metric, ['reason'])],
        [`${metric}.all`, questionFor(view, metric)],
      ]),
    ),
  render(answers, context) {
    const { h, t, view, label } = context;
    const rows = metricRows(METRICS, 'reason', answers, context).sort(
      byLargest(['disputed_amount', 'dispute_lost_amount']),
    );
    return h(
      'div',
      { 'data-chart': 'disputes-reasons' },
      table(h, {
        caption: t('disputes.reasonsCaption', {
          period: periodLabel(context, view.period.from, view.period.to),
        }),
        columns: [
          {
            id: 'reason',
            label: t('disputes.reason'),
            cell: ({ key }) => (key === undefined ? t('common.total') : label('reason', key)),
          },
          ...metricColumns(METRICS, rows, context, 'disputed_amount'),
        ],
        rows,
        total: metricTotal(METRICS, answers, context),
        key: ({ key }) => key ?? NONE,
        ask: ({ key }) => (key === undefined ? {} : { at: { reason: key } }),
        empty: t('disputes.noneOpen'),
      }),
    );
  },
};
