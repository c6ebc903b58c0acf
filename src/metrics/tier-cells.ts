/** The cells of the matrix of tiers: a row by overdue amount, a column by days of the oldest item, both from 1. */

/** “3.1” of the third row and the first column, counted from 0. */
export const tierCellId = (row: number, column: number): string => `${row + 1}.${column + 1}`;

/** Row and column of an id, counted from 0. */
export const tierCellAt = (id: string): [row: number, column: number] => {
  const [row, column] = id.split('.').map(Number);
  return [row! - 1, column! - 1];
};
