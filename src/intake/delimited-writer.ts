/** Rows to delimited text in the scratch folder: what workbooks and JSON become before they are read like any file. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Budget } from './limits.ts';

const NEEDS_QUOTES = /[",\n\r]|^\s|\s$/;
const FLUSH = 1 << 20;
/** Rows are filled up to the widest before them, but no further than this. */
const MAX_FILLED = 512;

const quoted = (cell: string): string =>
  NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Text of a number that has one reading only: `1.234` could be 1234 elsewhere, `1.2340` could not. */
export const plainNumber = (text: string): string =>
  /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;

export class DelimitedWriter {
  readonly path: string;
  /** Rows written, blank ones between others included. */
  rows = 0;
  bytes = 0;
  #handle: number;
  #budget: Budget;
  #buffered = '';
  #width = 0;

  constructor(path: string, budget: Budget) {
    this.path = path;
    this.#budget = budget;
    this.#handle = openSync(path, 'w');
  }

  /** Writes a row at a 1-based place, blank rows before it; a row without text writes nothing. */
  row(cells: readonly string[], place = this.rows + 1): void {
    let width = cells.length;
    while (width > 0 && cells[width - 1] === '') width--;
    if (width === 0) return;
    this.#width = Math.max(this.#width, Math.min(width, MAX_FILLED));
    const blank = Math.max(0, place - this.rows - 1);
    this.#buffered += '\n'.repeat(blank);
    for (let i = 0; i < width; i++) this.#buffered += (i > 0 ? ',' : '') + quoted(cells[i]!);
    this.#buffered += `${','.repeat(Math.max(0, this.#width - width))}\n`;
    this.rows += blank + 1;
    if (this.#buffered.length > FLUSH) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#handle);
  }

  #flush(): void {
    const buffer = Buffer.from(this.#buffered);
    this.#buffered = '';
    this.bytes += buffer.length;
    this.#budget.spend(buffer.length);
    for (let at = 0; at < buffer.length; ) at += writeSync(this.#handle, buffer, at);
  }
}
