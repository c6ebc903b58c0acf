/** Values that a list writes over several columns: a day as year, month and day, an amount under its age. */
import { hasRole } from './headers/headers.ts';
import type { MappedColumn } from './map-columns.ts';
import { isAgeText } from './vocabulary.ts';

/** Cells of a row that are one value; it goes to the first of them. */
export interface JoinedCells {
  field: 'issue_date' | 'open_amount';
  columns: readonly number[];
}

const DAY_PARTS = ['year', 'month', 'day'] as const;
const NO_AMOUNT = /^[\s\-–—0.,]*$/;

/** Columns of ages such as "31 - 60", by position. */
const ageColumns = (headers: readonly string[]): number[] =>
  headers.flatMap((header, i) => (isAgeText(header) ? [i] : []));

/** What an invoice list without one of these fields writes over several columns. */
export function joinedCells(
  headers: readonly string[],
  columns: readonly MappedColumn[],
  missing: readonly string[],
): JoinedCells[] {
  const free = (index: number): boolean =>
    index >= 0 && columns.every((column) => column.index !== index);
  const found: JoinedCells[] = [];
  const day = DAY_PARTS.map((part) => headers.findIndex((header) => hasRole(part, header)));
  if (missing.includes('issue_date') && day.every(free))
    found.push({ field: 'issue_date', columns: day });
  const ages = ageColumns(headers).filter(free);
  if (missing.includes('amount or open_amount') && ages.length >= 3)
    found.push({ field: 'open_amount', columns: ages });
  return found;
}

/** Joins the cells of one row in place. Amounts under several ages stay side by side, and are no number. */
export function joinCells(cells: string[], joined: readonly JoinedCells[]): void {
  for (const { field, columns } of joined) {
    const parts = columns.map((index) => cells[index]?.trim() ?? '');
    const isDay = field === 'issue_date';
    const filled = parts.filter((part) => part !== '' && (isDay || !NO_AMOUNT.test(part)));
    if (isDay && filled.length < columns.length) continue;
    cells[columns[0]!] = filled.join(isDay ? '-' : ' + ');
  }
}
