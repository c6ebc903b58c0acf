/** Two columns of one name that hold different values: which of them is meant, only the exporting system knows. */
import { normaliseHeader } from './header-spelling.ts';
import type { MappedColumn } from './map-columns.ts';

export interface TwinColumn {
  header: string;
  /** Of the first row in which both differ: the value that is used, and the other. */
  used: string;
  other: string;
}

const DECIDING = /amount|date/;

/** Columns of amounts and dates among those used that have such a twin; `rows` are the first ones. */
export function twinColumns(
  headers: readonly string[],
  columns: readonly MappedColumn[],
  rows: readonly (readonly string[])[],
): TwinColumn[] {
  const taken = new Set(columns.map(({ index }) => index));
  const keys = headers.map(normaliseHeader);
  return columns.flatMap(({ index, header, field }) => {
    const twin = keys.findIndex((key, i) => key === keys[index] && i !== index && !taken.has(i));
    if (twin < 0 || !DECIDING.test(field)) return [];
    const cell = (row: readonly string[], at: number): string => (row[at] ?? '').trim();
    const row = rows.find(
      (each) =>
        cell(each, index) !== '' &&
        cell(each, twin) !== '' &&
        cell(each, index) !== cell(each, twin),
    );
    return row ? [{ header, used: cell(row, index), other: cell(row, twin) }] : [];
  });
}
