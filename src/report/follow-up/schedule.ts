/** Whether the schedule is kept, rep by rep: reminders before due, overdue and not contacted, promises. */
import { NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { hasInput } from '../parts/figure-cards.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { byLargest, metricColumns, metricRows, metricTotal } from '../parts/metric-table.ts';
import { repLink } from '../parts/people-links.ts';
import { table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';

const METRICS = [
  'reminder_rate',
  'contact_count',
  'overdue_customer_count',
  'silent_customer_count',
  'silent_amount',
  'promise_due_amount',
  'promise_kept_rate',
  'broken_promise_amount',
];

export const followUpSchedule: Block = {
  id: 'schedule',
  questions: (site, view): Record<string, Question> =>
    site.inputs.rep
      ? Object.fromEntries(
          METRICS.filter((metric) => hasInput(metric, site)).flatMap((metric) => [
            [metric, questionFor(view, metric, ['rep'])],
            [`${metric}.all`, questionFor(view, metric)],
          ]),
        )
      : {},
  render(answers, context) {
    const { h, t, site, view } = context;
    if (!answers.contact_count) return h('p', { class: 'empty' }, t('reps.noReps'));
    const asked = METRICS.filter((metric) => answers[metric]);
    const rows = metricRows(asked, 'rep', answers, context).sort(
      byLargest(['silent_amount', 'broken_promise_amount', 'overdue_customer_count']),
    );
    return h(
      'div',
      { class: 'long-table', 'data-chart': 'follow-up-schedule' },
      table(h, {
        caption: t('follow-up.schedule', {
          period: periodLabel(context, view.period.from, view.period.to),
          days: site.params.silentDays,
        }),
        columns: [
          {
            id: 'rep',
            label: t('common.filter.rep'),
            cell: ({ key }) => (key === undefined ? t('common.total') : repLink(key, context)),
          },
          ...metricColumns(asked, rows, context),
        ],
        rows,
        total: metricTotal(asked, answers, context),
        key: ({ key }) => key ?? NONE,
        ask: ({ key }) => (key === undefined ? {} : { at: { rep: key } }),
        empty: t('common.noData'),
        few: fewRows(rows.length, context),
      }),
    );
  },
};
