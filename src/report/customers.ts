/** Who owes us, and how late: every customer with what can be said of it in one line. */
import { customersAnswer } from './customers-answer.ts';
import { customersTable } from './customers-table.ts';
import type { ReportPage } from './types.ts';

export const customersPage: ReportPage = {
  id: 'customers',
  blocks: [customersAnswer, customersTable],
};
