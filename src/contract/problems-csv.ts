/** All problems as a CSV for a spreadsheet: worst first, nothing in it that a spreadsheet would run. */
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { BYTE_ORDER_MARK, csvLine } from '../format/csv-cell.ts';
import type { Problem } from './rules/problem.ts';
import { PROBLEM_SEVERITIES } from './rules/rule.ts';

/** What a line is made of; `rule` may be a word of the build's own. */
type ListedProblem = Omit<Problem, 'rule'> & { rule: string };

const COLUMNS = [
  'file',
  'sheet',
  'row',
  'column',
  'value',
  'expected',
  'mend',
  'severity',
  'rule',
] as const satisfies (keyof Problem)[];

const HEAD = BYTE_ORDER_MARK + csvLine(COLUMNS);
const LINES_PER_PART = 5000;

/** The text in parts, the first with a byte order mark; lines end with CRLF. */
export function* problemsCsv(problems: readonly ListedProblem[]): Generator<string> {
  let part = HEAD;
  let lines = 0;
  for (const severity of PROBLEM_SEVERITIES) {
    for (const problem of problems) {
      if (problem.severity !== severity) continue;
      part += csvLine(COLUMNS.map((column) => problem[column]));
      if (++lines % LINES_PER_PART === 0) {
        yield part;
        part = '';
      }
    }
  }
  yield part;
}

/** Whether the file begins as a list of problems does. */
export function isProblemsCsv(path: string): boolean {
  const head = Buffer.from(HEAD);
  const begin = Buffer.alloc(head.length);
  const file = openSync(path, 'r');
  try {
    return readSync(file, begin) === head.length && begin.equals(head);
  } finally {
    closeSync(file);
  }
}

/** Writes all problems to `path`, which changes only when they are all written. */
export function writeProblemsCsv(path: string, problems: readonly ListedProblem[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  const file = openSync(unfinished, 'w');
  try {
    for (const part of problemsCsv(problems)) writeSync(file, part);
  } finally {
    closeSync(file);
  }
  try {
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
