/** The rows behind a figure as a sheet: all of them, each amount in the digits of its currency. */
import type { Row } from '../../engine/engine.ts';
import { currencyDigits } from '../../format/currency-digits.ts';
import { RATE_DECIMALS } from '../../format/number.ts';
import type { RenderContext } from '../../report/page.ts';
import type { RowColumn, RowsTotal } from '../../rows/types.ts';
import { columnLabel, isNumeric, majorText, namedText, shownColumns } from '../drill/cells.ts';
import { rowsText } from '../drill/wording.ts';
import {
  DATE_FORMAT,
  type NumberValue,
  numberFormat,
  percentFormat,
  type Sheet,
  type Value,
} from './sheet.ts';

/** Rows asked for at once. */
const ROWS_PER_FETCH = 10_000;

export interface RowsSheetSpec {
  title: string;
  about: readonly string[];
  columns: RowColumn[];
  /** How many rows there are. */
  count: number;
  /** What the column of that name adds up to, a line for each currency. */
  amountColumn: string | null;
  totals: readonly RowsTotal[];
  fetchRows(offset: number, limit: number): Promise<Row[]>;
  context: Pick<RenderContext, 'locale' | 'label'>;
  /** Is told how much is fetched, from 0 to 1. */
  onProgress?(share: number): void;
}

/** Throws where the rows end before all have come. */
export async function rowsSheet(spec: RowsSheetSpec): Promise<Sheet> {
  const { count, fetchRows, onProgress, context, title, about } = spec;
  const rows: Row[] = [];
  while (rows.length < count) {
    const part = await fetchRows(rows.length, ROWS_PER_FETCH);
    if (part.length === 0) throw new Error(`only ${rows.length} of ${count} rows came`);
    for (const row of part) rows.push(row);
    onProgress?.(rows.length / count);
  }
  const columns = shownColumns(spec.columns, rows);
  const usual = digitsOf(rows[0]);
  return {
    title,
    about,
    head: columns.map((column) => columnLabel(column, context.locale)),
    formats: columns.map((column) =>
      column.kind === 'minor'
        ? numberFormat(usual)
        : column.kind === 'date'
          ? DATE_FORMAT
          : isNumeric(column)
            ? plainFormat(column)
            : null,
    ),
    isUniform: rows.every((row) => digitsOf(row) === usual),
    count: rows.length,
    row: (index) => columns.map((column) => cellOf(column, rows[index]!, context)),
    totals: totalRows(spec, columns),
  };
}

/** A row's number in its file is a name rather than a quantity. */
function plainFormat({ id, kind }: RowColumn): string {
  if (id === 'row' || id === 'instalment_no') return '0';
  if (kind === 'rate') return percentFormat(RATE_DECIMALS);
  return kind === 'share' ? percentFormat(0) : '#,##0';
}

const digitsOf = (row: Row | undefined): number =>
  currencyDigits((row?.currency ?? null) as string | null);

export function amountValue(minor: number, currency: string | null): NumberValue {
  const digits = currencyDigits(currency);
  const exact = majorText(minor, digits);
  return { number: Number(exact), exact, format: numberFormat(digits) };
}

function cellOf(column: RowColumn, row: Row, context: RowsSheetSpec['context']): Value {
  const value = row[column.id] ?? null;
  if (value === null) return null;
  if (column.kind === 'date') return { date: String(value) };
  if (typeof value !== 'number') return namedText(column, row, context) ?? String(value);
  if (column.kind === 'minor') return amountValue(value, row.currency as string | null);
  return { number: value, exact: String(value), format: plainFormat(column) };
}

/** One line a currency under the rows; none where the set has no amount to add up or would name only one row. */
function totalRows(
  { totals, amountColumn, context }: RowsSheetSpec,
  columns: RowColumn[],
): Value[][] {
  const amount = columns.find(({ id }) => id === amountColumn);
  if (!amount || columns[0] === amount) return [];
  return totals.flatMap(({ currency, amount: sum }) => {
    if (sum === null) return [];
    const name = rowsText(context.locale, 'file.total');
    return [
      columns.map((column, at): Value => {
        if (column === amount)
          return column.kind === 'minor'
            ? amountValue(sum, currency)
            : { number: sum, exact: String(sum), format: plainFormat(column) };
        if (column.id === 'currency') return currency;
        return at === 0 ? name : null;
      }),
    ];
  });
}
