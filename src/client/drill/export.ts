/** Rows as a file for a spreadsheet: exact amounts, dates as dates, and nothing that it would run. */
import type { Row } from '../../engine/engine.ts';
import { BYTE_ORDER_MARK, csvCell, csvLine } from '../../format/csv-cell.ts';
import { currencyDigits } from '../../format/number.ts';
import type { Locale } from '../../report/types.ts';
import type { AskRows, RowColumn, RowsQuestion } from '../../rows/types.ts';
import { columnLabel, exportCell, majorText, shownColumns } from './cells.ts';
import { rowsText } from './wording.ts';

/** Rows asked for at once. */
const CHUNK = 20_000;
/** A sheet's rows, less its head. */
const SHEET_ROWS = 1_048_575;

export interface ExportSpec {
  question: RowsQuestion;
  askRows: AskRows;
  locale: Locale;
}

async function everyRow({
  question,
  askRows,
}: ExportSpec): Promise<{ columns: RowColumn[]; rows: Row[] }> {
  const rows: Row[] = [];
  let columns: RowColumn[] = [];
  for (let offset = 0; ; offset += CHUNK) {
    const answer = await askRows({ ...question, offset, limit: CHUNK });
    columns = answer.columns;
    for (const row of answer.rows) rows.push(row);
    if (answer.rows.length < CHUNK) return { columns: shownColumns(columns, rows), rows };
  }
}

/** CSV after RFC 4180 with a byte order mark; amounts with the digits of their currency. */
export async function rowsCsv(spec: ExportSpec): Promise<Blob> {
  const { columns, rows } = await everyRow(spec);
  const { locale } = spec;
  const lines = [BYTE_ORDER_MARK + csvLine(columns.map((column) => columnLabel(column, locale)))];
  for (const row of rows)
    lines.push(`${columns.map((column) => csvValue(column, row, locale)).join(',')}\r\n`);
  return new Blob(lines, { type: 'text/csv;charset=utf-8' });
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
  const { locale } = spec;
  const { columns, rows } = await everyRow(spec);
  if (rows.length > SHEET_ROWS) throw new Error(rowsText(locale, 'tooMany', { n: rows.length }));
  const { writeXlsx } = await import('hucre/xlsx');
  const usual = amountFormat(rows[0]);
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetName(name),
        columns: columns.map((column) => ({
          numFmt:
            column.kind === 'minor' ? usual : column.kind === 'date' ? 'yyyy-mm-dd' : undefined,
          width: column.kind === 'text' ? 22 : 14,
        })),
        rows: [
          columns.map((column) => columnLabel(column, locale)),
          ...rows.map((row) =>
            columns.map((column) => {
              const value = exportCell(column, row, locale);
              return column.kind === 'date' && typeof value === 'string'
                ? new Date(`${value}T00:00:00Z`)
                : value;
            }),
          ),
        ],
        cells: otherAmounts(columns, rows, usual, locale),
        freezePane: { rows: 1 },
      },
    ],
  });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
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
