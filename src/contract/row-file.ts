/**
 * Canonical rows on their way into DuckDB: a text file that its CSV reader takes many times faster
 * than it takes values. Cells are parted by a control character that no text read from an export
 * holds, so nothing is quoted; an empty cell is NULL.
 */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import type { WritableCell } from './table-writer.ts';

const SEPARATOR = '\u001f';
/** Characters kept back before they are written. */
const PIECE = 512 * 1024;
/** Bytes of a line that DuckDB's reader takes without being asked. */
const USUAL_LINE = 1_000_000;

export interface WrittenRows {
  path: string;
  count: number;
  /** Bytes of the longest line, at most. */
  longest: number;
}

/** A file of rows while it is written. */
export class RowFile {
  readonly #path: string;
  readonly #handle: number;
  #lines: string[] = [];
  #characters = 0;
  #count = 0;
  #longest = 0;

  constructor(path: string) {
    this.#path = path;
    this.#handle = openSync(path, 'w');
  }

  append(cells: readonly WritableCell[]): void {
    let line = cells.join(SEPARATOR);
    if (line.includes('\n') || line.includes('\r')) line = line.replace(/[\r\n]+/g, ' ');
    if (line.length > this.#longest) this.#longest = line.length;
    this.#lines.push(line);
    this.#count++;
    this.#characters += line.length;
    if (this.#characters > PIECE) this.#flush();
  }

  close(): WrittenRows {
    this.#flush();
    closeSync(this.#handle);
    return { path: this.#path, count: this.#count, longest: this.#longest * 3 };
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    const bytes = Buffer.from(`${this.#lines.join('\n')}\n`);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
    this.#lines = [];
    this.#characters = 0;
  }
}

export interface RowTable {
  name: string;
  /** Names and SQL types of the cells, in order; dates are days since 1970-01-01. */
  columns: readonly (readonly [name: string, type: string])[];
  /** Added to `row_id`: rows of one file are numbered from 0. */
  firstId: number;
  /** SQL expressions of columns that are the same in every row. */
  same: Readonly<Record<string, string>>;
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
    const values = table.columns.map(([name, type]) => {
      if (name === 'row_id') return `row_id + ${table.firstId}`;
      return type === 'DATE' ? `DATE '1970-01-01' + ${quoted(name)}` : quoted(name);
    });
    const names = [...table.columns.map(([name]) => name), ...Object.keys(table.same)];
    const line = rows.longest > USUAL_LINE ? `, max_line_size = ${rows.longest + 1}` : '';
    await engine.run(`
      insert into ${table.name} (${names.map(quoted).join(', ')})
      select ${[...values, ...Object.values(table.same)].join(', ')}
      from read_csv(${sqlText(rows.path)}, auto_detect = false, header = false, delim = '${SEPARATOR}',
        quote = '', escape = '', nullstr = '', new_line = '\\n', columns = {${types.join(', ')}}${line})`);
  }
  rmSync(rows.path, { force: true });
}
