/** English wordings of the work with late customers: why a rule fired, and the next step. */
import type { Messages } from '../locale.ts';

export const work = {
  'reason.limit_passed': '{share} over its credit limit',
  'reason.promise_broken': '{n} {n:promise|promises} broken',
  'reason.dispute_old': '{amount} disputed for over {days} days',
  'reason.unapplied_waiting': '{amount} unapplied credit',
  'reason.overdue_beyond': '{amount} over {days} days late',
  'reason.silent': 'no contact for {n} {n:day|days}',
  'reason.never': 'never contacted',
  'reason.late': 'overdue',
  contact: '{day}, {outcome}',
  'step.stop_supply': 'stop supply',
  'step.apply_credit': 'apply credit: {net} would stay overdue',
  'step.decide_dispute': 'decide the dispute',
  'step.escalate': 'escalate',
  'step.call': 'call',
  'step.remind': 'remind',
  rule: 'Rule: {rule}',
  noRule: 'No rule fired: only overdue',
} as const satisfies Messages;
