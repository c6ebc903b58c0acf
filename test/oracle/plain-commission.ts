/** What reps earn once more, in plain loops over every receipt and what refunds took of it. */
import { listsBy, sum } from './dice.ts';
import { type Applied, type Item, type Ledger, receiptOf } from './plain-ledger.ts';
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

/** Of one receipt: an item that it reached, at which rate and for whom, and what it has of the money and commission by now. */
interface Part {
  item: Item;
  receipt: Applied;
  tier: string;
  rate: number;
  earners: [string | null, number][];
  left: number;
  had: { base: number[]; earned: number[] };
}

/** The cents of a receipt, rounded once, over the items it reached: floors, then one each by the largest remainder. */
function centsOf(parts: Part[]): Map<Part, number> {
  const earning = parts.filter(({ earners }) => earners[0]![0] !== null);
  const exact = (part: Part): number => part.left * part.rate;
  const whole = Math.floor((sum(earning.map(exact)) + TOTAL / 2) / TOTAL);
  const cents = new Map(earning.map((part) => [part, Math.floor(exact(part) / TOTAL)]));
  let missing = whole - sum([...cents.values()]);
  const byRest = [...earning].sort(
    (a, b) => (exact(b) % TOTAL) - (exact(a) % TOTAL) || b.left - a.left,
  );
  for (const part of byRest) if (missing-- > 0) cents.set(part, cents.get(part)! + 1);
  return cents;
}

function partsOf({ items }: Ledger, rules: PlainRules): Part[] {
  return items.flatMap((item) =>
    item.applied
      .filter(({ kind, amount }) => kind === 'cash' && amount > 0)
      .map((receipt) => {
        const tier = tierOf(receipt.payDay - item.due, rules.late_days);
        const earners = whoEarns(item, receipt, rules);
        const nothing = earners.map(() => 0);
        return {
          ...{ item, receipt, earners, tier: tier.name, left: 0 },
          rate: rateOf(item, tier.place, rules),
          had: { base: nothing, earned: nothing },
        };
      }),
  );
}

export function plainCommission(ledger: Ledger, rules: PlainRules): Earned[] {
  const lines: Earned[] = [];
  const parts = partsOf(ledger, rules);
  const taken = listsBy(
    ledger.items.flatMap(({ applied }) => applied.filter(({ takes }) => takes !== undefined)),
    ({ takes }) => takes!,
  );
  for (const ofOne of listsBy(parts, ({ receipt }) => receiptOf(receipt.payment)).values()) {
    const moves = ofOne.flatMap((part) =>
      [part.receipt, ...(taken.get(part.receipt) ?? [])].map((move) => ({ part, move })),
    );
    const days = [...new Set(moves.map(({ move }) => move.day))].sort((a, b) => a - b);
    for (const day of days)
      for (const isRefund of [false, true]) {
        for (const { part, move } of moves)
          if (move.day === day && move.amount < 0 === isRefund) part.left += move.amount;
        const cents = centsOf(ofOne);
        for (const part of ofOne) lines.push(...steps(part, cents.get(part) ?? 0, day, isRefund));
      }
  }
  return lines;
}

/** By how much each rep's line changes. */
function steps(part: Part, cents: number, day: number, isRefund: boolean): Earned[] {
  const { item, earners, left, had, tier } = part;
  const shares = earners.map(([, share]) => share);
  const has = { base: dealt(left, shares), earned: dealt(cents, shares) };
  part.had = has;
  return earners.map(([rep], i) => ({
    ...{ customer: item.customer, region: item.region, segment: item.segment, rep },
    ...{ currency: item.currency, day, tier, isRefund },
    base: has.base[i]! - had.base[i]!,
    earned: has.earned[i]! - had.earned[i]!,
  }));
}
