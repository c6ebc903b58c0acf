/** The figures of follow-up, each with its change. */
import type { Block } from '../page.ts';
import { cardQuestions, figureCard, hasInput } from '../parts/figure-cards.ts';
import { followUpMoney, unitQuestions } from './unit.ts';

const METRICS = [
  'reminder_rate',
  'silent_customer_count',
  'promise_kept_rate',
  'broken_promise_amount',
  'contact_count',
  'contact_cash_amount',
];

export const followUpFigures: Block = {
  id: 'figures',
  questions: (site, view) => ({
    ...cardQuestions(METRICS, site, view),
    ...unitQuestions(site, view),
  }),
  render: (answers, context) =>
    context.h(
      'div',
      { class: 'figures' },
      METRICS.filter((id) => hasInput(id, context.site)).map((id) =>
        figureCard(id, answers, context, { money: followUpMoney(answers, context) }),
      ),
    ),
};
