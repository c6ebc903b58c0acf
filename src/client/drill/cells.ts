/** Cells of rows as a reader sees them and as an export holds them. */
import type { Row } from '../../engine/engine.ts';
import { dateLabel } from '../../format/label.ts';
import { count, decimal, exactMoney } from '../../format/number.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { RowColumn } from '../../rows/types.ts';
import { rowsColumn, rowsWord } from './wording.ts';

export const isNumeric = ({ kind }: RowColumn): boolean =>
  kind === 'minor' || kind === 'days' || kind === 'count' || kind === 'number';

/** Columns that are shown: keys lead elsewhere, and a column without any value says nothing. */
export const shownColumns = (columns: RowColumn[], sample: Row[]): RowColumn[] =>
  columns.filter(
    ({ id, kind }) =>
      kind !== 'key' && (sample.length === 0 || sample.some((row) => (row[id] ?? null) !== null)),
  );

/** What a row adds to a figure is an amount, or a number of rows or days. */
export const columnLabel = ({ id, kind }: RowColumn, locale: Locale): string =>
  rowsColumn(locale, id === 'contribution' && kind !== 'minor' ? 'counted' : id);

export function cellText(column: RowColumn, row: Row, locale: Locale): string {
  const value = row[column.id] ?? null;
  if (value === null) return '–';
  switch (column.kind) {
    case 'minor':
      return exactMoney(value as number, (row.currency ?? null) as string | null, locale);
    case 'date':
      return dateLabel(value as string, locale);
    case 'word':
      return rowsWord(locale, String(value));
    case 'days':
      return decimal(value as number, locale, 0);
    case 'number':
      return count(value as number, locale);
    case 'count':
      return column.id === 'row' || column.id === 'instalment_no'
        ? String(value)
        : count(value as number, locale);
    default:
      return String(value);
  }
}

/** Minor units as decimal text, exact to the last digit. */
export function majorText(minor: number, digits: number): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return (minor < 0 ? '-' : '') + whole;
}
