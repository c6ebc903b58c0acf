/** The figures of credit limits in plain loops, day by day. */
import { monthStart, over, sum } from './dice.ts';
import type { Span, Value } from './plain-figures.ts';
import { openAt } from './plain-ledger.ts';
import type { World } from './plain-world.ts';

export function creditFigures(
  { limits, allItems, unbilled, allUnbilled }: World,
  { asOf }: Span,
): Record<string, Value> {
  const openOf = ({ customer, currency }: World['limits'][number], day: number): number =>
    sum(
      allItems
        .filter((i) => i.customer === customer && i.currency === currency)
        .map((item) => openAt(item, day)),
    );
  /** The most steps back that a customer's balance was over its limit at every one of. */
  const longest = (step: (n: number) => number): number =>
    Math.max(
      0,
      ...limits.map((one) => {
        let n = 0;
        while (openOf(one, step(n)) > one.limit) n++;
        return n;
      }),
    );
  const used = limits.map((one) => ({ limit: one.limit, open: openOf(one, asOf) }));
  const beyond = used.map(({ open, limit }) => open - limit).filter((more) => more > 0);
  const waits = (rows: World['unbilled']): number =>
    sum(rows.filter(({ since }) => since <= asOf).map(({ amount }) => amount));
  const ofLimits = limits.map((one) => ({
    ...{ limit: one.limit, open: openOf(one, asOf) },
    more: waits(
      allUnbilled.filter((u) => u.customer === one.customer && u.currency === one.currency),
    ),
  }));
  const more = sum(ofLimits.map((one) => one.more));
  const days = longest((n) => asOf - n);
  const [open, limit] = [sum(used.map((u) => u.open)), sum(used.map((u) => u.limit))];
  return {
    credit_utilisation: over(open, limit),
    credit_limit_amount: limit,
    limited_open_amount: open,
    unbilled_amount: waits(unbilled),
    limited_unbilled_amount: more,
    exposure_amount: open + more,
    exposure_utilisation: over(open + more, limit),
    over_limit_by_unbilled_count: ofLimits.filter(
      (one) => one.open <= one.limit && one.open + one.more > one.limit,
    ).length,
    over_limit_amount: sum(beyond),
    over_limit_count: beyond.length,
    over_limit_days: days > 0 ? days - 1 : null,
    over_limit_month_ends: longest((n) => monthStart(asOf + 1, n) - 1),
  };
}
