/** English wordings of the work with late customers: why a rule fired, and the next step. */
import type { Messages } from '../locale.ts';

export const work = {
  'reason.limit_passed': '{share} over its credit limit',
  'reason.promise_broken': '{n} {n:promise|promises} broken',
  'reason.dispute_old': '{amount} disputed for over {days} days',
  'reason.unapplied_waiting': '{amount} credit not applied',
  'reason.overdue_beyond': '{amount} late by over {days} days',
  'reason.silent': 'no contact for {n} {n:day|days}',
  'reason.never': 'never contacted',
  'reason.late': 'late',
  contact: '{day}, {outcome}',
  'step.stop_supply': 'stop supply',
  'step.apply_credit': 'apply credit: {net} stays late',
  'step.decide_dispute': 'decide the dispute',
  'step.escalate': 'escalate',
  'step.call': 'call',
  'step.remind': 'remind',
  rule: 'Rule: {rule}',
  noRule: 'No rule fired: overdue',
} as const satisfies Messages;
