/**
 * What of the open book would come if the reader's assumptions held. They are taken in this order, and what one of them
 * has settled the next ones leave alone:
 *
 * 1. customers who pay on a date: all that is open of them comes on it
 * 2. promises that break: the money comes like any other of its age
 * 3. overdue money that slips: whatever is overdue today, promised or not, comes so many days later than forecast
 * 4. an early-payment discount: of whatever is not yet due the takers' share comes by the discount's last day, less it
 *
 * Without an assumption it is the forecast, to the minor unit.
 */
import type { Slice } from '../../format/ahead.ts';
import { OWNERS, type OwnerKey, PARTS, type WhatIfBook } from './book.ts';
import { BILLION, partOf, ShareSum } from './share-sum.ts';

export interface Scenario {
  /** By customer, days ahead. */
  paidOn: ReadonlyMap<string, number>;
  broken: 'all' | ReadonlySet<string>;
  slipDays: number;
  discount: Discount | null;
}

interface Discount {
  /** Of an amount, in ten-thousandths. */
  rate: number;
  days: number;
  /** Of the money that takes it, in ten-thousandths. */
  taken: number;
}

export const FORECAST: Scenario = {
  paidOn: new Map(),
  broken: new Set(),
  slipDays: 0,
  discount: null,
};

/** Only what belongs to these; null for what belongs to none. */
export type Wanted = Partial<Record<OwnerKey | 'currency', string | null>>;

export interface Expected {
  /** Minor units that have come by the end of each slice. */
  by: Float64Array;
  /** What each assumption speaks of, and what the discount costs, minor units. */
  amounts: Amounts;
}

interface Amounts {
  /** All that is open. */
  open: number;
  paid: number;
  broken: number;
  slipped: number;
  taken: number;
  cost: number;
}

/** Sums over groups equal those of the groups: each group's own amounts are rounded. */
export function expectedIf(
  book: WhatIfBook,
  slices: readonly Slice[],
  scenario: Scenario,
  wanted: Wanted = {},
): Expected {
  const by = new Float64Array(slices.length);
  const amounts: Amounts = { open: 0, paid: 0, broken: 0, slipped: 0, taken: 0, cost: 0 };
  const isWanted = wantedGroups(book, wanted);
  const ends = slices.map(({ until }) => until);
  for (let group = 0; group < book.groups.part.length; group++)
    if (isWanted(group)) addGroup(book, group, ends, scenario, by, amounts);
  return { by, amounts };
}

/** Whether a group belongs to those asked for. */
function wantedGroups({ owners, currencies, groups }: WhatIfBook, wanted: Wanted) {
  const conditions = ([...OWNERS, 'currency'] as const).flatMap((key) => {
    const value = wanted[key];
    if (value === undefined) return [];
    const known = key === 'currency' ? currencies.map(({ currency }) => currency) : owners[key];
    return [{ column: groups[key], place: known.indexOf(value) }];
  });
  return (group: number): boolean =>
    conditions.every(({ column, place }) => column[group] === place);
}

const sum = new ShareSum();

/** Adds a group's rounded amounts to `by`, and what is assumed of it to `amounts`. */
function addGroup(
  book: WhatIfBook,
  group: number,
  ends: readonly number[],
  scenario: Scenario,
  by: Float64Array,
  amounts: Amounts,
): void {
  const { groups, owners, currencies, starts, cells } = book;
  const customer = owners.customer[groups.customer[group]!] ?? null;
  const [from, to] = [starts[group]!, starts[group + 1]!];
  let open = 0;
  for (let cell = from; cell < to; cell++) open += cells.minor[cell]!;
  amounts.open += open;
  const paidOn = customer === null ? undefined : scenario.paidOn.get(customer);
  if (paidOn !== undefined) {
    amounts.paid += open;
    for (const [i, end] of ends.entries()) if (end >= paidOn) by[i]! += open;
    return;
  }
  const isPromised = PARTS[groups.part[group]!] === 'promised';
  const isBroken =
    isPromised &&
    (scenario.broken === 'all' || (customer !== null && scenario.broken.has(customer)));
  const { kept, shares } = currencies[groups.currency[group]!]!;
  const comings = [];
  for (let cell = from; cell < to; cell++) {
    const [age, minor] = [cells.age[cell]!, cells.minor[cell]!];
    const isOverdue = age > 0;
    if (isBroken) amounts.broken += minor;
    if (isOverdue && scenario.slipDays > 0) amounts.slipped += minor;
    const own = {
      shares: shares(age),
      delay: isOverdue ? scenario.slipDays : 0,
      // a promise that is broken is none
      promisedOn: isPromised && !isBroken ? cells.days[cell]! : null,
      lastDay: null,
    };
    const takers = isOverdue ? null : takersOf(minor, scenario.discount);
    comings.push({ ...own, minor: minor - (takers?.minor ?? 0) });
    if (!takers) continue;
    amounts.taken += takers.minor;
    amounts.cost += takers.minor - takers.paid;
    comings.push({ ...own, minor: takers.paid, lastDay: scenario.discount!.days });
  }
  for (const [i, end] of ends.entries()) {
    sum.clear();
    for (const coming of comings) addCome(coming, end, kept);
    by[i]! += sum.rounded();
  }
}

/** Of an amount: what takes the discount, and what is paid of that; null where nothing does. */
function takersOf(minor: number, discount: Discount | null) {
  if (!discount) return null;
  const taking = partOf(minor, discount.taken);
  return { minor: taking, paid: taking - partOf(taking, discount.rate) };
}

/** An amount and when it comes. */
interface Coming {
  minor: number;
  shares: Float64Array;
  /** Days later than the shares say. */
  delay: number;
  promisedOn: number | null;
  /** By then all of it has come; null for no such day. */
  lastDay: number | null;
}

/** Adds what of it has come by that day. */
function addCome(coming: Coming, end: number, kept: number): void {
  const { minor, shares, delay, promisedOn, lastDay } = coming;
  const day = end - delay;
  if (lastDay !== null && end >= lastDay) sum.addWhole(minor);
  else if (day > 0 && promisedOn === null) sum.add(minor, shares[day]!);
  else if (day > 0) {
    if (promisedOn! <= day) sum.add(minor, kept);
    sum.addTwice(minor, BILLION - kept, shares[day]!);
  }
}
