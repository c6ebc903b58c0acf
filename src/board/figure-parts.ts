/** Figures and cells as slides print them: from the same answers, by the same formats as the pages. */
import { currencyDigits } from '../format/currency-digits.ts';
import { formatValue, type MoneyOptions, type MoneyScale, NO_VALUE } from '../format/number.ts';
import { metricById, metricLabel } from '../metrics/catalogue.ts';
import type { Answer, Question } from '../metrics/types.ts';
import { singleValue } from '../report/parts/answer-rows.ts';
import { againstText, earlierOf } from '../report/parts/earlier.ts';
import { differenceText, figureChange } from '../report/parts/figure-change.ts';
import { questionFor } from '../view/question.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import type { BoardContext } from './section.ts';
import type { SlideCell, SlideFigure } from './slide.ts';

/** A figure now and, where the page compares it, then. */
export function figureQuestions(
  metrics: readonly string[],
  site: Site,
  view: View,
): Record<string, Question> {
  const questions: Record<string, Question> = {};
  for (const metric of metrics) {
    questions[metric] = questionFor(view, metric);
    const before = earlierOf(metric, site, view);
    if (before) questions[`before.${metric}`] = questionFor(view, metric, [], before);
  }
  return questions;
}

/** A value with its unit, “61.2 days”. */
function printed(
  value: number | null,
  metric: string,
  options: MoneyOptions,
  { t }: Pick<BoardContext, 't'>,
): string {
  const { unit } = metricById(metric);
  const text = formatValue(value, unit, options);
  return unit === 'days' && value !== null ? t('common.days', { value: text }) : text;
}

export function slideFigure(
  metric: string,
  answers: Record<string, Answer>,
  options: MoneyOptions,
  context: BoardContext,
): SlideFigure {
  const { unit, better } = metricById(metric);
  const value = singleValue(answers[metric], context);
  const before = singleValue(answers[`before.${metric}`], context);
  const frame = {
    metric,
    label: metricLabel(metric, context.locale),
    value,
    text: printed(value, metric, options, context),
  };
  if (value === null || before === null)
    return { ...frame, difference: '', change: '', isGood: null };
  const { text, direction, good, against } = figureChange(context, {
    difference: value - before,
    text: differenceText(value - before, unit, context, options),
    against: againstText(context),
    // credit that waits for its invoice is no failing by itself
    better: metric === 'unapplied_amount' ? null : better,
  });
  const arrow = direction > 0 ? '▲ ' : direction < 0 ? '▼ ' : '';
  const moved = `${arrow}${text}`;
  const change = against ? context.t('common.changeAgainst', { change: moved, against }) : moved;
  return { ...frame, difference: moved, change, isGood: good };
}

/** A cell that is a figure. */
export const figureCell = (metric: string, value: number | null, text: string): SlideCell => ({
  metric,
  value,
  text: value === null ? NO_VALUE : text,
});

export const textCell = (text: string): SlideCell => ({ text });

/** Minor units in one of the unit that a chart is drawn in. */
export const currencyFactor = (currency: string | null, scale: MoneyScale): number =>
  10 ** currencyDigits(currency) * scale.factor;
