/** The forecasts once more, from their definitions and day by day; days and cents. */
import { monthStart, sum } from './dice.ts';
import { type Item, openAt } from './plain-ledger.ts';

/** The day by which a share of what is open is asked, and the share that comes by then. */
type Share = (late: number, days: number) => number;

const CLASSES = [0, 30, 60, 90];
const classOf = (late: number): number => CLASSES.filter((last) => late > last).length;

/** What of an item came as cash after one day, up to another. */
const cameBetween = (item: Item, after: number, until: number): number =>
  sum(
    item.applied
      .filter(
        ({ kind, day }) => (kind === 'cash' || kind === 'refund') && after < day && day <= until,
      )
      .map(({ amount }) => amount),
  );

const openItems = (items: Item[], day: number): Item[] =>
  items.filter((item) => item.issued <= day && openAt(item, day) > 0);

/** The last day of each month from that of the first item to the day before `asOf`. */
export function monthEndsBefore(items: Item[], asOf: number): number[] {
  const first = Math.min(...items.map(({ issued }) => issued));
  const ends: number[] = [];
  for (let end = monthStart(asOf) - 1; end >= first; end = monthStart(end) - 1) ends.unshift(end);
  return ends;
}

const known = new WeakMap<Item[], Map<string, Share>>();
function sharesAt(method: string, items: Item[], day: number): Share {
  const mine = known.get(items) ?? new Map<string, Share>();
  known.set(items, mine);
  const share = mine.get(`${method} ${day}`) ?? sharesOf(method, items, day);
  mine.set(`${method} ${day}`, share);
  return share;
}

function sharesOf(method: string, items: Item[], day: number): Share {
  if (method === 'due_date') return (late, days) => (days > 0 && -late <= days ? 1 : 0);
  if (method === 'curve') return curveAt(items, day);
  const earlier = (days: number) =>
    monthEndsBefore(items, day)
      .filter((end) => end + days <= day)
      .slice(-6);
  const shareOf = (days: number, isOne: (late: number) => boolean): number => {
    let [open, came] = [0, 0];
    for (const end of earlier(days))
      for (const item of openItems(items, end))
        if (isOne(end - item.due)) {
          open += openAt(item, end);
          came += cameBetween(item, end, end + days);
        }
    return came / open;
  };
  return method === 'trailing_share'
    ? (_, days) => shareOf(days, () => true)
    : (late, days) => shareOf(days, (other) => classOf(other) === classOf(late));
}

/** The chance to be paid on a day at each age, from the twelve months up to the day; thinly seen ages together. */
function curveAt(items: Item[], day: number): Share {
  const seen = new Map<number, { open: number; paid: number; gone: number }>();
  for (let today = monthStart(day, 11); today <= day; today++)
    for (const item of items) {
      if (item.issued >= today) continue;
      const open = openAt(item, today - 1);
      const onDay = item.applied.filter((applied) => applied.day === today);
      if (open === 0 && onDay.length === 0) continue;
      const age = today - item.due;
      const at = seen.get(age) ?? { open: 0, paid: 0, gone: 0 };
      const paid = cameBetween(item, today - 1, today);
      at.open += open / item.amount;
      at.paid += paid / item.amount;
      at.gone += (sum(onDay.map(({ amount }) => amount)) - paid) / item.amount;
      seen.set(age, at);
    }
  const groups: { from: number; open: number; paid: number; gone: number }[] = [];
  let group = { from: -365, open: 0, paid: 0, gone: 0 };
  for (let age = -365; age <= 730; age++) {
    const at = seen.get(age) ?? { open: 0, paid: 0, gone: 0 };
    group.open += at.open;
    group.paid += at.paid;
    group.gone += at.gone;
    if (group.open < 25 - 1e-6) continue;
    groups.push(group);
    group = { from: age + 1, open: 0, paid: 0, gone: 0 };
  }
  const last = groups.at(-1);
  if (last) {
    last.open += group.open;
    last.paid += group.paid;
    last.gone += group.gone;
  } else groups.push(group);
  const bound = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return (late, days) => {
    let [left, came] = [1, 0];
    for (let ahead = 1; ahead <= days; ahead++) {
      const age = Math.min(730, Math.max(-365, late + ahead));
      const of = groups.filter(({ from }) => from <= age).at(-1)!;
      const paid = bound(of.paid / of.open, 1);
      const gone = bound(of.gone / of.open, 1 - paid);
      came += left * paid;
      left *= 1 - paid - gone;
    }
    return came;
  };
}

/** What one method says at the end of a day will come within so many days, knowing nothing later. */
export function expectedAt(
  method: string,
  items: Item[],
  day: number,
  days: number,
  without: Set<Item> = new Set(),
): number {
  const share = sharesAt(method, items, day);
  return sum(
    openItems(items, day)
      .filter((item) => !without.has(item))
      .map((item) => openAt(item, day) * share(day - item.due, days)),
  );
}

export const cameAfter = (items: Item[], day: number, days: number): number =>
  sum(openItems(items, day).map((item) => cameBetween(item, day, day + days)));

/** Of what is open, the few items that hold much of it: at most ten, each a fiftieth, together a quarter; of equal ones all or none. */
export function giantsAt(items: Item[], day: number): Item[] {
  const open = openItems(items, day);
  const all = sum(open.map((item) => openAt(item, day)));
  const amounts = open.map((item) => openAt(item, day)).sort((a, b) => b - a);
  const large = open
    .sort((a, b) => openAt(b, day) - openAt(a, day) || a.due - b.due)
    .filter((item) => openAt(item, day) * 50 >= all && openAt(item, day) > (amounts[10] ?? 0));
  return sum(large.map((item) => openAt(item, day))) * 4 >= all ? large : [];
}
