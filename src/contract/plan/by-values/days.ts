/** Whether cells are days, whichever order they are written in. */
import { readDate } from '../../../intake/date.ts';

/** The day of a text, day first or else month first; null where it is no date. */
export const dayInEitherOrder = (text: string): number | null =>
  readDate(text, 'dmy') ?? readDate(text, 'mdy');

/** The day of a cell, in either order; null for a number and for what is no date. */
export const dayIn = (cell: string | undefined): number | null =>
  /\d\D+\d/.test(cell ?? '') ? dayInEitherOrder(cell!) : null;

export const isDay = (cell: string): boolean => dayIn(cell) !== null;
