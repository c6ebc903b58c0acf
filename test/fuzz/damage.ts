/** What a damage is: it changes one place of an export and says what may still be read; and how it finds one. */
import type { Files } from '../contract/folder.ts';
import type { Document } from './true-book.ts';
import type { Line, Table, Writing } from './written-book.ts';

/** Where the damage is: a table, a line of it, a column by its key or by its header. */
export interface Place {
  table: Table;
  line?: Line;
  column?: string;
}

export interface Damaged {
  tables: Table[];
  /** The documents that can still be read: equal figures are right. */
  documents: Document[];
  /** No figures are right without a word about it. */
  mustSay: boolean;
  /** Names, dates and references may be other than the true ones; the sums may not. */
  isOfSums?: boolean;
  /** What a word about it must be about. */
  places: Place[];
  /** Changes the bytes of the files when they are written. */
  bytes?: (files: Files) => Files;
}

/** The next draw of so many. */
export type Next = (count: number) => number;
export type Damage = (tables: Table[], next: Next, style: Writing) => Omit<Damaged, 'tables'>;

export const pick = <T>(list: readonly T[], next: Next): T => list[next(list.length)]!;
export function documentsOf(tables: readonly Table[]): Document[] {
  const all = tables.flatMap(({ lines }) =>
    lines.flatMap(({ document, payment }) => [document, payment ?? null]),
  );
  return [...new Set(all)].filter((document) => document !== null);
}
export const filled = (tables: readonly Table[]): Table[] =>
  tables.filter(({ lines }) => lines.length > 0);

/** Nothing is damaged: the outcome is that of the documents. */
export const untouched = (tables: readonly Table[]): Omit<Damaged, 'tables'> => ({
  documents: documentsOf(tables),
  mustSay: false,
  places: [],
});

export interface Cell {
  table: Table;
  line: Line;
  at: number;
  column: string;
}

/** A cell of one of these columns; null where no table has one. */
export function cellOf(
  tables: readonly Table[],
  next: Next,
  columns: readonly string[],
): Cell | null {
  const having = filled(tables).filter((table) =>
    columns.some((column) => table.columns.includes(column)),
  );
  if (having.length === 0) return null;
  const table = pick(having, next);
  const known = columns.filter((column) => table.columns.includes(column));
  const column = pick(known, next);
  return { table, line: pick(table.lines, next), at: table.columns.indexOf(column), column };
}

/** Names, days and references may be other ones. */
export const sumsOnly = (of: Omit<Damaged, 'tables'>): Omit<Damaged, 'tables'> => ({
  ...of,
  isOfSums: true,
});
/** Where a table has a column. */
export const at = (table: Table, column: string): number => table.columns.indexOf(column);
/** Tables with documents of a kind. */
export const tablesWith = (tables: Table[], kind: Document['kind']): Table[] =>
  tables.filter(({ lines }) => lines.some(({ document }) => document?.kind === kind));
