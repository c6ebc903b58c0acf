/** Cells that reach over several rows: their value stands in the first of them and holds for all. */

export interface MergedCells {
  /** 0-based position of the column. */
  column: number;
  /** 1-based rows of the sheet, both within. */
  first: number;
  last: number;
}

/** What was done with the merged cells of one column. */
export interface MergedUse {
  column: number;
  /** The first range met. */
  rows: string;
  value: string;
  /** Rows below the first of their range. */
  count: number;
}

const isBlank = (cell: string | undefined): boolean => cell === undefined || cell.trim() === '';

/** Reaches down the merged cells of one pass over a sheet's rows, which come in order. */
export class MergedFill {
  /** By column: filled in below the first row, and amounts that are not, for they are the rows' together. */
  readonly filled = new Map<number, MergedUse>();
  readonly shared = new Map<number, MergedUse>();
  readonly #waiting: readonly MergedCells[];
  readonly #isIndivisible: (cells: MergedCells) => boolean;
  #next = 0;
  #open: { cells: MergedCells; value: string; isWhole: boolean }[] = [];

  /** `isIndivisible` is true for an amount that must not be repeated in each row. */
  constructor(merged: readonly MergedCells[], isIndivisible: (cells: MergedCells) => boolean) {
    this.#waiting = [...merged].sort((a, b) => a.first - b.first);
    this.#isIndivisible = isIndivisible;
  }

  /** Fills a record of the sheet in place; blank rows stay blank. */
  fill(record: string[], row: number): void {
    if (this.#open.some(({ cells }) => cells.last < row))
      this.#open = this.#open.filter(({ cells }) => cells.last >= row);
    if (this.#open.length > 0 && !record.every(isBlank)) this.#reachDown(record);
    while (this.#waiting[this.#next] && this.#waiting[this.#next]!.first <= row) {
      const cells = this.#waiting[this.#next++]!;
      const value = record[cells.column] ?? '';
      if (cells.first === row && value.trim() !== '')
        this.#open.push({ cells, value, isWhole: this.#isIndivisible(cells) });
    }
  }

  #reachDown(record: string[]): void {
    for (const { cells, value, isWhole } of this.#open) {
      const { column, first, last } = cells;
      if (!isBlank(record[column])) continue;
      const uses = isWhole ? this.shared : this.filled;
      const use = uses.get(column);
      if (use) use.count++;
      else uses.set(column, { column, rows: `${first}–${last}`, value, count: 1 });
      if (isWhole) continue;
      while (record.length <= column) record.push('');
      record[column] = value;
    }
  }
}
