/** The CSV of all problems beside the site, from builds that went well and refused ones alike. */
import { rmSync } from 'node:fs';
import { ContractError, type Problem } from '../contract/import.ts';
import { writeProblemsCsv } from '../contract/problems-csv.ts';
import { RefusedError } from './errors.ts';

/** Beside the folder of the site, not in it: it holds cells of the exports. */
export const problemsPath = (out: string): string => `${out}.problems.csv`;

/** Writes all problems; says where, or that it could not: a file open in a spreadsheet stops no build. */
export function writeProblems(
  path: string,
  problems: Parameters<typeof writeProblemsCsv>[1],
): string {
  try {
    writeProblemsCsv(path, problems);
    return `Every problem, for a spreadsheet: ${path}`;
  } catch {
    return `${path} could not be written; if it is open in a spreadsheet, close it and build again.`;
  }
}

/** Writes the problems that a failed build found in the data; where it found none, removes the file of an earlier build. */
export function writeFailure(error: unknown, path: string): void {
  if (error instanceof RefusedError)
    error.problemsNote = writeProblems(path, error.imported.problems);
  else if (error instanceof ContractError) writeProblems(path, [asProblem(error)]);
  else removeQuietly(path);
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // open in another program: it stays
  }
}

const asProblem = (error: ContractError): Omit<Problem, 'rule'> & { rule: string } => ({
  severity: 'refused',
  rule: 'not_importable',
  file: error.file ?? '',
  sheet: null,
  row: error.row,
  column: error.column,
  value: error.value ?? error.message,
  expected: error.expected,
  mend: error.hint,
});
