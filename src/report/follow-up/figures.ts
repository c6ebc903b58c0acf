/** The figures of follow-up, each with its change. */
import { figureCards } from '../parts/figure-cards.ts';
import { followUpMoney, unitQuestions } from './unit.ts';

export const followUpFigures = figureCards(
  [
    'reminder_rate',
    'silent_customer_count',
    'promise_kept_rate',
    'broken_promise_amount',
    'contact_count',
    'contact_cash_amount',
  ],
  {
    questions: unitQuestions,
    card: (_id, answers, context) => ({ money: followUpMoney(answers, context) }),
  },
);
