/** The figures of credit: what is granted, how much of it is used, and what lies beyond it. */
import { figureCards } from '../parts/figure-cards.ts';

export const creditFigures = figureCards([
  'credit_utilisation',
  'over_limit_count',
  'over_limit_amount',
  'over_limit_days',
  'credit_limit_amount',
]);
