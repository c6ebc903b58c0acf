/** The few items that hold much of the money, in plain loops, of books too small to be backtested: each comes when it is due. */
import { sum } from './dice.ts';
import type { Value } from './plain-figures.ts';
import { giantsAt } from './plain-forecast.ts';
import { type Item, openAt } from './plain-ledger.ts';
import type { World } from './plain-world.ts';

/** No forecast reaches further. */
const HALF_YEAR = 184;

const mean = (values: number[]): number | null =>
  values.length > 0 ? sum(values) / values.length : null;

/** Those of the whole book that the filter leaves. */
export function giantFigures(
  { items, allItems, promises }: World,
  asOf: number,
): Record<string, Value> {
  const currencies = [...new Set(allItems.map(({ currency }) => currency))];
  const all = new Set(
    currencies.flatMap((currency) =>
      giantsAt(
        allItems.filter((item) => item.currency === currency),
        asOf,
      ),
    ),
  );
  const giants = items.filter((item) => all.has(item));
  const open = sum(giants.map((item) => openAt(item, asOf)));
  const within = (days: number): number =>
    sum(giants.filter(({ due }) => due - asOf <= days).map((item) => openAt(item, asOf)));
  return {
    giant_item_count: giants.length,
    giant_amount: open,
    giant_forecast: within(13 * 7),
    giant_late_days: mean(giants.map(({ due }) => asOf - due)),
    giant_promise_days: mean(
      giants.flatMap((item) => promisedFor(item, allItems, promises, asOf) ?? []),
    ),
    giant_wait_days: mean(
      giants.map(({ due }) => Math.max(1, due - asOf)).filter((days) => days <= HALF_YEAR),
    ),
    giant_chance_30: open > 0 ? within(30) / open : null,
    giant_chance_90: open > 0 ? within(90) / open : null,
  };
}

/** Days to the day that the last promise for a later day names, where what it promises reaches the item: the oldest first. */
function promisedFor(
  item: Item,
  items: Item[],
  promises: World['promises'],
  asOf: number,
): number | null {
  const last = promises
    .filter(({ invoice, made, due }) => invoice === item.invoice && made <= asOf && due > asOf)
    .sort((a, b) => b.made - a.made || b.due - a.due || (b.amount ?? 0) - (a.amount ?? 0))[0];
  if (!last) return null;
  const own = items.filter(({ invoice, issued }) => invoice === item.invoice && issued <= asOf);
  const before = own.filter((one) => one.due < item.due).map((one) => openAt(one, asOf));
  return last.amount === null || last.amount > sum(before) ? last.due - asOf : null;
}
