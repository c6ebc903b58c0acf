/** Cells of rows as a reader sees them and as an export holds them. */
import type { Row } from '../../engine/engine.ts';
import { dateLabel } from '../../format/label.ts';
import { count, decimal, exactMoney, exactPercent, percent } from '../../format/number.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { RenderContext } from '../../report/page.ts';
import type { RowColumn } from '../../rows/types.ts';
import { rowsColumn, rowsWord } from './wording.ts';

export const isNumeric = ({ kind }: RowColumn): boolean =>
  ['minor', 'days', 'count', 'share', 'rate', 'number'].includes(kind);

/** Columns that are shown: keys lead elsewhere, and a column without any value says nothing. */
export const shownColumns = (columns: RowColumn[], sample: Row[]): RowColumn[] =>
  columns.filter(
    ({ id, kind }) =>
      kind !== 'key' && (sample.length === 0 || sample.some((row) => (row[id] ?? null) !== null)),
  );

/** What a row adds to a figure is an amount, or a number of rows or days. */
export const columnLabel = ({ id, kind }: RowColumn, locale: Locale): string =>
  rowsColumn(locale, id === 'contribution' && kind !== 'minor' ? 'counted' : id);

/** How the pages name what a cell holds, in the reader's language; null of what is neither a name nor a code. */
export function namedText(
  { id, kind }: RowColumn,
  row: Row,
  { locale, label }: Pick<RenderContext, 'locale' | 'label'>,
): string | null {
  const text = String(row[id]);
  if (kind === 'word') return rowsWord(locale, text) ?? label(id, text);
  if (id === 'region' || id === 'segment') return label(id, text);
  const key = row[`${id}_id`];
  if ((id !== 'customer' && id !== 'rep') || typeof key !== 'string') return null;
  const name = label(id, key);
  // a cell keeps the writing direction to itself
  return name === key ? text : name.replaceAll(/[\u2068\u2069]/g, '');
}

export function cellText(
  column: RowColumn,
  row: Row,
  context: Pick<RenderContext, 'locale' | 'label'>,
): string {
  const { locale } = context;
  const value = row[column.id] ?? null;
  if (value === null) return '–';
  switch (column.kind) {
    case 'minor':
      return exactMoney(value as number, (row.currency ?? null) as string | null, locale);
    case 'date':
      return dateLabel(value as string, locale);
    case 'days':
      return decimal(value as number, locale, 0);
    case 'share':
      return percent(value as number, locale, 0);
    case 'rate':
      return exactPercent(value as number, locale);
    case 'number':
      return count(value as number, locale);
    case 'count':
      return column.id === 'row' || column.id === 'instalment_no'
        ? String(value)
        : count(value as number, locale);
    default:
      return namedText(column, row, context) ?? String(value);
  }
}

/** Minor units as decimal text, exact to the last digit. */
export function majorText(minor: number, digits: number): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return (minor < 0 ? '-' : '') + whole;
}
