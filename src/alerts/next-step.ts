/** What to do next about a customer who owes late: what only we can do first, else the step of the ladder. */
import type { LadderStepId } from '../format/ladder-steps.ts';
import type { LadderStep } from '../view/ladder.ts';
import type { Alert, AlertRuleId, Evidence } from './alert.ts';
import { type LadderPlace, ladderPlace } from './ladder.ts';
import type { WorkFacts } from './work-facts.ts';
import { stakeOf } from './worth.ts';

type NextStepId =
  | LadderStepId
  | 'apply_credit'
  | 'decide_dispute'
  /** All that is late is promised for days ahead. */
  | 'await_promise'
  /** The last step was done; the next one is not due yet, or there is none. */
  | 'wait';

/** What is known of a customer whose step is looked for. Amounts in minor units of one currency. */
export interface LateCustomer {
  overdue: number;
  /** All that fired for this customer. */
  alerts: Alert[];
}

export interface NextStep {
  step: NextStepId;
  /** The rule that calls for it; null: the ladder alone, or nothing but that something is overdue. */
  rule: AlertRuleId | null;
  /** The step of the ladder done last, and the days until the next one or the promised day. */
  done?: LadderPlace['done'];
  inDays?: number | null;
}

/** How the ladder is set. */
export interface Ladder {
  ladder: readonly LadderStep[];
  ladderPauseDays: number;
}

/** A figure that made a rule fire for the customer; null where it did not fire. */
export function firedFigure(
  { alerts }: Pick<LateCustomer, 'alerts'>,
  rule: AlertRuleId,
  metric: Evidence['metric'],
): number | null {
  const evidence = alerts.find((alert) => alert.rule === rule)?.evidence ?? [];
  return evidence.find((each) => each.metric === metric)?.value ?? null;
}

/**
 * In order: the first that applies, before any step of the ladder. More goods to a customer over his limit make everything
 * worse, so that comes first; credit that only has to be applied, and a dispute that only we can decide, go before asking
 * for money.
 */
const OURS: readonly { step: NextStepId; rule: AlertRuleId }[] = [
  { step: 'stop_supply', rule: 'limit_passed' },
  { step: 'apply_credit', rule: 'unapplied_waiting' },
  { step: 'decide_dispute', rule: 'dispute_old' },
];

/** From here on a further promise is not worth waiting for: the next step of the ladder is due at once. */
const MANY_PROMISES = 2;

/** Rules that make a call due where the ladder would only remind. */
const CALLS: readonly AlertRuleId[] = ['promise_broken', 'overdue_beyond', 'silent'];
/** Those of them that do so where the ladder would wait: how late it is, the ladder knows. */
const CALLS_BEFORE_TIME: readonly AlertRuleId[] = ['promise_broken', 'silent'];

/** The rules that a next step comes from, in the order in which they are named as reasons. */
export const STEP_RULES: readonly AlertRuleId[] = [...OURS.map(({ rule }) => rule), ...CALLS];

export function nextStepOf(customer: LateCustomer, facts: WorkFacts, settings: Ladder): NextStep {
  const fired = new Set(customer.alerts.map(({ rule }) => rule));
  const ours = OURS.find(({ rule }) => fired.has(rule));
  if (ours) return ours;
  if (facts.promised > 0 && stakeOf(customer.overdue, facts) === 0)
    return { step: 'await_promise', rule: null, inDays: facts.daysToPromise };
  const place = ladderPlace(facts, settings.ladder, settings.ladderPauseDays);
  const find = (rules: typeof CALLS): AlertRuleId | undefined =>
    rules.find((rule) => fired.has(rule));
  const caller = find(CALLS);
  if (place === null)
    return caller ? { step: 'call', rule: caller } : { step: 'remind', rule: null };
  const { step, done } = place;
  const isDue = step !== null && place.inDays === 0;
  if (isDue)
    return step === 'remind' && caller
      ? { step: 'call', rule: caller, done }
      : { step, rule: null, done };
  const broken = firedFigure(customer, 'promise_broken', 'broken_promise_count') ?? 0;
  if (step !== null && broken >= MANY_PROMISES) return { step, rule: 'promise_broken', done };
  const early = find(CALLS_BEFORE_TIME);
  // whoever was spoken to within the pause is not called again
  const isFresh = done !== null && done.daysAgo < settings.ladderPauseDays;
  if (early && !isFresh) return { step: 'call', rule: early, done };
  return { step: 'wait', rule: null, done, inDays: step === null ? null : place.inDays };
}

/** What stays late once the customer's unapplied credit is applied; null where no credit waits. */
export function netLate(customer: LateCustomer): number | null {
  const credit = firedFigure(customer, 'unapplied_waiting', 'unapplied_amount');
  return credit === null ? null : Math.max(0, customer.overdue - credit);
}
