/** A line for each practice: what it asks for, its figures with their changes, and where to act on it. */
import { percent } from '../../format/number.ts';
import { metricById } from '../../metrics/catalogue.ts';
import { PRACTICES, type Practice } from '../../metrics/practices.ts';
import type { Answer } from '../../metrics/types.ts';
import { inPageUnit, missingInputs, printed, valueElement } from '../metrics/metric-value.ts';
import type { Block, PageId, RenderContext } from '../page.ts';
import { pageTitle } from '../page-title.ts';
import { changeLine } from '../parts/figure.ts';
import { inputNames } from '../parts/input-names.ts';
import { changeOf, practiceQuestions, targetOf } from './scores.ts';

/** The page on which what a practice is about is decided. */
const ACTS_ON: Record<string, PageId> = {
  relations: 'worklist',
  contract: 'terms',
  disputes: 'disputes',
  credit: 'credit',
  invoicing: 'terms',
  follow_up: 'follow-up',
  incentives: 'terms',
  methods: 'methods',
  tiers: 'tiers',
  targets: 'reps',
  legal: 'follow-up',
  analysis: 'change',
};

/** The values with amounts in the page's unit. */
function valueNow(id: string, answers: Record<string, Answer>, context: RenderContext): Element {
  const values = printed(answers[id], context);
  return valueElement(id, inPageUnit(id, values, answers, context), context);
}

function figureLine(
  id: string,
  by: Practice['by'],
  answers: Record<string, Answer>,
  context: RenderContext,
): Element {
  const { h, locale, site, t } = context;
  const metric = metricById(id);
  const name = h('dt', null, h('a', { href: `../metrics/${id}/` }, metric.label[locale]));
  const missing = missingInputs(metric, site);
  if (missing.length > 0) {
    const needs = t('metrics.needs', { inputs: inputNames(missing, context) });
    return h('div', null, name, h('dd', null, h('span', { class: 'needs' }, needs)));
  }
  const change = changeOf(id, answers, context);
  const target = targetOf(id, answers, context);
  const split = by ? answers[`${id}.${by}`] : undefined;
  return h(
    'div',
    null,
    name,
    h('dd', null, valueNow(id, answers, context)),
    h(
      'dd',
      { class: 'practice-change' },
      change ? changeLine(context, change) : null,
      target === null
        ? null
        : h(
            'span',
            { class: 'against' },
            ` · ${t('common.target', { value: percent(target, locale) })}`,
          ),
      split ? valueElement(id, printed(split, context, by), context) : null,
    ),
  );
}

function line(practice: Practice, answers: Record<string, Answer>, context: RenderContext) {
  const { h, locale, t } = context;
  const { id, label, advice, judgedBy, by } = practice;
  const page = ACTS_ON[id]!;
  const href = `../${page}/`;
  const act = t('practices.act', { page: pageTitle(page, context).name });
  return h(
    'li',
    { class: 'practice' },
    h(
      'div',
      null,
      h('h2', null, label[locale]),
      h('p', { class: 'note' }, advice[locale]),
      h('p', { class: 'on-screen' }, h('a', { href }, act)),
    ),
    h(
      'dl',
      { class: 'figure-lines' },
      judgedBy.map((metric, i) => figureLine(metric, i === 0 ? by : undefined, answers, context)),
    ),
  );
}

export const practicesScorecard: Block = {
  id: 'scorecard',
  questions: practiceQuestions,
  render: (answers, context) =>
    context.h(
      'ol',
      { class: 'practices' },
      PRACTICES.map((practice) => line(practice, answers, context)),
    ),
};
