/** The items of all books and the pieces that they came in, as columns: read once, gone over in plain loops. */
import { sqlDate } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { dayNumber, type IsoDate } from '../format/date.ts';
import { readColumns } from '../ledger/columns.ts';
import { stableOrder, valuesAt } from '../ledger/order.ts';

/** A day that has not come. */
export const NEVER = 2 ** 31 - 1;

/** How a piece ended: by cash, or as a credit note, discount or write-off; an open one has not. */
export const CASH = 1;

/** Days are day numbers; what is dated after the as-of date has not happened. Items are in the order of their keys. */
export interface Items {
  count: number;
  key: Int32Array;
  /** The place of the item with that key; −1 where there is none. */
  placeOf(key: number): number;
  /** Of each item its book, by its place in `currencies`. */
  book: Int32Array;
  /** In the order of books, which is that of their texts; none is the last. */
  currencies: (string | null)[];
  /** By number in the order of their names. */
  customer: Int32Array;
  /** By the place of its text in the type's order, from 1; 0 is none. */
  region: Int32Array;
  rep: Int32Array;
  issued: Int32Array;
  due: Int32Array;
  /** The day it was first settled. */
  settled: Int32Array;
  /** The day from which nothing of it is open. */
  closed: Int32Array;
  /** The pieces of item i are those from `firstPiece[i]` to before `firstPiece[i + 1]`. */
  firstPiece: Int32Array;
  minor: Float64Array;
  ended: Int32Array;
  endedBy: Int32Array;
}

const EPOCH = "DATE '1970-01-01'";
const dayOf = (column: string): string => `coalesce((${column} - ${EPOCH})::integer, ${NEVER})`;
/** The text's place in the order of its type; 0 is none. */
const codeOf = (column: string): string => `coalesce(enum_code(${column})::integer + 1, 0)`;

/** Items issued by the as-of date. Needs `fct_item`, `fct_piece` and `fct_reopened`. */
export async function readItems(engine: NativeEngine, asOf: IsoDate): Promise<Items> {
  const known = `fct_item where amount_minor > 0 and issue_date <= ${sqlDate(asOf)}`;
  const count = await countOf(engine, known);
  const read = integers(count, 8);
  const select = `select item_key, ${codeOf('currency')}, ${codeOf('customer')}, ${dayOf('issue_date')},
    ${dayOf('due_date')}, ${dayOf('settled_date')}, ${codeOf('region')}, ${codeOf('rep')} from ${known}`;
  await readColumns(engine.connection, select, read);
  const order = stableOrder(read[0]!);
  const [key, code, customer, issued, due, settled, region, rep] = read.map((column) =>
    valuesAt(column, order),
  ) as Eight<Int32Array>;
  const placeOf = placesOf(key);
  for (const row of await engine.query(
    `select item_key, min(${dayOf('settled_date')}) as day from fct_reopened group by item_key`,
  )) {
    const item = placeOf(row.item_key as number);
    if (item >= 0) settled[item] = row.day as number;
  }
  hideAfter(settled, dayNumber(asOf));
  return {
    ...{ count, key, placeOf, customer, region, rep, issued, due, settled },
    ...(await booksOf(engine, code)),
    ...(await readPieces(engine, placeOf, count, asOf)),
  };
}

type Eight<T> = [T, T, T, T, T, T, T, T];

function placesOf(key: Int32Array): Items['placeOf'] {
  const places = new Int32Array((key.at(-1) ?? 0) + 1).fill(-1);
  for (let i = 0; i < key.length; i++) places[key[i]!] = i;
  return (one) => places[one] ?? -1;
}

async function readPieces(
  engine: NativeEngine,
  placeOf: Items['placeOf'],
  count: number,
  asOf: IsoDate,
): Promise<Pick<Items, 'closed' | 'firstPiece' | 'minor' | 'ended' | 'endedBy'>> {
  const pieces = await countOf(engine, 'fct_piece');
  const [item, ended, endedBy] = integers(pieces, 3) as [Int32Array, Int32Array, Int32Array];
  const minor = new Float64Array(pieces);
  await readColumns(
    engine.connection,
    `select item_key, ${dayOf('end_date')}, (coalesce(end_kind = 'cash', false))::integer, amount_minor::double from fct_piece`,
    [item, ended, endedBy, minor],
  );
  hideAfter(ended, dayNumber(asOf));
  // pieces of no known item come after all others
  const firstPiece = new Int32Array(count + 1);
  const closed = new Int32Array(count);
  for (let i = 0; i < pieces; i++) {
    const place = placeOf(item[i]!);
    item[i] = place < 0 ? count : place;
    if (place < 0) continue;
    firstPiece[place + 1]!++;
    closed[place] = Math.max(closed[place]!, ended[i]!);
  }
  for (let i = 0; i < count; i++) firstPiece[i + 1]! += firstPiece[i]!;
  const order = stableOrder(item);
  return {
    closed,
    firstPiece,
    minor: valuesAt(minor, order),
    ended: valuesAt(ended, order),
    endedBy: valuesAt(endedBy, order),
  };
}

function hideAfter(days: Int32Array, last: number): void {
  for (let i = 0; i < days.length; i++) if (days[i]! > last) days[i] = NEVER;
}

async function booksOf(
  engine: NativeEngine,
  code: Int32Array,
): Promise<Pick<Items, 'book' | 'currencies'>> {
  const names = await engine.query(
    'select unnest(enum_range(null::currency_code))::varchar as name',
  );
  const texts = [null, ...names.map((row) => row.name as string)];
  const used = new Uint8Array(texts.length);
  for (let i = 0; i < code.length; i++) used[code[i]!] = 1;
  const codes = texts
    .flatMap((_, i) => (used[i] ? [i] : []))
    .sort((a, b) => (a || NEVER) - (b || NEVER));
  const place = new Int32Array(texts.length);
  for (const [i, one] of codes.entries()) place[one] = i;
  return { book: code.map((one) => place[one]!), currencies: codes.map((one) => texts[one]!) };
}

const integers = (length: number, columns: number): Int32Array[] =>
  Array.from({ length: columns }, () => new Int32Array(length));

async function countOf(engine: NativeEngine, rows: string): Promise<number> {
  const [row] = await engine.query(`select count(*)::integer as n from ${rows}`);
  return row!.n as number;
}
