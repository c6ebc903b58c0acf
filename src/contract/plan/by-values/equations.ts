/** Which column is another one with others added, or taken away: amount + tax = total, to the cent, in nearly all rows. */
import type { Numbers } from './sample.ts';

interface Term {
  column: Numbers;
  sign: 1 | -1;
}

/** `base` with the terms is `total`. */
export interface Equation {
  base: Numbers;
  terms: readonly Term[];
  total: Numbers;
  /** Rows of the sample in which both ends are filled. */
  rows: number;
}

/** Within it two amounts are one; half a hundredth and what binary floats add. */
export const CENT = 0.0051;
const MOST_TERMS = 3;
const MOST_COLUMNS = 9;
/** Of so few rows each must fit. */
const FEW_ROWS = 20;

const sumOf = (terms: readonly Term[], row: number): number =>
  terms.reduce((sum, { column, sign }) => sum + sign * (column.values[row] ?? 0), 0);

/** Whether so many rows that do not fit are few. */
export const isNearlyAll = (fitting: number, rows: number): boolean =>
  rows > 0 && (rows < FEW_ROWS ? fitting === rows : fitting >= rows * 0.95);

/** Whether one row fits. */
export const fits = (base: number, added: number, total: number): boolean =>
  Math.abs(base + added - total) < CENT;

/** Rows in which both ends are filled and the one is not simply the other, or none. */
function comparedRows(base: Numbers, total: Numbers): number[] {
  const rows: number[] = [];
  for (const [row, value] of base.values.entries())
    if (value !== null && total.values[row] !== null) rows.push(row);
  return rows;
}

function isEquation(
  base: Numbers,
  terms: readonly Term[],
  total: Numbers,
  rows: number[],
): boolean {
  const mostMisses = rows.length < FEW_ROWS ? 0 : Math.floor(rows.length * 0.05);
  let misses = 0;
  for (const row of rows) {
    if (fits(base.values[row]!, sumOf(terms, row), total.values[row]!)) continue;
    misses++;
    if (misses > mostMisses) return false;
  }
  // each of them counts somewhere
  return terms.every(({ column }) => rows.some((row) => (column.values[row] ?? 0) !== 0));
}

/** All ways to choose at most so many columns, fewest first; what is added comes before what is taken away. */
function* choices(columns: readonly Numbers[]): Generator<Term[]> {
  let last: { terms: Term[]; next: number }[] = [{ terms: [], next: 0 }];
  for (let size = 1; size <= MOST_TERMS; size++) {
    const longer: typeof last = [];
    for (const { terms, next } of last)
      for (let i = next; i < columns.length; i++)
        for (const sign of [1, -1] as const)
          longer.push({ terms: [...terms, { column: columns[i]!, sign }], next: i + 1 });
    for (const { terms } of longer) yield terms;
    last = longer;
  }
}

/** The shortest equation from `base` to `total`, or null where nothing in between fits, or nothing is in between. */
export function equationOf(
  base: Numbers,
  total: Numbers,
  between: readonly Numbers[],
): Equation | null {
  const rows = comparedRows(base, total);
  const differs = rows.some((row) => !fits(base.values[row]!, 0, total.values[row]!));
  if (!differs) return null;
  const filled = between
    .filter((column) => column !== base && column !== total)
    .filter(({ values }) => values.some((value) => value !== null && value !== 0))
    .slice(0, MOST_COLUMNS);
  for (const terms of choices(filled))
    if (isEquation(base, terms, total, rows)) return { base, terms, total, rows: rows.length };
  return null;
}

/** `Amount + Tax − Discount = Total`, as printed. */
export const written = ({ base, terms, total }: Equation): string =>
  `${base.header}${terms.map(({ column, sign }) => ` ${sign > 0 ? '+' : '−'} ${column.header}`).join('')} = ${total.header}`;
