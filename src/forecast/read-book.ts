/** The books of a report, one a currency, from its items and what was promised of them. */
import { DAYS_AHEAD } from '../format/ahead.ts';
import { dayNumber, fromDayNumber, type IsoDate } from '../format/date.ts';
import {
  AGE_CLASSES,
  AGES,
  ageClass,
  agePlace,
  type Book,
  MAX_TRIED,
  MIN_SETTLED,
  nearAge,
  type OpenPart,
  type Origin,
} from './book.ts';
import { CURVE_MONTHS } from './curve.ts';
import { CASH, type Items } from './items.ts';
import { type Months, monthsUpTo } from './month-ends.ts';
import { eachOpen } from './open-items.ts';
import { eachPromised, type Promised, type PromisedInvoice, promisesKept } from './promises.ts';
import { agesByMonth } from './read-ages.ts';

/** Month ends that are forecast again, and before them those that the first one learns from. */
const MAX_ORIGINS = MAX_TRIED + CURVE_MONTHS;
/** Giants are at most so many items, each at least a fiftieth of all that is open, together a quarter; of equal ones all or none. */
const GIANTS = { most: 10, eachOf: 50, togetherOf: 4 };

/** An item open at the as-of date, by its place. */
export interface OpenItem {
  item: number;
  minor: number;
  promised: Promised | null;
}

export interface ReadBook {
  book: Book;
  open: OpenItem[];
}

/** One book a currency, in the order of currencies; empty without items. */
export function readBooks(
  items: Items,
  invoices: readonly PromisedInvoice[],
  asOf: IsoDate,
): ReadBook[] {
  // nothing is learnt from too few items: their history is not looked at
  const isLong = items.count >= MIN_SETTLED;
  const first = items.issued.reduce((a, b) => Math.min(a, b), dayNumber(asOf));
  const months = monthsUpTo(asOf, fromDayNumber(first), isLong ? MAX_ORIGINS + 1 : 1);
  const read = items.currencies.map((_, book) => readBook(items, book, months));
  addPromised(items, invoices, months, read);
  if (!isLong) return read;
  const kept = promisesKept(items, invoices, months);
  for (const [place, { book }] of read.entries()) {
    for (const [at, origin] of book.origins.entries()) origin.promisesKept = kept[place]![at]!;
    book.months = agesByMonth(items, place, months);
  }
  return read;
}

/** Where promises and months are not looked at yet. */
function readBook(items: Items, place: number, months: Months): ReadBook {
  const origins = Array.from(months.last, (day) => emptyOrigin(day, months.last.at(-1)!));
  const largest = origins.map((): OpenItem[] => []);
  const open: OpenItem[] = [];
  eachOpen(items, place, months, (item, at, minor) => {
    addTo(origins[at]!.rest, items, item, months.last[at]!, minor, 1);
    addLarge(largest[at]!, items, item, minor);
    if (at === origins.length - 1) open.push({ item, minor, promised: null });
  });
  for (const [at, origin] of origins.entries()) {
    const day = months.last[at]!;
    for (const { item, minor } of giantsOf(largest[at]!, origin)) {
      addTo(origin.rest, items, item, day, minor, -1);
      addTo(origin.giants, items, item, day, minor, 1);
      origin.giantItems.push({
        itemKey: items.key[item]!,
        age: nearAge(day - items.due[item]!),
        openMinor: minor,
        promised: null,
      });
    }
    for (const came of [...origin.rest.came, ...origin.giants.came])
      for (let ahead = 1; ahead <= DAYS_AHEAD; ahead++) came[ahead]! += came[ahead - 1]!;
  }
  const currency = items.currencies[place]!;
  const settledItems = items.book.filter((book) => book === place).length - open.length;
  return { book: { currency, origins, months: [], settledItems }, open };
}

function emptyOrigin(day: number, asOf: number): Origin {
  const emptyPart = (): OpenPart => ({
    open: new Float64Array(AGES),
    promised: [],
    came: AGE_CLASSES.map(() => new Float64Array(DAYS_AHEAD + 1)),
  });
  return {
    date: fromDayNumber(day),
    daysKnown: asOf - day,
    promisesKept: null,
    rest: emptyPart(),
    giants: emptyPart(),
    giantItems: [],
  };
}

/** Adds an item that is open at the end of a day, and what came of it day by day after; or takes both away again. */
function addTo(
  part: OpenPart,
  { due, firstPiece, ended, endedBy, minor }: Items,
  item: number,
  day: number,
  open: number,
  sign: 1 | -1,
): void {
  const age = day - due[item]!;
  part.open[agePlace(age)]! += sign * open;
  const came = part.came[ageClass(age)]!;
  for (let piece = firstPiece[item]!; piece < firstPiece[item + 1]!; piece++) {
    const ahead = ended[piece]! - day;
    if (endedBy[piece] === CASH && ahead > 0 && ahead <= DAYS_AHEAD)
      came[ahead]! += sign * minor[piece]!;
  }
}

/** Keeps the largest items, one more than giants may be, in their order; of equal ones those due first. */
function addLarge(
  largest: OpenItem[],
  { due, customer }: Items,
  item: number,
  minor: number,
): void {
  const isFull = largest.length > GIANTS.most;
  if (isFull && minor < largest.at(-1)!.minor) return;
  const goesBefore = (other: OpenItem): boolean =>
    (minor - other.minor ||
      due[other.item]! - due[item]! ||
      customer[other.item]! - customer[item]!) > 0;
  const place = largest.findIndex(goesBefore);
  if (place < 0 && isFull) return;
  largest.splice(place < 0 ? largest.length : place, 0, { item, minor, promised: null });
  if (isFull) largest.pop();
}

/** Those of the largest items that alone hold much of what is open; none where they do not together. */
function giantsOf(largest: OpenItem[], { rest }: Origin): OpenItem[] {
  const all = rest.open.reduce((sum, minor) => sum + minor, 0);
  // the first due of many equal ones would leave the record of all others without what comes next
  const next = largest[GIANTS.most]?.minor ?? 0;
  const large = largest.filter(({ minor }) => minor > next && minor * GIANTS.eachOf >= all);
  const together = large.reduce((sum, { minor }) => sum + minor, 0);
  return together * GIANTS.togetherOf >= all ? large : [];
}

/** Adds what was promised to each origin's parts, summed up by age and days ahead, and to the items open now. */
function addPromised(
  items: Items,
  invoices: readonly PromisedInvoice[],
  months: Months,
  read: readonly ReadBook[],
): void {
  const now = months.last.length - 1;
  const openNow = new Map(read.flatMap(({ open }) => open.map((one) => [one.item, one])));
  eachPromised(items, invoices, months, (item, at, promised) => {
    const origin = read[items.book[item]!]!.book.origins[at]!;
    const giant = origin.giantItems.find(({ itemKey }) => itemKey === items.key[item]);
    if (giant && promised.minor > 0) giant.promised = promised;
    const { promised: sums } = giant ? origin.giants : origin.rest;
    sums.push({ age: nearAge(months.last[at]! - items.due[item]!), ...promised });
    if (at === now) openNow.get(item)!.promised = promised;
  });
  for (const { book } of read)
    for (const { rest, giants } of book.origins)
      for (const part of [rest, giants]) part.promised = summedUp(part.promised);
}

/** By age and days ahead. */
function summedUp(promised: OpenPart['promised']): OpenPart['promised'] {
  const sums: OpenPart['promised'] = [];
  for (const one of promised.sort((a, b) => a.age - b.age || a.days - b.days)) {
    const last = sums.at(-1);
    if (last?.age === one.age && last.days === one.days) last.minor += one.minor;
    else sums.push(one);
  }
  return sums;
}
