/** The catalogue: what every figure means and is now, and what the twelve practices come to. */
import { METRICS } from '../metrics/catalogue.ts';
import { hasInputs } from '../metrics/plan.ts';
import { sentences } from './asked.ts';
import { h } from './dom.ts';
import { scope } from './filter-line.ts';
import { groupsBlock } from './metrics-groups.ts';
import { practicesBlock } from './metrics-practices.ts';
import type { Block, ReportPage } from './types.ts';

const answerBlock: Block = {
  id: 'answer',
  questions: () => ({}),
  render(_answers, context) {
    const { document, site, t, locale } = context;
    const here = METRICS.filter((metric) => hasInputs(metric, site)).length;
    const missing = METRICS.length - here;
    const text = sentences(locale, [
      t('metrics.answer', { all: METRICS.length, here }),
      missing > 0 ? t('metrics.answer.missing', { n: missing }) : t('metrics.answer.all'),
    ]);
    return h(
      document,
      'div',
      null,
      h(document, 'p', { class: 'answer' }, text),
      h(document, 'p', { class: 'who' }, scope(context)),
    );
  },
};

export const metricsPage: ReportPage = {
  id: 'metrics',
  under: 'data',
  blocks: [answerBlock, practicesBlock, groupsBlock],
};
