/** Which customers need action now: the rules, what fired, and the figures behind it. */

import type { ReportPage } from '../page.ts';
import { alertsAnswer, alertsRules } from './answer.ts';
import { alertsList } from './list.ts';

export const alertsPage: ReportPage = {
  id: 'alerts',
  blocks: [alertsAnswer, alertsList, alertsRules],
};
