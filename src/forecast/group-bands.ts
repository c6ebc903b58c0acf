/**
 * The 80 % band of what comes from a region's or a rep's items, by that group's own record: at each past month end the
 * book's methods are asked of what the group had open, and set against what came of it.
 */
import { relativeErrors, trialsAmong } from './backtest.ts';
import { type Band, bandOf, MIN_ERRORS } from './band.ts';
import { AGES, FIRST_AGE, type GiantItem, nearAge } from './book.ts';
import { type Forecast, horizonOf } from './forecast.ts';
import { giantChances } from './giants.ts';
import { type Grouping, type Groups, groupsOf, sumGroups } from './group-record.ts';
import type { Items } from './items.ts';
import type { Forecaster } from './methods.ts';
import { type Months, monthsUpTo } from './month-ends.ts';
import { openByOrigin } from './open-items.ts';
import { eachPromised, type PromisedInvoice } from './promises.ts';

export interface GroupBand {
  currency: string | null;
  grouping: Grouping | 'all';
  value: string | null;
  until: number;
  band: Band;
}

/** A book's methods for so many days: what they say at each origin that is looked at, by its place; the last is now. */
interface Asked {
  until: number;
  /** Its place among the numbers of days. */
  place: number;
  forecasters: (Forecaster | null)[];
  /** By group and origin, minor units. */
  expected: Float64Array;
  came: Float64Array;
}

/** What was promised of an item that is open at an origin. */
interface PromisedRow {
  item: number;
  at: number;
  age: number;
  days: number;
  minor: number;
}

/** Of each region and rep of a book that has the record for it, by days ahead; `book` is its place. */
export function groupBands(
  { items, groups, invoices }: { items: Items; groups: Groups; invoices: PromisedInvoice[] },
  { book: place, forecast }: { book: number; forecast: Forecast },
  untils: readonly number[],
): GroupBand[] {
  const { origins, currency } = forecast.book;
  const asked = untils.flatMap((until, i) => askedOf(forecast, until, i, groups) ?? []);
  if (asked.length === 0) return [];
  const months = monthsUpTo(origins.at(-1)!.date, origins[0]!.date, origins.length);
  const open = openByOrigin(items, place, months);
  for (const [at, { giantItems }] of origins.entries()) {
    const now = asked.filter(({ forecasters }) => forecasters[at]);
    if (now.length === 0) continue;
    const giants = new Set(giantItems.map(({ itemKey }) => itemKey));
    const where = { openItems: open[at]!, day: months.last[at]!, giants };
    const sums = sumGroups(items, groups, where, untils);
    for (const one of now)
      for (let group = 0; group < groups.names.length; group++) {
        one.expected[group * origins.length + at] = expectedOfAges(
          sums.open.subarray(group * AGES, (group + 1) * AGES),
          one.forecasters[at]!,
          one.until,
        );
        one.came[group * origins.length + at] = sums.came[group * untils.length + one.place]!;
      }
  }
  addPromised(items, groups, promisedRows(items, invoices, place, forecast, months), asked);
  const giants = giantsByGroup(items, groups, origins.at(-1)!.giantItems);
  return asked.flatMap((one) =>
    groups.names.flatMap((name, group) => {
      const band = bandOfGroup(one, group, giants.get(group) ?? [], forecast);
      return band ? [{ currency, ...name, until: one.until, band }] : [];
    }),
  );
}

/** Null where the past of the whole book is too short. */
function askedOf(forecast: Forecast, until: number, place: number, groups: Groups): Asked | null {
  const { book, methods, tries, ownTries } = forecast;
  if (!methods[horizonOf(until)]) return null;
  const tried = new Set(trialsAmong(tries, ownTries, until).map(({ origin }) => origin));
  if (tried.size < MIN_ERRORS) return null;
  const last = book.origins.length - 1;
  const forecasters = book.origins.map(({ date }, at) => {
    return at === last || tried.has(date) ? forecast.forecasterAt(at) : null;
  });
  const sums = () => new Float64Array(groups.names.length * book.origins.length);
  return { until, place, forecasters, expected: sums(), came: sums() };
}

function expectedOfAges(open: Float64Array, { shares }: Forecaster, until: number): number {
  let sum = 0;
  for (let i = 0; i < AGES; i++) if (open[i] !== 0) sum += open[i]! * shares(i + FIRST_AGE)[until]!;
  return sum;
}

/** Of the items that are no giants, in an order that does not depend on that of rows. */
function promisedRows(
  items: Items,
  invoices: PromisedInvoice[],
  place: number,
  { book: { origins } }: Forecast,
  months: Months,
): PromisedRow[] {
  const rows: PromisedRow[] = [];
  eachPromised(items, invoices, months, (item, at, promised) => {
    if (items.book[item] !== place) return;
    if (origins[at]!.giantItems.some(({ itemKey }) => itemKey === items.key[item])) return;
    rows.push({ item, at, age: nearAge(months.last[at]! - items.due[item]!), ...promised });
  });
  return rows.sort((a, b) => a.at - b.at || a.age - b.age || a.days - b.days || a.minor - b.minor);
}

/** Promised money comes on its day as often as promises were fulfilled, else as the rest. */
function addPromised(items: Items, groups: Groups, rows: PromisedRow[], asked: Asked[]): void {
  for (const { until, forecasters, expected } of asked)
    for (const { item, at, age, days, minor } of rows) {
      const forecaster = forecasters[at];
      if (!forecaster || forecaster.promisesKept === null) continue;
      const more =
        minor * forecaster.promisesKept * (Number(until >= days) - forecaster.shares(age)[until]!);
      for (const group of groupsOf(groups, items, item))
        expected[group * forecasters.length + at]! += more;
    }
}

function giantsByGroup(
  items: Items,
  groups: Groups,
  giants: GiantItem[],
): Map<number, GiantItem[]> {
  const byGroup = new Map<number, GiantItem[]>();
  for (const giant of giants) {
    const item = items.placeOf(giant.itemKey);
    for (const group of groupsOf(groups, items, item))
      byGroup.set(group, [...(byGroup.get(group) ?? []), giant]);
  }
  return byGroup;
}

function bandOfGroup(
  { until, forecasters, expected, came }: Asked,
  group: number,
  giants: GiantItem[],
  { book, forecaster }: Forecast,
): Band | null {
  const first = group * forecasters.length;
  const last = forecasters.length - 1;
  const trials = book.origins.flatMap(({ date }, at) =>
    at < last && forecasters[at]
      ? [{ origin: date, expected: expected[first + at]!, came: came[first + at]! }]
      : [],
  );
  const outcomes = giants.map((giant) => ({
    minor: giant.openMinor,
    chance: giantChances(giant, forecaster)[until]!,
  }));
  return bandOf(expected[first + last]!, relativeErrors(trials), outcomes);
}
