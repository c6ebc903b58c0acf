/** The figures of credit: what is granted, how much of it is used, and what lies beyond it. */
import type { Block } from '../page.ts';
import { cardQuestions, figureCard } from '../parts/figure-cards.ts';

const FIGURES = [
  'credit_utilisation',
  'over_limit_count',
  'over_limit_amount',
  'over_limit_days',
  'credit_limit_amount',
];

export const creditFigures: Block = {
  id: 'figures',
  questions: (site, view) => cardQuestions(FIGURES, site, view),
  render: (answers, context) =>
    context.h(
      'div',
      { class: 'figures' },
      FIGURES.map((id) => figureCard(id, answers, context)),
    ),
};
