/** Whether what an import says is about what was damaged. */
import type { Problem } from '../../src/contract/import.ts';
import type { Damaged, Place } from './damage.ts';
import { headerOf, type Writing } from './written-book.ts';

/** Rules that speak of a damage at another place than it is, or that call it mended. */
const FITTING: Record<string, RegExp> = {
  'an outgoing line': /^(?:outgoing_money|unknown_kind)$/,
  'an invented header': /^no_document_number$/,
  'a column removed': /^(?:no_document_number|no_payments|open_items_only)$/,
};

const key = ({ rule, column, value, expected }: Problem): string =>
  JSON.stringify([rule, column, value, expected]);

const isAbout = (problem: Problem, place: Place, style: Writing): boolean => {
  const { table, line, column } = place;
  const name = problem.file.replace(/\.\w+$/, '');
  if (name !== table.name && problem.sheet !== table.name) return false;
  if (!line && column === undefined) return true;
  const title = style.form === 'json' ? 0 : table.title.length;
  // a column is of every row: those that are not used for want of it are named
  if (!line && problem.severity === 'set_aside') return true;
  // of all that it holds
  if (problem.column === null && (problem.row ?? title + 1) === title + 1) return true;
  const header = column === undefined ? null : headerOf(column, table.isMoney, style);
  if (header !== null && problem.column === header) return true;
  if (!line) return false;
  // all of the line is damaged
  const row = title + 2 + table.lines.indexOf(line);
  return problem.row === row || (problem.row === null && problem.column !== null);
};

export function isSaid(
  problems: readonly Problem[],
  before: readonly Problem[],
  { places }: Damaged,
  { damage, style }: { damage: string; style: Writing },
): boolean {
  const known = new Set(before.map(key));
  return problems.some((each) => {
    if (known.has(key(each))) return false;
    const fits = FITTING[damage]?.test(each.rule) === true;
    const about =
      /refused|set_aside|warning/.test(each.severity) &&
      places.some((place) => isAbout(each, place, style));
    return about || fits;
  });
}
