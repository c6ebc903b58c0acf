/** What to do next about a customer who owes late: one step, named by the first rule of a table that applies. */
import type { Alert, AlertRuleId, Evidence } from './alert.ts';

type NextStepId =
  | 'stop_supply'
  | 'apply_credit'
  | 'decide_dispute'
  | 'escalate'
  | 'call'
  | 'remind';

/** What is known of a customer whose step is looked for. Amounts in minor units of one currency. */
export interface LateCustomer {
  overdue: number;
  /** All that fired for this customer. */
  alerts: Alert[];
}

export interface NextStep {
  step: NextStepId;
  /** The rule that calls for it; null: nothing but that something is overdue. */
  rule: AlertRuleId | null;
}

interface StepRule {
  step: NextStepId;
  rule: AlertRuleId;
  /** Unset: the rule having fired is enough. */
  when?(customer: LateCustomer): boolean;
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

/** From here on a further promise is not worth waiting for. */
const MANY_PROMISES = 2;

/**
 * In order: the first that applies. More goods to a customer over his limit make everything worse, so that comes
 * first; credit that only has to be applied, and a dispute that only we can decide, go before asking for money.
 */
export const STEP_RULES: readonly StepRule[] = [
  { step: 'stop_supply', rule: 'limit_passed' },
  { step: 'apply_credit', rule: 'unapplied_waiting' },
  { step: 'decide_dispute', rule: 'dispute_old' },
  {
    step: 'escalate',
    rule: 'promise_broken',
    when: (customer) =>
      (firedFigure(customer, 'promise_broken', 'broken_promise_count') ?? 0) >= MANY_PROMISES,
  },
  { step: 'call', rule: 'promise_broken' },
  { step: 'call', rule: 'overdue_beyond' },
  { step: 'call', rule: 'silent' },
];

export function nextStepOf(customer: LateCustomer): NextStep {
  const fired = new Set(customer.alerts.map(({ rule }) => rule));
  const found = STEP_RULES.find(({ rule, when }) => fired.has(rule) && (when?.(customer) ?? true));
  return found ? { step: found.step, rule: found.rule } : { step: 'remind', rule: null };
}

/** What stays late once the customer's unapplied credit is applied; null where no credit waits. */
export function netLate(customer: LateCustomer): number | null {
  const credit = firedFigure(customer, 'unapplied_waiting', 'unapplied_amount');
  return credit === null ? null : Math.max(0, customer.overdue - credit);
}
