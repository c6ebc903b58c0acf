/** One canonical row: a line of cells in the order of its table's columns, which rules read and write by the columns' names. */

import type { TableName } from '../../intake/table-names.ts';
import type { WritableCell } from '../table-writer.ts';
import type { TableDef } from '../tables.ts';

/** By the columns of its raw table. */
export type CanonicalRow = Record<string, WritableCell>;

/** In a line before the cells of the columns: the row's number among all, and its row in the export. Behind them is its amount as signed in the file. */
export const CELLS_BEFORE = 2;

/** Cells in a list, not in properties: a million rows are filled and written by position ten times faster than by name. */
class Line {
  readonly #cells: WritableCell[];

  constructor(cells: WritableCell[]) {
    this.#cells = cells;
  }

  static of(row: Line): WritableCell[] {
    return row.#cells;
  }

  /** Lets a class of rows answer to the name of a column. */
  static column(rows: typeof Line, name: string, at: number): void {
    Object.defineProperty(rows.prototype, name, {
      get(this: Line) {
        return this.#cells[at];
      },
      set(this: Line, cell: WritableCell) {
        this.#cells[at] = cell;
      },
    });
  }
}

/** The line of a row that `rowMaker` made. */
export const lineOf = (row: CanonicalRow): WritableCell[] => Line.of(row as unknown as Line);

const makers = new Map<TableName, () => CanonicalRow>();

/** Makes rows of a table, all cells blank; one class for all rows of a table keeps the rules fast. */
export function rowMaker({ name, columns }: TableDef): () => CanonicalRow {
  let make = makers.get(name);
  if (!make) {
    class Row extends Line {}
    for (const [at, column] of columns.entries()) Line.column(Row, column.name, CELLS_BEFORE + at);
    const blank: WritableCell[] = [null, null, ...columns.map(() => null), null];
    make = () => new Row(blank.slice()) as unknown as CanonicalRow;
    makers.set(name, make);
  }
  return make;
}
