/** A row of figure cards, each with what it was before where that is known. */
import { decimal, formatValue, type MoneyOptions } from '../../format/number.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions, scaleQuestions, singleValue } from './answer-rows.ts';
import { againstText, earlierOf } from './earlier.ts';
import { type Change, figure, figureCardsBox } from './figure.ts';
import { differenceText, figureChange } from './figure-change.ts';
import { windowText } from './filter-line.ts';

/** Whether the data has what the metric needs. */
export const hasInput = (metric: string, site: Site): boolean =>
  (metricById(metric).needs ?? []).every((input) => site.inputs[input] === true);

/** What the cards of those metrics ask that the data has the input for. */
export function cardQuestions(metrics: string[], site: Site, view: View): Record<string, Question> {
  const questions: Record<string, Question> = scaleQuestions(view);
  for (const metric of metrics.filter((id) => hasInput(id, site))) {
    questions[metric] = questionFor(view, metric);
    const at = earlierOf(metric, site, view);
    if (at) questions[`${metric}.before`] = questionFor(view, metric, [], at);
  }
  return questions;
}

function changeOf(
  metric: string,
  answers: Record<string, Answer>,
  context: RenderContext,
  options: MoneyOptions,
): Change | null {
  const { locale } = context;
  const now = singleValue(answers[metric], context);
  const then = singleValue(answers[`${metric}.before`], context);
  if (now === null || then === null) return null;
  const { unit, better } = metricById(metric);
  const difference = now - then;
  return figureChange(context, {
    difference,
    // The card says "days" behind its value already.
    text:
      unit === 'days'
        ? decimal(difference, locale, 1, true)
        : differenceText(difference, unit, context, options),
    against: againstText(context),
    better,
  });
}

/** `note`: instead of the period that a flow is of. `money`: where the page's unit is not that of its balance. */
interface CardOptions {
  note?: string;
  money?: MoneyOptions;
}

/** One figure with what it was before. */
export function figureCard(
  id: string,
  answers: Record<string, Answer>,
  context: RenderContext,
  { note, money }: CardOptions = {},
): HTMLElement {
  const { t, locale } = context;
  const options = money ?? pageOptions(answers, context);
  const { unit, label } = metricById(id);
  const raw = singleValue(answers[id], context);
  return figure(context, {
    metric: id,
    label: label[locale],
    value: raw,
    text:
      unit === 'days' && raw !== null && Number.isInteger(raw)
        ? decimal(raw, locale, 0)
        : formatValue(raw, unit, options),
    unit: unit === 'days' ? t('person.days') : undefined,
    change: changeOf(id, answers, context, options),
    note: note ?? windowText(id, context) ?? undefined,
  });
}

/** A block of cards: those of `metrics` that the data has the input for. `own`: what a page asks and says beside. */
export const figureCards = (
  metrics: string[],
  own: {
    questions?(site: Site, view: View): Record<string, Question>;
    card?(id: string, answers: Record<string, Answer>, context: RenderContext): CardOptions;
  } = {},
): Block => ({
  id: 'figures',
  questions: (site, view) => ({
    ...cardQuestions(metrics, site, view),
    ...own.questions?.(site, view),
  }),
  render: (answers, context) =>
    figureCardsBox(
      context.h,
      metrics
        .filter((id) => hasInput(id, context.site))
        .map((id) => figureCard(id, answers, context, own.card?.(id, answers, context))),
    ),
});
