/** How fast money comes, by step: DSO in three forms, lateness, effectiveness; one axis for each unit. */
import { metricById } from '../../metrics/catalogue.ts';
import type { Question } from '../../metrics/types.ts';
import type { Block } from '../page.ts';
import { sharedExtent, trendKey, trendPanel } from './panel.ts';
import { stepRows, trendQuestions } from './steps.ts';

const METRICS = [
  'dso',
  'dso_countback',
  'dso_best',
  'add',
  'payment_delay',
  'cei',
  'on_time_rate',
  'ar_turnover',
];

export const trendSpeed: Block = {
  id: 'speed',
  questions: (site, view): Record<string, Question> =>
    Object.fromEntries(
      METRICS.flatMap((metric) => {
        const { now, before } = trendQuestions(site, view, metric);
        return [
          [metric, now],
          [`before.${metric}`, before],
        ];
      }),
    ),
  render(answers, context) {
    const { h, t, site, view } = context;
    const panels = METRICS.map((metric) => ({
      id: metric,
      metric,
      unit: metricById(metric).unit,
      rows: stepRows(site, view, answers[metric], answers[`before.${metric}`]),
    }));
    const extent = (unit: string) => sharedExtent(panels.filter((panel) => panel.unit === unit));
    return h(
      'div',
      null,
      h('h2', null, t('trend.speedTitle')),
      h('p', { class: 'who' }, trendKey(context, false)),
      h(
        'div',
        { class: 'panels' },
        panels.map((panel) => trendPanel(context, { ...panel, extent: extent(panel.unit) })),
      ),
    );
  },
};
