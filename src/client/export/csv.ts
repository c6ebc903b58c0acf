/** A sheet as CSV after RFC 4180 with a byte order mark: what it is of, an empty line, head, rows, totals. */
import { BYTE_ORDER_MARK, csvCell, csvLine } from '../../format/csv-cell.ts';
import { isDate, type Sheet, slices, type Value } from './sheet.ts';

export async function sheetCsv(sheet: Sheet, onProgress?: (share: number) => void): Promise<Blob> {
  const about = [sheet.title, ...sheet.about].map((text) => csvLine([text]));
  const parts = [BYTE_ORDER_MARK, ...about, '\r\n', csvLine(sheet.head)];
  for await (const slice of slices(sheet, onProgress)) parts.push(slice.map(line).join(''));
  parts.push(...sheet.totals.map(line));
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

const line = (values: Value[]): string => `${values.map(cell).join(',')}\r\n`;

/** A number needs no guard against formulas and must not get one: -5.00 stays a number. */
function cell(value: Value): string {
  if (value === null || typeof value === 'string') return csvCell(value);
  return isDate(value) ? value.date : value.exact;
}
