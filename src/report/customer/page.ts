/** One customer's account: what it owes, how it pays, and everything that stands between us. */

import type { ReportPage } from '../page.ts';
import { personAging } from '../person/aging.ts';
import { personBalance } from '../person/balance.ts';
import { personFigures } from '../person/figures.ts';
import { unanswered } from '../person/unanswered.ts';
import { customerAnswer } from './answer.ts';
import { customerBehaviour, customerTerms } from './behaviour.ts';
import { customerLetters } from './letters.ts';
import {
  customerActions,
  customerContacts,
  customerDisputes,
  customerItems,
  customerPromises,
} from './rows.ts';
import { customerStatement } from './statement-block.ts';

export const customerPage: ReportPage = {
  id: 'customer',
  under: 'customers',
  unanswered: unanswered('customer'),
  blocks: [
    customerAnswer,
    personFigures('customer', [
      'open_amount',
      'overdue_amount',
      'unapplied_amount',
      'days_to_pay',
      'on_time_rate',
      'credit_utilisation',
      'disputed_amount',
      'promise_kept_rate',
      'broken_promise_count',
      'days_since_contact',
    ]),
    customerLetters,
    personAging('customer'),
    personBalance('customer'),
    customerBehaviour,
    customerTerms,
    customerItems,
    customerDisputes,
    customerPromises,
    customerContacts,
    customerActions,
    customerStatement,
  ],
};
