/** Which customers need action now: the rules, what fired, and the figures behind it. */
import { alertsAnswer, alertsRules } from './alerts-answer.ts';
import { alertsList } from './alerts-list.ts';
import type { ReportPage } from './types.ts';

export const alertsPage: ReportPage = {
  id: 'alerts',
  blocks: [alertsAnswer, alertsList, alertsRules],
};
