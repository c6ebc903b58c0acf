/** The twelve practices of collecting in time, each with the figures that tell how it is kept here. */
import { metricById } from '../../metrics/catalogue.ts';
import { PRACTICES, type Practice } from '../../metrics/practices.ts';
import type { Answer } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { inputNames, missingInputs, printed, valueElement } from './metric-value.ts';

const IDS = [...new Set(PRACTICES.flatMap(({ metrics }) => metrics))];
const SPLIT = PRACTICES.flatMap(({ metrics, by }) => (by ? metrics.map((id) => ({ id, by })) : []));

function figureLine(
  id: string,
  by: Practice['by'],
  answers: Record<string, Answer>,
  context: RenderContext,
): Element {
  const { h, locale, site, t } = context;
  const metric = metricById(id);
  const missing = missingInputs(metric, site);
  const split = by && site.inputs[by] ? printed(answers[`${id}.${by}`], context, by) : [];
  const values = split.length > 0 ? split : printed(answers[id], context);
  return h(
    'div',
    null,
    h('dt', null, h('a', { href: `${id}/` }, metric.label[locale])),
    h(
      'dd',
      null,
      missing.length > 0
        ? h(
            'span',
            { class: 'needs' },
            t('metrics.needs', { inputs: inputNames(missing, context) }),
          )
        : valueElement(id, values, context),
    ),
  );
}

function practice(
  { label, advice, metrics, by }: Practice,
  answers: Record<string, Answer>,
  context: RenderContext,
): Element {
  const { h, locale } = context;
  return h(
    'li',
    { class: 'practice' },
    h('h3', null, label[locale]),
    h('p', { class: 'note' }, advice[locale]),
    h(
      'dl',
      { class: 'figure-lines' },
      metrics.map((id) => figureLine(id, by, answers, context)),
    ),
  );
}

export const practicesBlock: Block = {
  id: 'practices',
  questions: (_site, view) =>
    Object.fromEntries([
      ...IDS.map((id) => [id, questionFor(view, id)]),
      ...SPLIT.map(({ id, by }) => [`${id}.${by}`, questionFor(view, id, [by])]),
    ]),
  render(answers, context) {
    const { h, t } = context;
    return h(
      'div',
      null,
      h('h2', null, t('metrics.practices')),
      h('p', { class: 'note' }, t('metrics.practices.note')),
      h(
        'ol',
        { class: 'practices' },
        PRACTICES.map((entry) => practice(entry, answers, context)),
      ),
    );
  },
};
