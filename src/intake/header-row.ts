/** Finds the header row of a table. */
import { cleanHeader, normaliseHeader, spellings } from './header-spelling.ts';
import { isNameKey, roleKeys } from './headers/headers.ts';
import { memo } from './memo.ts';

/** How many rows from the top may hold titles. */
export const HEADER_SEARCH = 32;

const filled = (row: readonly string[]): string[] => row.filter((cell) => cell.trim() !== '');

/** Numbers and days, which no column is called; nearly all rows below a header are full of them. */
const NO_NAME = /^[\d\s.,:/+-]*$/;

const isOfList = (key: string): boolean => roleKeys('forecast').has(key) || isNameKey(key);

function isCalledSo(cell: string, isName: (key: string) => boolean): boolean {
  if (isName(normaliseHeader(cell))) return true;
  // units and currencies have long lists: most cells below a header begin with no name that one could stand behind
  return beginsWithName(cell, isName) && spellings(cell).some(isName);
}

/** The same first rows are looked at for their separator and for their header. */
const isListed = memo((cell) => isCalledSo(cell, isOfList));

function isKnown(cell: string, extra: ReadonlySet<string>): boolean {
  if (extra.size > 0) return isCalledSo(cell, (key) => extra.has(key) || isOfList(key));
  return !NO_NAME.test(cell) && isListed(cell);
}

/** Where a name may end: a unit behind it begins with no small letter. */
const NAME_END = /(?<=.)(?=\P{Ll})|$/gu;
const LONGEST_NAME = 100;

/** True where a name is the beginning of a cell, or of what follows its first colon. */
function beginsWithName(cell: string, isName: (key: string) => boolean): boolean {
  const start = cell.slice(0, LONGEST_NAME);
  const colon = start.search(/[:：]/);
  return (colon < 0 ? [start] : [start, start.slice(colon + 1)]).some((text) => {
    const keys = [...text.matchAll(NAME_END)].map(({ index }) => text.slice(0, index));
    return [...new Set(keys.map(normaliseHeader))].some(isName);
  });
}

/** Cells of a row that are known header names; `extra` holds normalised headers of report.yml. */
export function knownHeaders(row: readonly string[], extra: ReadonlySet<string>): number {
  let count = 0;
  for (const cell of new Set(filled(row))) if (isKnown(cell, extra)) count++;
  return count;
}

/** Index of the header among the first rows: the first with the most known names; -1 where none has two. */
export function findHeader(
  rows: readonly (readonly string[])[],
  extra: ReadonlySet<string> = new Set(),
): number {
  let best = -1;
  let bestCount = 1;
  const searched = rows.slice(0, HEADER_SEARCH);
  for (const [i, row] of searched.entries()) {
    const count = knownHeaders(row, extra);
    if (count > bestCount) {
      best = i;
      bestCount = count;
    }
  }
  if (best >= 0) return best;
  for (let i = 1; i < searched.length; i++) {
    const joined = joinRows(searched[i - 1]!, searched[i]!, extra);
    const count = joined === null ? 0 : knownHeaders(joined, extra);
    if (count > bestCount) {
      best = i;
      bestCount = count;
    }
  }
  return best;
}

/**
 * One header of two rows: each column by the name that is known, "top bottom", the bottom or the
 * top; a top cell reaches over the blanks to its right, as merged cells do. Null where the rows
 * cannot be a header together.
 */
function joinRows(
  top: readonly string[],
  bottom: readonly string[],
  extra: ReadonlySet<string>,
): string[] | null {
  const below = filled(bottom);
  if (filled(top).length < 2 || below.length < 2) return null;
  if ([...filled(top), ...below].some((cell) => /\d{3}|\d[-/.]\d/.test(cell))) return null;
  let group = '';
  return Array.from({ length: Math.max(top.length, bottom.length) }, (_, i) => {
    const own = cleanHeader(top[i] ?? '');
    const under = cleanHeader(bottom[i] ?? '');
    if (own !== '') group = own;
    if (under === '') return own;
    const both = `${group} ${under}`.trim();
    return [both, under, own].find((name) => name !== '' && isKnown(name, extra)) ?? both;
  });
}

/** True for names below a header that part the columns under its wide cells, and nothing else: "Amount" over "Net", "Tax", "Gross". */
function isSubHeader(top: readonly string[], bottom: readonly string[]): boolean {
  const isIn = (row: readonly string[], i: number): boolean => (row[i] ?? '').trim() !== '';
  const named = [...bottom.keys()].filter((i) => isIn(bottom, i));
  const isUnderWide = (i: number): boolean => !isIn(top, i) || !isIn(top, i + 1);
  return named.some((i) => !isIn(top, i)) && named.every((i) => i > 0 && isUnderWide(i));
}

export interface Header {
  /** Index of its first and of its last row. */
  first: number;
  last: number;
  headers: string[];
}

/** The header at a row, joined with the row above or below where both together name more columns. */
export function headerAt(
  rows: readonly (readonly string[])[],
  at: number,
  extra: ReadonlySet<string> = new Set(),
): Header {
  let best: Header = { first: at, last: at, headers: rows[at]!.map(cleanHeader) };
  let bestCount = knownHeaders(rows[at]!, extra);
  for (const first of [at - 1, at]) {
    const [top, bottom] = [rows[first], rows[first + 1]];
    const headers = top && bottom ? joinRows(top, bottom, extra) : null;
    if (headers === null) continue;
    const count = knownHeaders(headers, extra);
    const isSub = first === at && isSubHeader(top!, bottom!);
    if (count < bestCount || (count === bestCount && !isSub)) continue;
    best = { first, last: first + 1, headers };
    bestCount = count;
  }
  return best;
}
