/** What was sent to be confirmed, and what came of it. */
import { formatValue } from '../../format/number.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { pageOptions, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { figure, figureCardsBox } from '../parts/figure.ts';

const FIGURES = [
  'confirmation_sent_amount',
  'confirmation_confirmed_amount',
  'confirmation_different_amount',
  'confirmation_outstanding_amount',
  'confirmation_confirmed_share',
  'confirmation_cover',
] as const;

export const confirmationsFigures: Block = {
  id: 'figures',
  questions: (_site, view) => ({
    ...scaleQuestions(view),
    ...Object.fromEntries(FIGURES.map((id) => [id, questionFor(view, id)])),
  }),
  render(answers, context) {
    const { h, locale } = context;
    const options = pageOptions(answers, context);
    return figureCardsBox(
      h,
      FIGURES.map((id) => {
        const value = singleValue(answers[id], context);
        return figure(context, {
          metric: id,
          label: metricLabel(id, locale),
          value,
          text: formatValue(value, metricById(id).unit, options),
        });
      }),
    );
  },
};
