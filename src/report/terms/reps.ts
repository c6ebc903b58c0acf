/** Where invoices go out late: by rep, the most late items first. */
import { NONE } from '../../metrics/types.ts';
import type { Block } from '../page.ts';
import { repLink } from '../parts/people-links.ts';
import { table } from '../parts/table.ts';
import { metricColumn, type SplitRow, splitQuestions, splitRows } from './columns.ts';

const METRICS = [
  'invoiced_late_count',
  'delivered_item_count',
  'invoicing_lag_within',
  'invoicing_lag_weighted',
  'invoicing_lag_money',
] as const;

export const termsReps: Block = {
  id: 'reps',
  questions: (site, view) =>
    site.inputs.delivery && site.inputs.rep ? splitQuestions(METRICS, 'rep', view) : {},
  render(answers, context) {
    const { h, t, site } = context;
    // the chart above says that this is missing
    if (!site.inputs.delivery) return h('div');
    if (!site.inputs.rep) return h('p', { class: 'empty' }, t('terms.noReps'));
    const { rows, total } = splitRows(METRICS, 'rep', answers, context);
    const late = ({ values }: SplitRow): number => values.invoiced_late_count ?? 0;
    return h(
      'div',
      { 'data-chart': 'terms-reps' },
      table<SplitRow>(h, {
        caption: t('terms.repsCaption', { days: site.params.invoicingLagDays }),
        columns: [
          {
            id: 'rep',
            label: t('common.filter.rep'),
            cell: ({ key }) => repLink(key, context),
            total: t('common.total'),
          },
          ...METRICS.map((metric) => metricColumn(metric, context)),
        ],
        rows: rows
          .filter(({ values }) => (values.delivered_item_count ?? 0) > 0)
          .sort((a, b) => late(b) - late(a)),
        total,
        key: ({ key }) => key ?? NONE,
        ask: (row) => (row === total ? {} : { at: { rep: row.key } }),
        empty: t('common.noData'),
      }),
    );
  },
};
