/** How fast money comes, by step: one axis for each unit. Four in sight, what refines them folded. */
import { metricById } from '../../metrics/catalogue.ts';
import type { Question } from '../../metrics/types.ts';
import type { Block } from '../page.ts';
import { judgedMonths, judgedQuestions } from './judged.ts';
import { sharedExtent, trendKey, trendPanel } from './panel.ts';
import { stepRows, trendQuestions } from './steps.ts';

const IN_SIGHT = ['dso', 'add', 'payment_delay', 'on_time_rate'];
const FOLDED = ['dso_countback', 'dso_best', 'cei', 'ar_turnover'];
const METRICS = [...IN_SIGHT, ...FOLDED];

export const trendSpeed: Block = {
  id: 'speed',
  questions: (site, view): Record<string, Question> => ({
    ...judgedQuestions(site, view, METRICS),
    ...Object.fromEntries(
      METRICS.flatMap((metric) => {
        const { now, before } = trendQuestions(site, view, metric);
        return [
          [metric, now],
          [`before.${metric}`, before],
        ];
      }),
    ),
  }),
  render(answers, context) {
    const { h, t, site, view, locale } = context;
    const panels = METRICS.map((metric) => ({
      id: metric,
      metric,
      unit: metricById(metric).unit,
      rows: stepRows(site, view, answers[metric], answers[`before.${metric}`]),
      judged: judgedMonths(answers, metric, context),
    }));
    const extent = (unit: string) => sharedExtent(panels.filter((panel) => panel.unit === unit));
    const drawn = (metrics: string[]): HTMLElement =>
      h(
        'div',
        { class: 'panels' },
        panels
          .filter(({ metric }) => metrics.includes(metric))
          .map((panel) => trendPanel(context, { ...panel, extent: extent(panel.unit) })),
      );
    const names = FOLDED.map((metric) => metricById(metric).label[locale]);
    return h(
      'div',
      null,
      h('h2', null, t('trend.speedTitle')),
      h('p', { class: 'who' }, trendKey(context, {})),
      drawn(IN_SIGHT),
      h(
        'details',
        { class: 'more' },
        h(
          'summary',
          null,
          t('trend.more', { n: FOLDED.length, names: names.join(t('common.said.and')) }),
        ),
        drawn(FOLDED),
      ),
    );
  },
};
