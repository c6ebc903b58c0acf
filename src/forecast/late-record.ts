/** What chances to be late were worth on past items: each was given one on the day of issue, by what was known the day before. */
import type { NativeEngine } from '../engine/native.ts';
import {
  addMonths,
  dayNumber,
  type IsoDate,
  lastWholeMonth,
  monthEnd,
  monthStart,
} from '../format/date.ts';
import { appendColumns, integerColumn } from '../ledger/columns.ts';
import { stableOrder } from '../ledger/order.ts';
import type { Items } from './items.ts';
import { BOOK_ITEMS, isLate, knownFrom, MILLION, partiesOf } from './late-counts.ts';
import { writeTable } from './write-table.ts';

/** By ascending chance, in millionths: the items that were given it, and those of them that became late. */
interface Chances {
  chance: Int32Array;
  items: Int32Array;
  late: Int32Array;
}

/**
 * Writes `fct_late_record`: of the items issued in the last twelve whole months and due before the as-of date, how many were
 * given each chance and how many became late; and `fct_late_quality`, in millionths: how often the chance was on the
 * right side of one half, how likely a late item had been given more than one in time (AUC), and the mean square of
 * chance − outcome (Brier).
 */
export async function writeLateRecord(
  engine: NativeEngine,
  { currencies }: Items,
  books: readonly Chances[],
): Promise<void> {
  await engine.run(
    'create or replace temp table forecast_record (book integer, chance integer, items integer, late integer)',
  );
  for (const [book, { chance, items, late }] of books.entries()) {
    const columns = [new Int32Array(chance.length).fill(book), chance, items, late];
    await appendColumns(engine.connection, 'forecast_record', columns);
  }
  await engine.run(`create or replace table fct_late_record as
    select b.currency::currency_code as currency, r.chance as chance_millionths, r.items, r.late
    from forecast_record r join forecast_book b using (book) order by r.book, r.chance`);
  await engine.run('drop table forecast_record');
  await writeTable(
    engine,
    `fct_late_quality(currency varchar, items integer, late integer, accuracy_millionths integer,
      auc_millionths integer, brier_millionths integer)`,
    books.flatMap((chances, book) =>
      chances.chance.length > 0 ? [[currencies[book]!, ...qualityOf(chances)]] : [],
    ),
    'table',
  );
}

/** By book what chances were given. */
export function lateRecordOf(items: Items, asOf: IsoDate): Chances[] {
  const whole = lastWholeMonth(asOf);
  const from = dayNumber(monthStart(addMonths(whole, -11)));
  const to = dayNumber(monthEnd(whole));
  const today = dayNumber(asOf);
  const { party, parties } = partiesOf(items);
  const known = new Int32Array(items.count);
  for (let item = 0; item < items.count; item++) known[item] = knownFrom(items, item, 0);
  const outcomes = stableOrder(known);
  const own = { items: new Int32Array(parties), late: new Int32Array(parties) };
  const books = items.currencies.map(() => ({
    items: 0,
    late: 0,
    chances: integerColumn(),
    outcomes: integerColumn(),
  }));
  let next = 0;
  for (const item of stableOrder(items.issued)) {
    const issued = items.issued[item]!;
    // of those not due yet only the ones paid in time are known: they alone would be too good
    if (issued < from || issued > to || items.due[item]! >= today) continue;
    // what is known on the day of issue itself does not count
    for (; next < items.count && known[outcomes[next]!]! < issued; next++) {
      const settled = outcomes[next]!;
      const late = isLate(items, settled, 0);
      own.items[party[settled]!]!++;
      own.late[party[settled]!]! += late;
      books[items.book[settled]!]!.items++;
      books[items.book[settled]!]!.late += late;
    }
    const book = books[items.book[item]!]!;
    // nothing was said where nothing was known of any item
    if (book.items === 0) continue;
    const rate = book.late / book.items;
    const chance = Math.round(
      (MILLION * (own.late[party[item]!]! + BOOK_ITEMS * rate)) /
        (own.items[party[item]!]! + BOOK_ITEMS),
    );
    book.chances.push(chance);
    book.outcomes.push(isLate(items, item, 0));
  }
  return books.map((book) => sameTogether(book.chances.values(), book.outcomes.values()));
}

/** Of each item the chance that it was given, and whether it became late: items of the same chance as one. */
function sameTogether(chances: Int32Array, outcomes: Int32Array): Chances {
  const [chance, items, late] = [integerColumn(), integerColumn(), integerColumn()];
  for (const item of stableOrder(chances)) {
    const last = chance.length - 1;
    if (last >= 0 && chance.at(last) === chances[item]) {
      items.set(last, items.at(last) + 1);
      late.set(last, late.at(last) + outcomes[item]!);
    } else {
      chance.push(chances[item]!);
      items.push(1);
      late.push(outcomes[item]!);
    }
  }
  return { chance: chance.values(), items: items.values(), late: late.values() };
}

/** Items, late ones, and accuracy, AUC and Brier score in millionths. AUC is null where none or all were late. */
function qualityOf(chances: Chances): (number | null)[] {
  let [items, late, right, squares, earlierInTime, inOrder] = [0, 0, 0, 0, 0, 0];
  for (const [place, millionths] of chances.chance.entries()) {
    const chance = millionths / MILLION;
    const lateOnes = chances.late[place]!;
    const inTime = chances.items[place]! - lateOnes;
    items += lateOnes + inTime;
    late += lateOnes;
    right += chance >= 0.5 ? lateOnes : inTime;
    squares += lateOnes * (1 - chance) ** 2 + inTime * chance ** 2;
    inOrder += lateOnes * (earlierInTime + inTime / 2);
    earlierInTime += inTime;
  }
  const pairs = late * (items - late);
  const millionths = (value: number, of: number): number | null =>
    of > 0 ? Math.round((MILLION * value) / of) : null;
  return [
    items,
    late,
    millionths(right, items),
    millionths(inOrder, pairs),
    millionths(squares, items),
  ];
}
