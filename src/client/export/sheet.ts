/** What leaves a page for a spreadsheet: one table with what it is of, written as CSV or as a workbook. */

/** A number with all its digits as text, and the format that a spreadsheet shows it in. */
export interface NumberValue {
  number: number;
  exact: string;
  format: string;
}

export interface DateValue {
  /** YYYY-MM-DD. */
  date: string;
}

/** A text is never a formula, whatever it begins with. */
export type Value = string | NumberValue | DateValue | null;

export interface Sheet {
  title: string;
  /** Lines under the title: unit, as-of date, filter, source. */
  about: readonly string[];
  head: string[];
  /** The format that each column's numbers have; null where it has none. */
  formats: (string | null)[];
  /** False where a cell has another format than its column. */
  isUniform: boolean;
  count: number;
  row(index: number): Value[];
  totals: Value[][];
}

export const DATE_FORMAT = 'yyyy-mm-dd';

/** "#,##0.00" for two decimals. */
export const numberFormat = (digits: number): string =>
  digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;

export const percentFormat = (digits: number): string =>
  digits === 0 ? '0%' : `0.${'0'.repeat(digits)}%`;

export const isDate = (value: Value): value is DateValue =>
  value !== null && typeof value === 'object' && 'date' in value;

export const formatOf = (value: Value): string | null =>
  value === null || typeof value === 'string' ? null : isDate(value) ? DATE_FORMAT : value.format;

/** Rows written before the page may draw again. */
const ROWS_PER_SLICE = 500;

/** The rows in slices; between two of them the page stays alive. */
export async function* slices(
  { count, row }: Pick<Sheet, 'count' | 'row'>,
  onProgress?: (share: number) => void,
): AsyncGenerator<Value[][]> {
  for (let from = 0; from < count; from += ROWS_PER_SLICE) {
    const length = Math.min(ROWS_PER_SLICE, count - from);
    yield Array.from({ length }, (_, i) => row(from + i));
    onProgress?.((from + length) / count);
    await new Promise((resume) => setTimeout(resume));
  }
}
