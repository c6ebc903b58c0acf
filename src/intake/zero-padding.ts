/** Columns of a workbook's sheet whose leading zeros are in the number format alone: 4711 shown as 0000004711. */
import type { Budget } from './limits.ts';
import { columnOfCell } from './sheets/sheet-parts.ts';
import { entryBytes, type ZipEntry } from './zip.ts';

/** Digits that a format such as "0000000000" shows at least, by index of the cell style. */
export type ZeroStyles = ReadonlyMap<string, number>;

const LEAST = 3;

/** The styles among those of a workbook that show leading zeros. */
export function zeroStyles(formats: ReadonlyMap<string, string>): ZeroStyles {
  const styles = new Map<string, number>();
  for (const [style, code] of formats) {
    const zeros = /^(0+)(?:;|$)/.exec(code)?.[1] ?? '';
    if (zeros.length >= LEAST) styles.set(style, zeros.length);
  }
  return styles;
}

/** The width of each column that is shown so in nearly all of its cells, the header aside. */
export async function paddedColumns(
  path: string,
  sheet: ZipEntry,
  styles: ZeroStyles,
  budget: Budget,
): Promise<ReadonlyMap<number, number>> {
  const seen = new Map<number, { cells: number; widths: Map<number, number> }>();
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of entryBytes(path, sheet, budget)) {
    text += decoder.decode(piece, { stream: true });
    for (const [, tag] of text.matchAll(/<(?:\w+:)?c(\s[^>]*)>/g)) {
      const cell = /\sr="([A-Z]+\d+)"/.exec(tag!)?.[1];
      if (!cell || /\st="(?!n")/.test(tag!)) continue;
      const column = columnOfCell(cell);
      const found = seen.get(column) ?? { cells: 0, widths: new Map<number, number>() };
      seen.set(column, found);
      found.cells++;
      const width = styles.get(/\ss="(\d+)"/.exec(tag!)?.[1] ?? '');
      if (width !== undefined) found.widths.set(width, (found.widths.get(width) ?? 0) + 1);
    }
    const open = text.lastIndexOf('<');
    text = open > text.lastIndexOf('>') ? text.slice(open) : '';
  }
  const columns = new Map<number, number>();
  for (const [column, { cells, widths }] of seen)
    for (const [width, count] of widths) if (count >= cells * 0.9) columns.set(column, width);
  return columns;
}
