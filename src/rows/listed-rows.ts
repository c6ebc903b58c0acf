/**
 * All rows of a set, few enough to be kept beside a page: whatever a reader filters by, they give what the engine would.
 *
 * Two rows of disputes with what filters look at, `C1` of rep `R1` and `C2` of `R2`; for `rep=R2` the second stays, is
 * counted and summed by currency, in the order the engine gave them.
 */
import { FILTER_KEYS, type Filter, type FilterKey, NONE } from '../metrics/types.ts';
import type { Row, RowColumn, RowsAnswer, RowsList, RowsQuestion, RowsTotal } from './types.ts';

/** A set of more rows is the engine's to answer. */
export const MAX_LISTED_ROWS = 2000;

/** Rows handed over where the question does not say how many. */
export const ROWS_A_PAGE = 200;

/** What rows are in the order of where they are equal in the column that they are sorted by. */
export const ORDER_KEYS = [
  'item_key',
  'source_row_id',
  'invoice_key',
  'customer_id',
  'row',
  'date',
  'due_on',
];

export interface ListedRows {
  columns: RowColumn[];
  amountColumn: string | null;
  /** Cells in the order of the columns, then what filters look at, in the order of `FILTER_KEYS`. */
  rows: Row[string][][];
}

/** The row column for what a filter looks at. */
export const ownerColumn = (key: string): string => `of_${key}`;

/** The question for the whole set, whatever is filtered and however many rows are shown. */
export const wholeSet = (question: RowsQuestion): RowsQuestion => ({
  ...question,
  filter: {},
  offset: 0,
  limit: MAX_LISTED_ROWS,
  withOwner: true,
});

/** The same for questions that differ in filter and rows shown only: one set answers them. */
export const setKey = (question: RowsQuestion): string =>
  keyOf({ ...question, filter: undefined, limit: undefined, offset: undefined });

/** The same for equal questions. */
export const rowsKey = (question: RowsQuestion): string => keyOf(question);

const keyOf = (question: RowsQuestion): string =>
  JSON.stringify(
    Object.entries(question)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The set from the answer to `wholeSet`; null where it has more rows. */
export function listRows({ columns, amountColumn, rows, count }: RowsAnswer): ListedRows | null {
  if (count > rows.length) return null;
  const owners = FILTER_KEYS.map(ownerColumn);
  const own = columns.filter(({ id }) => !owners.includes(id));
  const ids = [...own.map(({ id }) => id), ...owners];
  return { columns: own, amountColumn, rows: rows.map((row) => ids.map((id) => row[id] ?? null)) };
}

/** What the engine would answer. */
export function answerListed(listed: ListedRows, question: RowsQuestion): RowsList {
  const { columns, amountColumn } = listed;
  const has = passes(question.filter ?? {}, question.at ?? {}, columns.length);
  const passing = listed.rows.filter(has);
  const offset = question.offset ?? 0;
  const shown = passing.slice(offset, offset + (question.limit ?? ROWS_A_PAGE));
  return {
    columns,
    amountColumn,
    rows: shown.map((cells) => Object.fromEntries(columns.map(({ id }, i) => [id, cells[i]!]))),
    count: passing.length,
    totals: totalsOf(passing, columns, amountColumn),
  };
}

/** What the figure stands for goes before what the reader filters by. */
function passes(filter: Filter, at: object, first: number): (cells: Row[string][]) => boolean {
  const wanted = FILTER_KEYS.flatMap((key: FilterKey, i) => {
    const value = filter[key];
    if (value === undefined || key in at) return [];
    return [{ place: first + i, value: value === NONE ? null : value }];
  });
  return (cells) => wanted.every(({ place, value }) => cells[place] === value);
}

/** Rows as the engine sorts them. */
export function sortListed(listed: ListedRows, sort: RowsQuestion['sort']): ListedRows {
  if (!sort || !listed.columns.some(({ id }) => id === sort.column)) return listed;
  const placeOf = (id: string): number => listed.columns.findIndex((column) => column.id === id);
  const keys = listed.columns.filter(({ id }) => ORDER_KEYS.includes(id) && id !== sort.column);
  const places = [placeOf(sort.column), ...keys.map(({ id }) => placeOf(id))];
  const sign = sort.descending ? -1 : 1;
  const compare = (a: Row[string][], b: Row[string][]): number => {
    for (const [i, place] of places.entries()) {
      const found = inTurn(a[place]!, b[place]!, i === 0 ? sign : 1);
      if (found !== 0) return found;
    }
    return 0;
  };
  return { ...listed, rows: listed.rows.toSorted(compare) };
}

/** No value comes last whichever way. */
function inTurn(a: Row[string], b: Row[string], sign: number): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -sign : sign;
}

/** A total a currency, the one with the most rows first. */
function totalsOf(
  rows: Row[string][][],
  columns: RowColumn[],
  amountColumn: string | null,
): RowsTotal[] {
  const placeOf = (id: string | null): number => columns.findIndex((column) => column.id === id);
  const [currencyAt, amountAt] = [placeOf('currency'), placeOf(amountColumn)];
  const totals = new Map<string | null, RowsTotal>();
  for (const cells of rows) {
    const currency = cells[currencyAt] as string | null;
    const total = totals.get(currency) ?? { currency, count: 0, amount: null };
    const amount = amountAt < 0 ? null : (cells[amountAt] as number | null);
    total.count++;
    if (amount !== null) total.amount = (total.amount ?? 0) + amount;
    totals.set(currency, total);
  }
  return [...totals.values()].sort((a, b) => b.count - a.count || inOrder(a.currency, b.currency));
}

/** Without a currency comes last. */
const inOrder = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null || a < b ? -1 : 1;
