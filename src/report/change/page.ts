/** Why did it move: overdue, open and DSO between two dates, customer by customer. */

import type { ReportPage } from '../page.ts';
import { changeOfAmount } from './amount.ts';
import { changeAnswer } from './answer.ts';
import { changeCustomers } from './customers.ts';
import { changeOfDso } from './dso.ts';

export const changePage: ReportPage = {
  id: 'change',
  group: 'stand',
  blocks: [
    changeAnswer,
    changeOfAmount('overdue', 'overdue_amount', true),
    changeOfAmount('open', 'open_amount', false),
    changeOfDso,
    changeCustomers,
  ],
};
