/** The alert rules, by which a reader can narrow the page of what they found. */
import type { WordingIn } from '../i18n/index.ts';

export const RULE_IDS = [
  'overdue_beyond',
  'limit_passed',
  'limit_near',
  'delay_worse',
  'first_late',
  'due_soon',
  'promise_broken',
  'dispute_old',
  'concentration',
  'rep_rate',
  'unapplied_waiting',
  'silent',
  'month_unusual',
  'rows_set_aside',
  'export_old',
] as const satisfies readonly WordingIn<'alerts.rule'>[];

export type RuleId = (typeof RULE_IDS)[number];

export const isRuleId = (text: string | undefined): text is RuleId =>
  RULE_IDS.some((id) => id === text);
