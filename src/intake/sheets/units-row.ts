/** The row below the header that says in what each column is written: "EUR", "dd.mm.yyyy", "text", or its technical name. */

import type { MappedColumn } from '../map-columns.ts';
import { isBlankValue } from '../number.ts';

const HAS_DIGIT = /\p{Nd}/u;
/** Fields whose values hold a digit in every list. */
const WITH_DIGITS = /amount|date|^(?:made_on|due_on|opened|applied_minor)$/;
const LONGEST = 24;
/** So many rows show what values look like. */
const ROWS = 20;

const cellOf = (row: readonly string[], index: number): string => (row[index] ?? '').trim();

/** True for a cell with a digit in a column of amounts, days or numbers of documents. */
const isNumbered = ({ index, field }: MappedColumn, row: readonly string[]): boolean =>
  (WITH_DIGITS.test(field) || field === 'invoice_id' || field === 'payment_id') &&
  HAS_DIGIT.test(cellOf(row, index));

/** Cells of the first row below the header where none of them is a value of its column, by what the rows below it hold; else null. */
export function unitsRow(
  columns: readonly MappedColumn[],
  below: readonly (readonly string[])[],
): string[] | null {
  const [first, ...others] = below.filter((row) => row.some((cell) => cell.trim() !== ''));
  const rows = others.slice(0, ROWS);
  if (first === undefined || rows.length === 0) return null;
  const filled = first.filter((cell) => cell.trim() !== '');
  const isShort = filled.every((cell) => cell.length <= LONGEST);
  if (!isShort || columns.some((column) => isNumbered(column, first))) return null;
  const typed = columns.filter(({ field }) => WITH_DIGITS.test(field));
  const isNoValue = ({ index }: MappedColumn): boolean => {
    const values = rows.map((row) => cellOf(row, index)).filter((cell) => !isBlankValue(cell));
    return values.length > 0 && values.every((cell) => HAS_DIGIT.test(cell));
  };
  const said = typed.filter(({ index }) => !isBlankValue(cellOf(first, index)));
  if (said.length === 0 || !said.every(isNoValue)) return null;
  // one word alone is a mistyped amount as well, unless the row has nothing else
  if (said.length === 1 && filled.length > 1) return null;
  const isAgain = columns.some(
    ({ index }) =>
      cellOf(first, index) !== '' &&
      rows.some((row) => cellOf(row, index) === cellOf(first, index)),
  );
  return isAgain ? null : first.map((cell) => cell.trim());
}
