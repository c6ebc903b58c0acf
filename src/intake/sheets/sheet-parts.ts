/** What the XML of a workbook's sheet says beside the values: cells merged over rows, formulas that nobody calculated. */
import type { Budget } from '../limits.ts';
import { entryBytes, type ZipEntry } from '../zip.ts';
import type { MergedCells } from './merged-cells.ts';

/** 0-based position of the column of a cell such as "AB12". */
export const columnOfCell = (cell: string): number => {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(cell)?.[0] ?? 'A')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

const HIDDEN = ' hidden=';
const HIDDEN_PART = /<(?:\w+:)?(row|col)\s[^>]*\shidden="(?:1|true)"/g;
const MERGED = 'mergeCells';
/** Ends of a formula without a value behind it, as programs write them that calculate nothing. */
const UNCALCULATED = ['</f></c>', '</f><v/>', '</f><v />', '</f><v></v>'];
const OVERLAP = 16;
/** Of the text about merged cells, which is held whole. */
const MAX_MERGED = 64 * 1024 * 1024;

/** Looks at the bytes of one sheet on their way. */
export class SheetScan {
  mayBeUncalculated = false;
  /** Rows and columns that the sheet does not show, filtered ones among them. */
  readonly hidden = { rows: 0, columns: 0 };
  #tail = Buffer.alloc(0);
  #merged: string | null = null;

  take(piece: Buffer): void {
    if (this.#merged !== null) {
      if (this.#merged.length < MAX_MERGED) this.#merged += piece.toString('latin1');
      return;
    }
    const text = Buffer.concat([this.#tail, piece]);
    this.mayBeUncalculated ||= UNCALCULATED.some((end) => text.includes(end));
    if (text.includes(HIDDEN)) this.#countHidden(text);
    const at = text.indexOf(MERGED);
    if (at >= 0) this.#merged = text.subarray(at).toString('latin1');
    this.#tail = Buffer.from(text.subarray(-OVERLAP));
  }

  /** A row whose mark lies across two pieces is not counted. */
  #countHidden(text: Buffer): void {
    for (const [, name] of text.toString('latin1').matchAll(HIDDEN_PART))
      this.hidden[name === 'col' ? 'columns' : 'rows']++;
  }

  /** Cells merged over rows, each by the column in which its value stands. */
  merged(): MergedCells[] {
    const found: MergedCells[] = [];
    for (const [, cell, from, to] of (this.#merged ?? '').matchAll(
      /mergeCell\s[^>]*\bref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g,
    )) {
      const [first, last] = [Number(from), Number(to)];
      if (last > first) found.push({ column: columnOfCell(cell!), first, last });
    }
    return found;
  }
}

/** As many are told one by one. */
const MOST_FORMULAS = 100_000;
const FORMULA_CELL =
  /<(?:\w+:)?c(\s[^>]*[^/])>\s*<(?:\w+:)?f\b(?:[^>]*\/>|[^>]*>([^<]*)<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g;

/** Formulas without a value, by 0-based row and column; one that gives an empty text has its value. */
export async function uncalculated(
  path: string,
  sheet: ZipEntry,
  budget: Budget,
): Promise<Map<number, Map<number, string>>> {
  const found = new Map<number, Map<number, string>>();
  const decoder = new TextDecoder();
  let text = '';
  let count = 0;
  for await (const piece of entryBytes(path, sheet, budget)) {
    text += decoder.decode(piece, { stream: true });
    for (const [, attributes, formula = ''] of text.matchAll(FORMULA_CELL)) {
      const cell = /\sr="([A-Z]+)(\d+)"/.exec(attributes!);
      if (!cell || /\st="(?:str|s|inlineStr)"/.test(attributes!) || count >= MOST_FORMULAS)
        continue;
      const row = Number(cell[2]) - 1;
      const cells = found.get(row) ?? new Map<number, string>();
      found.set(row, cells.set(columnOfCell(cell[1]!), formula || 'a shared formula'));
      count++;
    }
    const close = text.lastIndexOf('c>');
    if (close >= 0) text = text.slice(close + 2);
  }
  return found;
}
