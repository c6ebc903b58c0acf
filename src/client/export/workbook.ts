/** A sheet as a workbook: title, what it is of, a bold head with filters, rows of numbers and dates, bold totals. */
import type { Cell, CellStyle, CellValue, ColumnDef } from 'hucre/xlsx';
import { formatOf, isDate, type Sheet, slices, type Value } from './sheet.ts';

/** A sheet's rows, less those of its head and totals; beyond them only a CSV holds all. */
export const MAX_SHEET_ROWS = 1_048_500;
/** Longer ones are written while the page stays alive, which allows no bold cell and no filter. */
const MAX_STYLED_ROWS = 3000;
/** Rows that are looked at for the width of a column. */
const ROWS_MEASURED = 200;
/** Characters: the narrowest and widest column. */
const WIDTHS = [9, 48] as const;

const BOLD: CellStyle = { font: { bold: true } };
const TITLE: CellStyle = { font: { bold: true, size: 14 } };
const HEAD: CellStyle = {
  font: { bold: true },
  alignment: { wrapText: true, vertical: 'top' },
  border: { bottom: { style: 'thin' } },
};

export async function sheetWorkbook(
  sheet: Sheet,
  name: string,
  onProgress?: (share: number) => void,
): Promise<Blob> {
  const { writeXlsx, writeXlsxStream } = await import('hucre/xlsx');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const before = [[clean(sheet.title)], ...sheet.about.map((text) => [clean(text)]), []];
  const head = sheet.head.map(clean);
  const common = { name: sheetName(name), columns: columnsOf(sheet) };
  if (sheet.count > MAX_STYLED_ROWS && sheet.isUniform) {
    async function* lines(): AsyncGenerator<CellValue[]> {
      yield* before;
      yield head;
      for await (const slice of slices(sheet, onProgress))
        for (const values of slice) yield values.map(cellValue);
      for (const values of sheet.totals) yield values.map(cellValue);
    }
    const options = { ...common, freezePane: { rows: before.length + 1 } };
    const file = new Response(writeXlsxStream(lines(), options));
    return new Blob([await file.blob()], { type });
  }
  const rows: Value[][] = [];
  for await (const slice of slices(sheet, onProgress)) rows.push(...slice);
  const first = before.length;
  const last = first + rows.length;
  const bytes = await writeXlsx({
    sheets: [
      {
        ...common,
        rows: [...before, head, ...[...rows, ...sheet.totals].map((row) => row.map(cellValue))],
        cells: styledCells(sheet, rows, first),
        autoFilter: { range: `A${first + 1}:${columnName(sheet.head.length - 1)}${last + 1}` },
        freezePane: { rows: first + 1 },
        pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
  });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type });
}

/** Without the control characters, which no XML may have. */
const clean = (text: string): string => text.replaceAll(/[^\t\n\r\P{Cc}]|[\ufffe\uffff]/gu, '');

function cellValue(value: Value): CellValue {
  if (value === null) return null;
  if (typeof value === 'string') return clean(value);
  return isDate(value) ? new Date(`${value.date}T00:00:00Z`) : value.number;
}

/** Title, head and totals, and every cell that is formatted unlike its column. `first` is the head's row. */
function styledCells(sheet: Sheet, rows: Value[][], first: number): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  const set = (row: number, column: number, value: Value, style: CellStyle): void => {
    const type = typeof value === 'string' ? 'string' : isDate(value) ? 'date' : 'number';
    cells.set(`${row},${column}`, { value: cellValue(value), type, style });
  };
  set(0, 0, sheet.title, TITLE);
  for (const [column, text] of sheet.head.entries()) set(first, column, text, HEAD);
  const withFormat = (value: Value): CellStyle => {
    const numFmt = formatOf(value);
    return numFmt === null ? {} : { numFmt };
  };
  if (!sheet.isUniform)
    for (const [at, row] of rows.entries())
      for (const [column, value] of row.entries()) {
        const format = formatOf(value);
        if (format !== null && format !== sheet.formats[column])
          set(first + 1 + at, column, value, withFormat(value));
      }
  for (const [at, row] of sheet.totals.entries())
    for (const [column, value] of row.entries())
      if (value !== null)
        set(first + 1 + rows.length + at, column, value, { ...BOLD, ...withFormat(value) });
  return cells;
}

function columnsOf({ head, formats, count, row, totals }: Sheet): ColumnDef[] {
  const widths = head.map((text) => Math.min(width(text), 20) + 2);
  const measure = (values: Value[]): void => {
    for (const [column, value] of values.entries())
      widths[column] = Math.max(widths[column] ?? 0, width(printed(value)) + 2);
  };
  for (let i = 0; i < Math.min(count, ROWS_MEASURED); i++) measure(row(i));
  for (const values of totals) measure(values);
  return formats.map((format, column) => ({
    width: Math.max(WIDTHS[0], Math.min(WIDTHS[1], widths[column] ?? 0)),
    ...(format === null ? {} : { numFmt: format }),
  }));
}

/** About as long as a spreadsheet shows it. */
function printed(value: Value): string {
  if (value === null || typeof value === 'string') return value ?? '';
  if (isDate(value)) return value.date;
  const digits = /\.(0+)/.exec(value.format)?.[1]?.length ?? 0;
  return value.number.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** Characters of a column; those of Chinese are twice as wide. */
const width = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);

/** "AB" for the 28th column. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

const MAX_NAME = 31;

/** What a sheet may be called: 31 characters, none of : \ / ? * [ ], and no word is cut. */
export function sheetName(name: string): string {
  const allowed = clean(name)
    .replaceAll(/[:\\/?*[\]']/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const start = allowed.slice(0, MAX_NAME + 1);
  const cut = start.length > MAX_NAME ? start.lastIndexOf(' ') : -1;
  const short = cut > 0 ? start.slice(0, cut) : start.slice(0, MAX_NAME);
  return short.replace(/[\s,;.·(–—-]+$/u, '').replace(/[\ud800-\udbff]$/, '') || 'Sheet1';
}
