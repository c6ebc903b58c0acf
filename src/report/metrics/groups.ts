/** Every figure of the catalogue by what it answers, with its value now. */
import { METRIC_GROUPS, METRICS } from '../../metrics/catalogue.ts';
import type { Metric } from '../../metrics/define.ts';
import type { Answer } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { scaleQuestions } from '../parts/answer-rows.ts';
import type { Child } from '../parts/dom.ts';
import { inputNames } from '../parts/input-names.ts';
import { table } from '../parts/table.ts';
import { inPageUnit, missingInputs, printed, valueElement } from './metric-value.ts';

function valueNow(metric: Metric, answers: Record<string, Answer>, context: RenderContext): Child {
  const missing = missingInputs(metric, context.site);
  return missing.length > 0
    ? context.t('metrics.needs', { inputs: inputNames(missing, context) })
    : valueElement(
        metric.id,
        inPageUnit(metric.id, printed(answers[metric.id], context), answers, context),
        context,
      );
}

function group(
  { id, metrics }: (typeof METRIC_GROUPS)[number],
  answers: Record<string, Answer>,
  context: RenderContext,
): Element {
  const { h, locale, t } = context;
  return h(
    'div',
    { id: `group-${id}`, class: 'metric-group' },
    table<Metric>(h, {
      caption: t.named('metrics.group', id),
      columns: [
        {
          id: 'label',
          label: t('metrics.figure'),
          cell: (metric) => h('a', { href: `${metric.id}/` }, metric.label[locale]),
        },
        {
          id: 'question',
          label: t('metrics.question'),
          cell: (metric) => metric.question[locale],
        },
        {
          id: 'now',
          label: t('metrics.now'),
          numeric: true,
          cell: (metric) => valueNow(metric, answers, context),
        },
        {
          id: 'kind',
          label: t('metrics.kind'),
          cell: (metric) => t(`metrics.kind.${metric.time}.short`),
        },
      ],
      rows: metrics.filter(({ isHelper }) => !isHelper),
      key: ({ id: metric }) => metric,
      ask: () => ({}),
      empty: t('common.noData'),
      stacks: true,
    }),
  );
}

export const groupsBlock: Block = {
  id: 'groups',
  questions: (_site, view) => ({
    ...scaleQuestions(view),
    ...Object.fromEntries(METRICS.map(({ id }) => [id, questionFor(view, id)])),
  }),
  render(answers, context) {
    const { h, t } = context;
    return h(
      'div',
      null,
      h('h2', null, t('metrics.groups')),
      h('p', { class: 'note' }, t('metrics.groups.find')),
      h(
        'ul',
        { class: 'jump' },
        METRIC_GROUPS.map(({ id }) =>
          h('li', null, h('a', { href: `#group-${id}` }, t.named('metrics.group', id))),
        ),
      ),
      METRIC_GROUPS.map((entry) => group(entry, answers, context)),
    );
  },
};
