/** What a query engine is: DuckDB natively at build time, DuckDB in wasm in the browser; same SQL, same rows. */

import type { PackScope } from './pack-scope.ts';

export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

/** File names of a written pack. */
export interface PackFiles {
  core: string;
  /** Every item, in one or more files, and last the contacts with customers. */
  items: string[];
}

/** A result by column: for answers of many rows, of which nobody needs an object each. */
export interface Columns {
  readonly length: number;
  /** Whole or other numbers; NaN where there is none. Throws QueryError where one is not exact. */
  numbers(name: string): Float64Array;
  texts(name: string): (string | null)[];
}

export interface Engine {
  readonly name: 'native' | 'wasm';
  /**
   * Runs one statement and returns its rows; every column is a string, number, boolean or null. `scope` is
   * `everything` unless given; in the browser an aborted `signal` ends the statement. Throws QueryError.
   */
  query(sql: string, scope?: PackScope, signal?: AbortSignal): Promise<Row[]>;
  /** The same by column; left out where rows are all there is. */
  columns?(sql: string, scope?: PackScope): Promise<Columns>;
  /** How often it was started: each time its temporary tables are lost. Left out where it is once. */
  starts?(): number;
  close(): Promise<void>;
}

/** What one start of the engine gives. */
export type StartedEngine = Required<Omit<Engine, 'starts'>>;

export class QueryError extends Error {
  readonly sql: string;
  constructor(message: string, sql: string, cause?: unknown) {
    super(message, { cause });
    this.sql = sql;
  }
}

/** A text as an SQL literal. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** A name of a column or table, quoted. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** A date as an SQL literal; the text must be `YYYY-MM-DD`. */
export const sqlDate = (date: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`not a date: ${date}`);
  return `DATE '${date}'`;
};

/** Column types that the two engines hand over differently; a final select must not have them. */
export const FORBIDDEN_TYPES = /^(DECIMAL|HUGEINT|UHUGEINT|TIMESTAMP WITH TIME ZONE)/;
