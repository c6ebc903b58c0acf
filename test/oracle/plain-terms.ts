/** What terms, invoicing and discounts cost, in plain loops. */
import { over, sum } from './dice.ts';
import type { Span, Value } from './plain-figures.ts';
import type { Item } from './plain-ledger.ts';
import type { World } from './plain-world.ts';

const SET_DAYS = 3;
const DISCOUNT_DAYS = 10;

export function termsFigures({ items }: World, { from, to, horizon }: Span): Record<string, Value> {
  const end = Math.min(to, horizon);
  const issued = items.filter((i) => from <= i.issued && i.issued <= end);
  const bare = issued.filter((i) => !i.hasTerms);
  return {
    no_terms_count: bare.length,
    no_terms_amount: sum(bare.map((i) => i.amount)),
    ...invoicing(issued, end - from + 1),
    ...discounts(items, from, end),
  };
}

function invoicing(issued: Item[], length: number): Record<string, Value> {
  const all = issued.flatMap(({ issued: day, amount, invoice: { delivered } }) =>
    delivered === null ? [] : [{ lag: day - delivered, amount }],
  );
  const weight = sum(all.map(({ lag, amount }) => lag * amount));
  return {
    invoicing_lag_weighted: over(weight, sum(all.map(({ amount }) => amount))),
    invoicing_lag_money: length > 0 ? Math.round(weight / length) : null,
    delivered_item_count: all.length,
    invoiced_late_count: all.filter(({ lag }) => lag > SET_DAYS).length,
  };
}

function discounts(items: Item[], from: number, end: number): Record<string, Value> {
  const offering = items.filter((i) => i.invoice.discount > 0);
  const last = (i: Item): number => i.issued + DISCOUNT_DAYS;
  const ended = offering.filter((i) => from <= last(i) && last(i) <= end);
  const taken = offering.flatMap((i) =>
    i.applied
      .filter((a) => a.kind === 'discount' && from <= a.day && a.day <= end && a.day <= last(i))
      .map(({ amount, day }) => ({
        ...{ amount, early: i.due - day },
        brought: Math.round((amount * 100) / i.invoice.discount) - amount,
      })),
  );
  const amount = sum(taken.map((one) => one.amount));
  const brought = sum(taken.map((one) => one.brought));
  const days = sum(taken.map((one) => one.brought * one.early));
  return {
    // to the cent, half a cent up
    discount_offered_amount: sum(
      ended.map((i) => Math.floor((i.amount * i.invoice.discount + 50) / 100)),
    ),
    discount_in_time_amount: amount,
    discount_brought_amount: brought,
    discount_brought_days: over(days, brought),
    discount_taken_cost: over(amount * 365, days),
  };
}
