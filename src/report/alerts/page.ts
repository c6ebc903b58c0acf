/** Which customers somebody has to act on now, and by which rules; what else the rules found; the rules. */

import type { ReportPage } from '../page.ts';
import { alertsAnswer } from './answer.ts';
import { alertsCompany } from './company.ts';
import { alertsCustomers } from './customers.ts';
import { alertsRules } from './rules.ts';

export const alertsPage: ReportPage = {
  id: 'alerts',
  group: 'do',
  blocks: [alertsAnswer, alertsCustomers, alertsCompany, alertsRules],
};
