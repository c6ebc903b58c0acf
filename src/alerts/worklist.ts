/** The alerts turned into work: one row a customer who owes late, with all that fired for it and the next step. */
import type { AnswerRow } from '../metrics/types.ts';
import type { Alert, RuleOutcome } from './alert.ts';
import { sortAlerts } from './evaluate.ts';
import { type NextStep, nextStepOf, STEP_RULES } from './next-step.ts';
import { ALERT_RULES } from './rules.ts';

/** The rules that a next step comes from. */
export const WORK_RULES = ALERT_RULES.filter(({ id }) =>
  STEP_RULES.some(({ rule }) => rule === id),
);

export interface WorkItem {
  customer: string | null;
  currency: string | null;
  /** Minor units of `currency`, over zero. */
  overdue: number;
  /** Gravest first. */
  alerts: Alert[];
  next: NextStep;
}

/** `overdue` by customer; the largest first. */
export function worklist(overdue: AnswerRow[], outcomes: RuleOutcome[]): WorkItem[] {
  const key = (customer: string | null | undefined, currency: string | null): string =>
    JSON.stringify([customer ?? null, currency]);
  const fired = new Map<string, Alert[]>();
  for (const alert of sortAlerts(outcomes)) {
    if (alert.subject.dimension !== 'customer') continue;
    const own = key(alert.subject.value, alert.currency);
    fired.set(own, [...(fired.get(own) ?? []), alert]);
  }
  return overdue
    .filter((row) => (row.value ?? 0) > 0)
    .toSorted((a, b) => b.value! - a.value!)
    .map(({ by, currency, value }) => {
      const alerts = fired.get(key(by.customer, currency)) ?? [];
      return {
        customer: by.customer ?? null,
        currency,
        overdue: value!,
        alerts,
        next: nextStepOf({ overdue: value!, alerts }),
      };
    });
}
