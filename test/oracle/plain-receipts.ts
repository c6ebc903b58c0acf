/** Payments counted once, and what came later than a discount would allow, in plain loops. */
import { over, sum } from './dice.ts';
import { type Applied, type Item, receiptOf } from './plain-ledger.ts';
import type { World } from './plain-world.ts';

/** Of each receipt the item that it reached first, where the filter leaves it. */
export function firstApplied({ items, allItems }: World): Applied[] {
  const firsts = new Map<unknown, { item: Item; applied: Applied }>();
  for (const item of allItems)
    for (const applied of item.applied) {
      if (applied.kind !== 'cash' || applied.amount <= 0) continue;
      const known = firsts.get(receiptOf(applied.payment));
      if (!known || applied.day < known.applied.day)
        firsts.set(receiptOf(applied.payment), { item, applied });
    }
  const left = new Set(items);
  return [...firsts.values()].filter(({ item }) => left.has(item)).map(({ applied }) => applied);
}

const OFFER_DAYS = 10;

/** Cash later than ten days after issue, and by how much. */
export function paidLater(items: Item[], inPeriod: (day: number | null) => boolean) {
  const later = items.flatMap((item) =>
    item.applied
      .filter((a) => a.kind === 'cash' && inPeriod(a.day))
      .map((a) => ({ amount: a.amount, days: a.day - item.issued - OFFER_DAYS }))
      .filter(({ days }) => days > 0),
  );
  const amount = sum(later.map((l) => l.amount));
  return {
    paid_later_amount: amount,
    paid_later_days: over(sum(later.map((l) => l.amount * l.days)), amount),
  };
}
