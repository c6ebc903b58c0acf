/**
 * Canonical rows on their way into DuckDB: a text file that its CSV reader takes many times faster
 * than it takes values. Cells are separated by a control character that no text read from an export
 * holds, so nothing is quoted; an empty cell is NULL.
 */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { sqlText } from '../../engine/engine.ts';
import type { NativeEngine } from '../../engine/native.ts';
import type { WritableCell } from '../table-writer.ts';

const SEPARATOR = 0x1f;
const LINE_END = 0x0a;
/** Bytes collected before they are written. */
const BUFFER_BYTES = 256 * 1024;
/** Bytes of the longest line that DuckDB's CSV reader accepts by default. */
const DEFAULT_MAX_LINE = 1_000_000;
/** Characters up to which a text is written one by one, which is then faster than Buffer.write. */
const MAX_SHORT_TEXT = 64;
const MAX_NUMBER_LENGTH = 32;

export interface WrittenRows {
  path: string;
  count: number;
  /** Bytes of the longest line. */
  longestLine: number;
  /** By position: whether any row has a value there. */
  filled: boolean[];
}

/** A file of rows while it is written. */
export class RowFile {
  readonly #path: string;
  readonly #handle: number;
  #bytes = Buffer.allocUnsafe(BUFFER_BYTES + BUFFER_BYTES / 4);
  #at = 0;
  #count = 0;
  #longestLine = 0;
  readonly #filled: boolean[] = [];

  constructor(path: string) {
    this.#path = path;
    this.#handle = openSync(path, 'w');
  }

  append(cells: readonly WritableCell[]): void {
    const start = this.#at;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      if (cell === null) this.#room(1);
      else this.#filled[i] = true;
      if (typeof cell === 'string') this.#text(cell);
      else if (typeof cell === 'number') this.#number(cell);
      else if (cell !== null) this.#text(String(cell));
      this.#bytes[this.#at++] = SEPARATOR;
    }
    this.#bytes[this.#at - 1] = LINE_END;
    this.#count++;
    if (this.#at - start > this.#longestLine) this.#longestLine = this.#at - start;
    if (this.#at > BUFFER_BYTES) this.#flush();
  }

  close(): WrittenRows {
    this.#flush();
    closeSync(this.#handle);
    const filled = Array.from(this.#filled, (isFilled) => isFilled === true);
    return { path: this.#path, count: this.#count, longestLine: this.#longestLine, filled };
  }

  /** Makes room for so many bytes and the separator after them. */
  #room(bytes: number): void {
    if (this.#at + bytes < this.#bytes.length) return;
    const larger = Buffer.allocUnsafe((this.#at + bytes) * 2);
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }

  /** A text on one line: line ends become a blank. */
  #text(text: string): void {
    this.#room(text.length * 3);
    if (text.length <= MAX_SHORT_TEXT) {
      const bytes = this.#bytes;
      let at = this.#at;
      let i = 0;
      for (; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code >= 0x80 || code === 0x0a || code === 0x0d) break;
        bytes[at++] = code;
      }
      if (i === text.length) {
        this.#at = at;
        return;
      }
    }
    this.#at += this.#bytes.write(text.replace(/[\r\n]+/g, ' '), this.#at);
  }

  #number(value: number): void {
    this.#room(MAX_NUMBER_LENGTH);
    if (!Number.isSafeInteger(value) || value < 0) {
      this.#at += this.#bytes.write(String(value), this.#at, 'latin1');
      return;
    }
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits++;
    const bytes = this.#bytes;
    let at = this.#at + digits;
    this.#at = at;
    let rest = value;
    // beyond 2^31 a division is slower
    while (rest > 0x7fffffff) {
      const tenth = Math.floor(rest / 10);
      bytes[--at] = 48 + (rest - tenth * 10);
      rest = tenth;
    }
    let small = rest | 0;
    do {
      const tenth = (small / 10) | 0;
      bytes[--at] = 48 + (small - tenth * 10);
      small = tenth;
    } while (small > 0);
  }

  #flush(): void {
    for (let at = 0; at < this.#at; ) at += writeSync(this.#handle, this.#bytes, at, this.#at - at);
    this.#at = 0;
  }
}

export interface RowTable {
  name: string;
  /** Names and SQL types of the cells, in order; dates are days since 1970-01-01. */
  columns: readonly (readonly [name: string, type: string])[];
  /** Added to `row_id`: rows of one file are numbered from 0. */
  firstId: number;
  /** SQL expressions of columns that are the same in every row. */
  constants: Readonly<Record<string, string>>;
}

/** Inserts the rows in the order in which they were written, and removes the file. */
export async function insertRows(
  engine: NativeEngine,
  table: RowTable,
  rows: WrittenRows,
): Promise<void> {
  if (rows.count > 0) {
    const quoted = (name: string): string => `"${name}"`;
    const types = table.columns.map(
      ([name, type]) => `${sqlText(name)}: '${type === 'DATE' ? 'INTEGER' : type}'`,
    );
    // an empty column is not inserted: leaving it NULL costs less than reading that from the text
    const columns = table.columns.filter((_, i) => rows.filled[i]);
    const values = columns.map(([name, type]) => {
      if (name === 'row_id') return `row_id + ${table.firstId}`;
      return type === 'DATE' ? `DATE '1970-01-01' + ${quoted(name)}` : quoted(name);
    });
    const names = [...columns.map(([name]) => name), ...Object.keys(table.constants)];
    const line =
      rows.longestLine > DEFAULT_MAX_LINE ? `, max_line_size = ${rows.longestLine + 1}` : '';
    await engine.run(`
      insert into ${table.name} (${names.map(quoted).join(', ')})
      select ${[...values, ...Object.values(table.constants)].join(', ')}
      from read_csv(${sqlText(rows.path)}, auto_detect = false, header = false, delim = '${String.fromCharCode(SEPARATOR)}',
        quote = '', escape = '', nullstr = '', new_line = '\\n', columns = {${types.join(', ')}}${line})`);
  }
  rmSync(rows.path, { force: true });
}
