/** What lawyers and agencies were given, brought, cost and left. */
import type { Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { hasInput } from '../parts/figure-cards.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { metricColumns, metricRows } from '../parts/metric-table.ts';
import { table } from '../parts/table.ts';

const STAGES: (string | null | undefined)[] = ['legal', 'agency'];
const METRICS = [
  'stage_entered_amount',
  'stage_amount',
  'stage_cash_amount',
  'stage_cost_amount',
  'stage_net_amount',
  'stage_days',
];

export const followUpThirdParties: Block = {
  id: 'third-parties',
  questions: (site, view): Record<string, Question> =>
    Object.fromEntries(
      METRICS.filter((metric) => hasInput(metric, site)).map((metric) => [
        metric,
        questionFor(view, metric),
      ]),
    ),
  render(answers, context) {
    const { h, t, view, label } = context;
    const asked = METRICS.filter((metric) => answers[metric]);
    const rows = metricRows(asked, 'stage', answers, context)
      .filter(({ key }) => STAGES.includes(key))
      .sort((a, b) => STAGES.indexOf(a.key) - STAGES.indexOf(b.key));
    const period = periodLabel(context, view.period.from, view.period.to);
    return h(
      'div',
      { 'data-chart': 'follow-up-third-parties' },
      table(h, {
        caption: t('follow-up.thirdParties', { period }),
        columns: [
          {
            id: 'stage',
            label: t('follow-up.stage'),
            cell: ({ key = null }) => label('stage', key),
          },
          ...metricColumns(asked, rows, context),
        ],
        rows,
        key: ({ key }) => key ?? '',
        ask: ({ key = null }) => ({ at: { stage: key } }),
        empty: t('follow-up.noThirdParty'),
      }),
      asked.includes('stage_cost_amount')
        ? null
        : h('p', { class: 'note' }, t('follow-up.noCosts')),
    );
  },
};
