/** One rep's book: the rate and its rank, what the customers owe, whom to call. */

import type { ReportPage } from '../page.ts';
import { personAging } from '../person/aging.ts';
import { personBalance } from '../person/balance.ts';
import { personFigures } from '../person/figures.ts';
import { unanswered } from '../person/unanswered.ts';
import { repAnswer } from './answer.ts';
import { repCommission } from './commission.ts';
import { repCustomers } from './customers.ts';
import { repLanding } from './landing.ts';
import { repTrend } from './trend.ts';

export const repPage: ReportPage = {
  id: 'rep',
  under: 'reps',
  unanswered: unanswered('rep'),
  blocks: [
    repAnswer,
    personFigures('rep', [
      'open_amount',
      'overdue_amount',
      'collection_rate',
      'collection_rate_due',
      'target_rate',
      'target_attainment',
      'payment_delay',
      'disputed_amount',
      'promise_due_amount',
      'promise_kept_rate',
      'broken_promise_count',
      'broken_promise_amount',
    ]),
    repLanding,
    repTrend,
    personAging('rep'),
    personBalance('rep'),
    repCommission,
    repCustomers,
  ],
};
