/** The figures of terms, invoicing and discounts that the data has the input for. */
import { figureCards } from '../parts/figure-cards.ts';

export const termsFigures = figureCards([
  'terms_days_settled',
  'days_to_pay',
  'invoicing_lag_weighted',
  'invoicing_lag_money',
  'discount_taken_cost',
  'discount_brought_amount',
  'discount_brought_days',
  'no_terms_amount',
]);
