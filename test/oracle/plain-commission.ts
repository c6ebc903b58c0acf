/** What reps earn once more, in plain loops over every receipt and what refunds took of it. */
import type { Applied, Item, Ledger } from './plain-ledger.ts';
import type { Owner } from './random-book.ts';

/** As commission.yml has them; days of shares are numbers. */
export interface PlainRules {
  late_days: number[];
  rules: { product?: string; segment?: string; rates: string[] }[];
  shared: { customer: string; reps: Record<string, string>; from?: number; until?: number }[];
}

export interface Earned extends Owner {
  day: number;
  tier: string;
  base: number;
  earned: number;
  isRefund: boolean;
}

const TOTAL = 1_000_000;
/** “1.5%” → 15,000 millionths. */
const millionths = (percent: string): number => Math.round(Number(percent.slice(0, -1)) * 10_000);

/** By largest remainder, the earlier of equal ones first. */
function dealt(whole: number, shares: number[]): number[] {
  const parts = shares.map((share) => Math.floor((whole * share) / TOTAL));
  const rests = shares.map((share, i) => ({ i, rest: (whole * share) % TOTAL }));
  rests.sort((a, b) => b.rest - a.rest || a.i - b.i);
  let missing = whole - parts.reduce((sum, part) => sum + part, 0);
  for (const { i } of rests) if (missing-- > 0) parts[i]!++;
  return parts;
}

function tierOf(late: number, edges: number[]): { name: string; place: number } {
  let place = 0;
  while (place < edges.length && late > edges[place]!) place++;
  if (place === 0) return { place, name: `to_${edges[0]}` };
  if (place === edges.length) return { place, name: `${edges.at(-1)}+` };
  return { place, name: `${edges[place - 1]! + 1}-${edges[place]}` };
}

function rateOf(item: Item, place: number, { rules }: PlainRules): number {
  for (const { product, segment, rates } of rules) {
    if (product !== undefined && product !== item.invoice.product) continue;
    if (segment !== undefined && segment !== item.segment) continue;
    return millionths(rates[place]!);
  }
  return 0;
}

function whoEarns(item: Item, receipt: Applied, { shared }: PlainRules): [string | null, number][] {
  for (const { customer, reps, from = -Infinity, until = Infinity } of shared)
    if (customer === item.customer && from <= receipt.day && receipt.day <= until)
      return Object.entries(reps).map(([rep, share]) => [rep, millionths(share)]);
  return [[item.rep, TOTAL]];
}

export function plainCommission({ items }: Ledger, rules: PlainRules): Earned[] {
  const lines: Earned[] = [];
  for (const item of items)
    for (const receipt of item.applied) {
      if (receipt.kind !== 'cash' || receipt.amount < 0) continue;
      const tier = tierOf(receipt.payDay - item.due, rules.late_days);
      const rate = rateOf(item, tier.place, rules);
      const earners = whoEarns(item, receipt, rules);
      const shares = earners.map(([, share]) => share);
      const isOfNobody = earners[0]![0] === null;
      let had = { base: shares.map(() => 0), earned: shares.map(() => 0) };
      let left = 0;
      const refunds = items.flatMap((other) => other.applied.filter((a) => a.takes === receipt));
      for (const step of [receipt, ...refunds]) {
        left += step.amount;
        const commission = isOfNobody ? 0 : Math.floor((left * rate + TOTAL / 2) / TOTAL);
        const has = { base: dealt(left, shares), earned: dealt(commission, shares) };
        for (const [i, [rep]] of earners.entries())
          lines.push({
            ...{ customer: item.customer, region: item.region, segment: item.segment, rep },
            ...{ currency: item.currency, day: step.day, tier: tier.name },
            base: has.base[i]! - had.base[i]!,
            earned: has.earned[i]! - had.earned[i]!,
            isRefund: step !== receipt,
          });
        had = has;
      }
    }
  return lines;
}
