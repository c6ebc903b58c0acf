/** Rows as a file for a spreadsheet: exact amounts, dates as dates, and nothing that it would run. */
import type { Row } from '../../engine/engine.ts';
import { BYTE_ORDER_MARK, csvCell, csvLine } from '../../format/csv-cell.ts';
import { currencyDigits } from '../../format/currency-digits.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { RowColumn } from '../../rows/types.ts';
import { columnLabel, exportCell, majorText, shownColumns } from './cells.ts';
import { rowsText } from './wording.ts';

/** Rows asked for at once. */
const ROWS_PER_FETCH = 10_000;
/** Rows written before the page may draw again. */
const ROWS_PER_SLICE = 500;
/** A sheet's rows, less its head. */
const MAX_SHEET_ROWS = 1_048_575;

export interface ExportSpec {
  columns: RowColumn[];
  /** How many rows there are. */
  count: number;
  fetchRows(offset: number, limit: number): Promise<Row[]>;
  locale: Locale;
  /** Is told how much is done, from 0 to 1. */
  onProgress?(share: number): void;
}

/** Fetching is the first half of the work, writing the second. */
async function everyRow({ columns, count, fetchRows, onProgress }: ExportSpec) {
  const rows: Row[] = [];
  while (rows.length < count) {
    const part = await fetchRows(rows.length, ROWS_PER_FETCH);
    if (part.length === 0) throw new Error(`only ${rows.length} of ${count} rows came`);
    for (const row of part) rows.push(row);
    onProgress?.(rows.length / count / 2);
  }
  return { columns: shownColumns(columns, rows), rows };
}

/** The rows in slices; between two of them the page stays alive. */
async function* slices(rows: Row[], onProgress: ExportSpec['onProgress']) {
  for (let from = 0; from < rows.length; from += ROWS_PER_SLICE) {
    yield rows.slice(from, from + ROWS_PER_SLICE);
    onProgress?.(0.5 + Math.min(rows.length, from + ROWS_PER_SLICE) / rows.length / 2);
    await new Promise((resume) => setTimeout(resume));
  }
}

/** CSV after RFC 4180 with a byte order mark; amounts with the digits of their currency. */
export async function rowsCsv(spec: ExportSpec): Promise<Blob> {
  const { columns, rows } = await everyRow(spec);
  const { locale } = spec;
  const parts = [BYTE_ORDER_MARK + csvLine(columns.map((column) => columnLabel(column, locale)))];
  const lineOf = (row: Row): string =>
    `${columns.map((column) => csvValue(column, row, locale)).join(',')}\r\n`;
  for await (const slice of slices(rows, spec.onProgress)) parts.push(slice.map(lineOf).join(''));
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

/** A number needs no guard against formulas and must not get one: -5.00 stays a number. */
function csvValue(column: RowColumn, row: Row, locale: Locale): string {
  const value = row[column.id];
  if (column.kind !== 'minor' || typeof value !== 'number')
    return csvCell(exportCell(column, row, locale));
  return majorText(value, currencyDigits((row.currency ?? null) as string | null));
}

/** A workbook with one sheet; texts are text cells, never formulas. Throws where a sheet cannot hold the rows. */
export async function rowsXlsx(spec: ExportSpec, name: string): Promise<Blob> {
  const { locale, count } = spec;
  if (count > MAX_SHEET_ROWS) throw new Error(rowsText(locale, 'tooMany', { n: count }));
  const [{ columns, rows }, { writeXlsx, writeXlsxStream }] = await Promise.all([
    everyRow(spec),
    import('hucre/xlsx'),
  ]);
  const usual = amountFormat(rows[0]);
  const sheet = {
    name: sheetName(name),
    columns: columns.map(({ kind }) => ({
      numFmt: kind === 'minor' ? usual : kind === 'date' ? 'yyyy-mm-dd' : undefined,
      width: kind === 'text' ? 22 : 14,
    })),
    freezePane: { rows: 1 },
  };
  const head = columns.map((column) => columnLabel(column, locale));
  const lineOf = (row: Row) => columns.map((column) => sheetCell(column, row, locale));
  const cells = otherAmounts(columns, rows, usual, locale);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (cells.size > 0) {
    // Only a workbook written at once can have a cell unlike its column.
    const bytes = await writeXlsx({
      sheets: [{ ...sheet, rows: [head, ...rows.map(lineOf)], cells }],
    });
    return new Blob([bytes as Uint8Array<ArrayBuffer>], { type });
  }
  async function* lines() {
    yield head;
    for await (const slice of slices(rows, spec.onProgress))
      for (const row of slice) yield lineOf(row);
  }
  const file = new Response(writeXlsxStream(lines(), sheet));
  return new Blob([await file.blob()], { type });
}

function sheetCell(column: RowColumn, row: Row, locale: Locale) {
  const value = exportCell(column, row, locale);
  return column.kind === 'date' && typeof value === 'string'
    ? new Date(`${value}T00:00:00Z`)
    : value;
}

/** As many decimals as the currency has: none for JPY, three for KWD. */
function amountFormat(row: Row | undefined): string {
  const digits = currencyDigits((row?.currency ?? null) as string | null);
  return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
}

/** The amounts whose currency has other decimals than the first row's, by their place in the sheet. */
function otherAmounts(columns: RowColumn[], rows: Row[], usual: string, locale: Locale) {
  const cells = new Map<string, { value: number; type: 'number'; style: { numFmt: string } }>();
  for (const [at, row] of rows.entries()) {
    const numFmt = amountFormat(row);
    if (numFmt === usual) continue;
    for (const [column, { kind }] of columns.entries()) {
      const value = kind === 'minor' ? exportCell(columns[column]!, row, locale) : null;
      if (typeof value === 'number')
        cells.set(`${at + 1},${column}`, { value, type: 'number', style: { numFmt } });
    }
  }
  return cells;
}

/** What a sheet may be called: 31 characters, none of : \ / ? * [ ]. */
const sheetName = (name: string): string =>
  name
    .replaceAll(/[:\\/?*[\]']/g, ' ')
    .slice(0, 31)
    .trim() || 'rows';

/** Hands the file to the browser. */
export function download(document: Document, blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
