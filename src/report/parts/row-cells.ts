/** Reads cells of rows that an engine handed over; what is missing is null. */
import type { Row } from '../../rows/types.ts';

export const textOf = (row: Row, column: string): string | null => {
  const cell = row[column];
  return cell === null || cell === undefined || cell === '' ? null : String(cell);
};

export const numberOf = (row: Row, column: string): number | null => {
  const cell = row[column];
  return cell === null || cell === undefined ? null : Number(cell);
};
