/** The catalogue: what every figure means and is now. */

import { sentences } from '../../i18n/locale.ts';
import { hasInputs } from '../../metrics/ask/plan.ts';
import { FIGURES } from '../../metrics/catalogue.ts';
import type { Block, ReportPage } from '../page.ts';
import { scope } from '../parts/filter-line.ts';
import { groupsBlock } from './groups.ts';

const answerBlock: Block = {
  id: 'answer',
  questions: () => ({}),
  render(_answers, context) {
    const { h, site, t, locale } = context;
    const here = FIGURES.filter((metric) => hasInputs(metric, site)).length;
    const missing = FIGURES.length - here;
    const text = sentences(locale, [
      missing > 0 ? t('metrics.answer', { all: FIGURES.length, here }) : null,
      missing > 0
        ? t('metrics.answer.missing', { n: missing })
        : t('metrics.answer.all', { all: FIGURES.length }),
    ]);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, text),
      h('p', { class: 'who' }, scope(context)),
    );
  },
};

export const metricsPage: ReportPage = {
  id: 'metrics',
  under: 'data',
  blocks: [answerBlock, groupsBlock],
};
