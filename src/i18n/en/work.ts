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
  'step.remind': 'remind',
  'step.call': 'call',
  'step.dunning_1': 'dunning letter 1',
  'step.dunning_2': 'dunning letter 2',
  'step.dunning_3': 'dunning letter 3',
  'step.hand_over': 'lawyer or agency',
  'step.await_promise': 'await the promise of {day}',
  'step.wait': 'wait until {until} ({done}: done {day})',
  'step.waitUntil': 'wait until {until}',
  'step.waitEnd': 'await the outcome ({done}: done {day})',
  rule: 'Rule: {rule}',
  byLadder: 'By the ladder: {days} days late, tier {tier}',
} as const satisfies Messages;
