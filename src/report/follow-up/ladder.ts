/** The ladder of dunning as a funnel: what stands at each stage, what came to it, what was paid there, what went on. */
import { type Answer, NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { type MetricRow, metricColumns, metricRows } from '../parts/metric-table.ts';
import { table } from '../parts/table.ts';

const METRICS = [
  'stage_amount',
  'stage_customer_count',
  'stage_days',
  'stage_entered_amount',
  'stage_cash_amount',
  'stage_recovery_rate',
  'stage_moved_amount',
  'stage_median_days',
];
const LADDER = ['reminder', 'dunning', 'dunning-1', 'dunning-2', 'dunning-3', 'legal', 'agency'];

/** Up the ladder; a stage that is not on it after those that are, by its name. */
const rung = (stage: string | null | undefined): string => {
  const at = LADDER.indexOf(stage ?? '');
  return `${String(at < 0 ? 99 : at).padStart(2, '0')}${stage ?? ''}`;
};

/** The stages from the first rung on. */
export const ladderRows = (
  metrics: readonly string[],
  answers: Record<string, Answer>,
  context: RenderContext,
): MetricRow[] =>
  metricRows(metrics, 'stage', answers, context).sort((a, b) =>
    rung(a.key) < rung(b.key) ? -1 : 1,
  );

export const followUpLadder: Block = {
  id: 'ladder',
  questions: (site, view): Record<string, Question> =>
    site.inputs.stage
      ? Object.fromEntries(METRICS.map((metric) => [metric, questionFor(view, metric)]))
      : {},
  render(answers, context) {
    const { h, t, view, label } = context;
    if (!answers.stage_amount) return h('p', { class: 'empty' }, t('follow-up.noStages'));
    const rows = ladderRows(METRICS, answers, context);
    const period = periodLabel(context, view.period.from, view.period.to);
    return h(
      'div',
      { 'data-chart': 'follow-up-ladder' },
      table(h, {
        caption: t('follow-up.ladder', { period }),
        columns: [
          {
            id: 'stage',
            label: t('follow-up.stage'),
            cell: ({ key = null }) => label('stage', key),
          },
          ...metricColumns(METRICS, rows, context, 'stage_amount'),
        ],
        rows,
        key: ({ key }) => key ?? NONE,
        ask: ({ key = null }) => ({ at: { stage: key } }),
        empty: t('follow-up.noneAtStage'),
      }),
      h('p', { class: 'note' }, t('follow-up.ladderNote')),
    );
  },
};
