/** The figures of terms, invoicing and discounts that the data has the input for. */
import type { Block } from '../page.ts';
import { cardQuestions, figureCard, hasInput } from '../parts/figure-cards.ts';

const FIGURES = [
  'terms_days_settled',
  'days_to_pay',
  'invoicing_lag_weighted',
  'invoicing_lag_money',
  'discount_taken_cost',
  'discount_brought_amount',
  'discount_brought_days',
  'no_terms_amount',
];

export const termsFigures: Block = {
  id: 'figures',
  questions: (site, view) => cardQuestions(FIGURES, site, view),
  render: (answers, context) =>
    context.h(
      'div',
      { class: 'figures' },
      FIGURES.filter((id) => hasInput(id, context.site)).map((id) =>
        figureCard(id, answers, context),
      ),
    ),
};
