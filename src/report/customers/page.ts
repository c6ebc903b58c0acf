/** Who owes us, and how late: every customer with what can be said of it in one line. */

import type { ReportPage } from '../page.ts';
import { customersAnswer } from './answer.ts';
import { customersTable } from './table.ts';

export const customersPage: ReportPage = {
  id: 'customers',
  group: 'owes',
  blocks: [customersAnswer, customersTable],
};
