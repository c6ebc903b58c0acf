/** Finds the header row of a table and puts header names into one spelling. */
import { ALIASES, TABLE_NAMES } from './aliases.ts';

const CONTROL = /[\u0000-\u001f\u007f\ufeff\u200b]+/g;
const DROPPED = /[*_\-./:()\s]+/g;

/** A header as printed in messages: control characters and double blanks gone. */
export const cleanHeader = (text: string): string =>
  text
    .replace(CONTROL, ' ')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();

/** A header as compared: NFKC, lower case, without `* _ - . / : ( )` and blanks. */
export const normaliseHeader = (text: string): string =>
  text.replace(CONTROL, '').normalize('NFKC').toLowerCase().replace(DROPPED, '');

const known = new Set<string>();
for (const table of TABLE_NAMES) {
  for (const [field, aliases] of Object.entries(ALIASES[table])) {
    for (const alias of [field, ...aliases]) known.add(normaliseHeader(alias));
  }
}

/** How many rows from the top may hold titles. */
export const HEADER_SEARCH = 20;

const filled = (row: readonly string[]): string[] => row.filter((cell) => cell.trim() !== '');

/** Cells of a row that are known header names; `extra` holds normalised headers of report.yml. */
export function knownHeaders(row: readonly string[], extra: ReadonlySet<string>): number {
  let count = 0;
  for (const cell of new Set(filled(row).map(normaliseHeader))) {
    if (known.has(cell) || extra.has(cell)) count++;
  }
  return count;
}

/** Index of the header among the first rows: the first with the most known names; -1 where none has two. */
export function findHeader(
  rows: readonly (readonly string[])[],
  extra: ReadonlySet<string> = new Set(),
): number {
  let best = -1;
  let bestCount = 1;
  for (const [i, row] of rows.slice(0, HEADER_SEARCH).entries()) {
    const count = knownHeaders(row, extra);
    if (count > bestCount) {
      best = i;
      bestCount = count;
    }
  }
  return best;
}
