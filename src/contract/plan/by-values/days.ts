/** Whether cells are days, whichever order they are written in. */
import { readDate } from '../../../intake/date.ts';

/** The day of a cell, in either order; null for a number and for what is no date. */
export const dayIn = (cell: string | undefined): number | null =>
  /\d\D+\d/.test(cell ?? '') ? (readDate(cell!, 'dmy') ?? readDate(cell!, 'mdy')) : null;

export const isDay = (cell: string): boolean => dayIn(cell) !== null;
