/** The figures of disputes in plain loops. */
import { dateOf, over, sum } from './dice.ts';
import type { Span, Value } from './plain-figures.ts';
import { type Item, openAt } from './plain-ledger.ts';
import type { World } from './plain-world.ts';

const OLD_DISPUTE_DAYS = 45;
const AGES = [30, 60, 90];

type Dispute = World['allDisputes'][number];

/** What each dispute open at the day blocks, item by item: disputes in their order take what is left, first due first. */
function blocked(world: World, asOf: number, since = 0) {
  const live = world.allDisputes.filter(
    (d) => d.opened <= asOf - since && (d.resolved === null || d.resolved > asOf),
  );
  const found: { item: Item; dispute: Dispute; amount: number }[] = [];
  for (const id of new Set(live.map(({ invoice }) => invoice))) {
    const items = world.allItems.filter((i) => i.invoice.id === id).sort((a, b) => a.due - b.due);
    const left = new Map(items.map((item) => [item, openAt(item, asOf)]));
    const own = live.filter(({ invoice }) => invoice === id).sort((a, b) => a.opened - b.opened);
    for (const dispute of own) {
      let claim = dispute.amount ?? Number.POSITIVE_INFINITY;
      for (const item of items) {
        const amount = Math.min(claim, left.get(item)!);
        claim -= amount;
        left.set(item, left.get(item)! - amount);
        if (amount > 0 && world.items.includes(item)) found.push({ item, dispute, amount });
      }
    }
  }
  return found;
}

/** What was credited or written off in the days, after a dispute; with the last dispute before it. */
const givenUp = (world: World, from: number, end: number) =>
  world.items.flatMap((item) =>
    item.applied.flatMap(({ kind, day, amount }) => {
      if ((kind !== 'credit_note' && kind !== 'write_off') || day < from || day > end) return [];
      const before = world.allDisputes.filter(
        (d) => d.invoice === item.invoice.id && d.opened <= day,
      );
      const last = before.sort((a, b) => a.opened - b.opened).at(-1);
      return last ? [{ reason: last.reason || null, amount }] : [];
    }),
  );

/** The first day on which at most half of what began goes on. */
export function medianDays(lasted: { days: number; isEnded: boolean }[]): number | null {
  let left = 1;
  for (let day = 0; day <= Math.max(0, ...lasted.map((one) => one.days)); day++) {
    const seen = lasted.filter((one) => one.days >= day).length;
    const ended = lasted.filter((one) => one.days === day && one.isEnded).length;
    if (seen > 0) left -= (left * ended) / seen;
    if (lasted.length > 0 && left <= 0.5 + 1e-9) return day;
  }
  return null;
}

const counts = (keys: (number | string | null)[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const key of keys) found[String(key)] = (found[String(key)] ?? 0) + 1;
  return found;
};
const sums = (some: { key: string | null; amount: number }[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { key, amount } of some) found[String(key)] = (found[String(key)] ?? 0) + amount;
  return found;
};

export function disputeFigures(world: World, { from, to, asOf, horizon }: Span) {
  const end = Math.min(to, horizon);
  const total = (some: { amount: number }[]): number => sum(some.map(({ amount }) => amount));
  const now = blocked(world, asOf);
  const late = now.filter(({ item }) => item.due < asOf);
  const open = (some: Item[]) => sum(some.map((item) => openAt(item, asOf)));
  const overdue = world.items.filter((i) => i.due < asOf);
  const resolved = resolvedIn(world, from, end);
  const lasted = openedIn(world, from, end).map(({ opened, resolved: last }) => {
    const isEnded = last !== null && last <= horizon;
    return { isEnded, days: (isEnded ? last : horizon) - opened, opened };
  });
  const age = (days: number): string => {
    const at = AGES.findIndex((edge) => days <= edge);
    if (at < 0) return '90+';
    return at === 0 ? '0-30' : `${AGES[at - 1]! + 1}-${AGES[at]}`;
  };
  const ages = now.map(({ dispute, amount }) => ({ key: age(asOf - dispute.opened), amount }));
  return {
    disputed_amount: total(now),
    disputed_share: over(total(now), open(world.items)),
    dispute_old_amount: total(blocked(world, asOf, OLD_DISPUTE_DAYS + 1)),
    disputed_overdue_amount: total(late),
    disputed_overdue_share: over(total(late), open(overdue)),
    dispute_count: openOn(world, asOf).length,
    dispute_days: over(
      sum(resolved.map((d) => Math.max(0, d.resolved! - d.opened))),
      resolved.length,
    ),
    dispute_opened_count: lasted.length,
    dispute_resolved_count: resolved.length,
    dispute_median_days: medianDays(lasted),
    dispute_ended_count: counts(lasted.filter((one) => one.isEnded).map(({ days }) => days)),
    dispute_pending_count: counts(
      lasted.filter((one) => !one.isEnded).map(({ opened }) => dateOf(opened)),
    ),
    dispute_age_amount: sums(ages),
    dispute_lost_amount: total(givenUp(world, from, end)),
  };
}

const openOn = (world: World, asOf: number) =>
  world.disputes.filter((d) => d.opened <= asOf && (d.resolved === null || d.resolved > asOf));
const openedIn = (world: World, from: number, end: number) =>
  world.disputes.filter((d) => from <= d.opened && d.opened <= end);
const resolvedIn = (world: World, from: number, end: number) =>
  world.disputes.filter((d) => d.resolved !== null && from <= d.resolved && d.resolved <= end);

/** The figures that can be split by the reason of a dispute. */
export function plainReasons(
  world: World,
  { from, to, asOf, horizon }: Span,
): Record<string, Record<string, Value>> {
  const end = Math.min(to, horizon);
  const now = blocked(world, asOf).map((one) => ({ ...one, key: one.dispute.reason || null }));
  const reasons = (some: { reason?: string }[]) => counts(some.map((d) => d.reason || null));
  return {
    disputed_amount: sums(now),
    disputed_overdue_amount: sums(now.filter(({ item }) => item.due < asOf)),
    dispute_count: reasons(openOn(world, asOf)),
    dispute_opened_count: reasons(openedIn(world, from, end)),
    dispute_resolved_count: reasons(resolvedIn(world, from, end)),
    dispute_lost_amount: sums(
      givenUp(world, from, end).map(({ reason, amount }) => ({ key: reason, amount })),
    ),
  };
}
