/** Why did it move: overdue, open and DSO between two dates, customer by customer. */
import { changeOfAmount } from './change-amount.ts';
import { changeAnswer } from './change-answer.ts';
import { changeCustomers } from './change-customers.ts';
import { changeOfDso } from './change-dso.ts';
import type { ReportPage } from './types.ts';

export const changePage: ReportPage = {
  id: 'change',
  under: 'overview',
  blocks: [
    changeAnswer,
    changeOfAmount('overdue', 'overdue_amount', true),
    changeOfAmount('open', 'open_amount', false),
    changeOfDso,
    changeCustomers,
  ],
};
