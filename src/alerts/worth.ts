/**
 * What acting is worth with a late customer. At stake is what is overdue, less what is in dispute and what is promised for
 * days ahead. It counts by the chance that it stays unpaid, and by how much asking still brings: all up to 90 days late,
 * three quarters up to 180, half after that. A broken promise adds half, silence a quarter. Without a forecast it is the
 * amount at stake × days late.
 */
import type { Alert } from './alert.ts';
import type { WorkFacts } from './work-facts.ts';

/** Up to how many days late asking brings which share. */
const STILL_BRINGS: readonly (readonly [days: number, share: number])[] = [
  [90, 1],
  [180, 0.75],
  [Number.POSITIVE_INFINITY, 0.5],
];
const BROKEN_PROMISE = 1.5;
const SILENCE = 1.25;

/** Minor units. */
export const stakeOf = (overdue: number, { disputed, promised }: WorkFacts): number =>
  Math.max(0, overdue - disputed - promised);

/** Orders the customers of one currency; the number itself is not an amount of money. */
export function worthOf(overdue: number, alerts: readonly Alert[], facts: WorkFacts): number {
  const stake = stakeOf(overdue, facts);
  const days = facts.daysLate ?? 0;
  if (facts.risk === null) return stake * days;
  const [, brings] = STILL_BRINGS.find(([until]) => days <= until)!;
  const fired = (rule: Alert['rule'], factor: number): number =>
    alerts.some((alert) => alert.rule === rule) ? factor : 1;
  return (
    stake * facts.risk * brings * fired('promise_broken', BROKEN_PROMISE) * fired('silent', SILENCE)
  );
}
