/** The overview's six figures, each with its change and its course over the period. */
import { sparkline } from '../../charts/sparkline.ts';
import { formatValue, type MoneyOptions, money, percent } from '../../format/number.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, rowsOf, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { againstText, earlierOf } from '../parts/earlier.ts';
import { emptiness, emptinessQuestions } from '../parts/emptiness.ts';
import { type Change, figure, value } from '../parts/figure.ts';
import { differenceText, figureChange } from '../parts/figure-change.ts';

const METRICS = [
  { id: 'collection_rate', isJudged: true },
  { id: 'collection_rate_due', isJudged: true },
  // More is owed in a growing business too: neither good nor bad by itself.
  { id: 'open_amount', isJudged: false },
  { id: 'overdue_amount', isJudged: true },
  { id: 'dso', isJudged: true },
  { id: 'unapplied_amount', isJudged: false },
] as const;

type Shown = (typeof METRICS)[number];

/** Null where one of the two has no value. */
function changeOf(
  { id, isJudged }: Shown,
  [now, before]: [number | null, number | null],
  context: RenderContext,
  options: MoneyOptions,
): Change | null {
  if (now === null || before === null) return null;
  const { better, unit } = metricById(id);
  return figureChange(context, {
    difference: now - before,
    text: differenceText(now - before, unit, context, options),
    against: againstText(context),
    better: isJudged ? better : null,
  });
}

function noteOf(
  metric: string,
  answers: Record<string, Answer>,
  context: RenderContext,
  options: MoneyOptions,
) {
  const { h, t, locale, site } = context;
  if (metric === 'overdue_amount') {
    const share = singleValue(answers.overdue_share, context);
    return h(
      'div',
      { class: 'figure-note' },
      value(h, 'overdue_share', share, percent(share, locale)),
      ` ${t('overview.ofOpen')}`,
    );
  }
  const set = site.settings.alerts.rate_target;
  const target = singleValue(answers.target_rate, context);
  if (metric === 'collection_rate_due' && (target !== null || set !== undefined))
    return h(
      'div',
      { class: 'figure-note' },
      target === null
        ? t('common.target', { value: percent(set!, locale, 0) })
        : value(h, 'target_rate', target, t('common.target', { value: percent(target, locale) })),
    );
  const cashTarget = singleValue(answers.target_amount, context);
  if (metric === 'collection_rate' && cashTarget)
    return h(
      'div',
      { class: 'figure-note' },
      `${t('overview.cashTarget')} `,
      value(h, 'target_amount', cashTarget, money(cashTarget, options)),
    );
  return null;
}

function spark(answer: Answer, context: RenderContext): Element | null {
  const { document, locale } = context;
  const values = rowsOf(answer, context)
    .toSorted((a, b) => (a.by.month! < b.by.month! ? -1 : 1))
    .map((row) => row.value);
  if (values.filter((entry) => entry !== null).length < 3) return null;
  return sparkline(values, { document, locale, width: 72, format: String });
}

export const figuresBlock: Block = {
  id: 'figures',
  questions(site, view) {
    const questions: Record<string, Question> = {
      ...scaleQuestions(view),
      ...emptinessQuestions(site, view),
      overdue_share: questionFor(view, 'overdue_share'),
      ...(site.inputs.target_rate ? { target_rate: questionFor(view, 'target_rate') } : {}),
      ...(site.inputs.target ? { target_amount: questionFor(view, 'target_amount') } : {}),
    };
    for (const { id } of METRICS) {
      questions[id] = questionFor(view, id);
      questions[`${id}.months`] = questionFor(view, id, ['month']);
      const before = earlierOf(id, site, view);
      if (before) questions[`${id}.before`] = questionFor(view, id, [], before);
    }
    return questions;
  },
  render(answers, context) {
    const { h, locale, t } = context;
    const { currency, scale } = pageMoney(answers, context);
    const options: MoneyOptions = { currency, scale, locale };
    const isEmpty = emptiness(answers, context) !== null;
    const cards = METRICS.map((shown) => {
      const { id } = shown;
      const now = isEmpty ? null : singleValue(answers[id], context);
      const before = singleValue(answers[`${id}.before`], context);
      const { unit } = metricById(id);
      const card = figure(h, {
        metric: id,
        label: t(`overview.metric.${id}`),
        value: now,
        text: formatValue(now, unit, options),
        unit: unit === 'days' ? t('overview.days') : undefined,
        change: changeOf(shown, [now, before], context, options),
        chart: spark(answers[`${id}.months`]!, context),
      });
      const note = noteOf(id, answers, context, options);
      if (note) card.appendChild(note);
      return card;
    });
    return h('div', { class: 'figures' }, cards);
  },
};
