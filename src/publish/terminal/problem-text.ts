/** The import in words for a terminal: the worst first, examples with the way to mend them, and the account of each file. */
import type { FileSummary, ImportResult } from '../../contract/import.ts';
import { type Problem, ruleText, sourceName } from '../../contract/rules/problem.ts';
import { PROBLEM_SEVERITIES, type ProblemSeverity } from '../../contract/rules/rule.ts';
import { printable } from './printable.ts';

const HEADINGS: Record<ProblemSeverity, string> = {
  refused: 'REFUSED (nothing is published until this is mended)',
  set_aside: 'SET ASIDE (these rows are not used)',
  warning: 'WARNINGS (used as they are)',
  repaired: 'REPAIRED',
  left_out: 'LEFT OUT (not data)',
};
const MAX_EXAMPLES: Record<ProblemSeverity, number> = {
  refused: 10,
  set_aside: 5,
  warning: 3,
  repaired: 2,
  left_out: 1,
};

/** The text that `check` and a refused `build` print. */
export function formatProblems(result: ImportResult): string {
  const lines: string[] = [];
  for (const severity of PROBLEM_SEVERITIES) {
    const problems = result.problems.filter((problem) => problem.severity === severity);
    if (problems.length === 0) continue;
    lines.push(`${HEADINGS[severity]}: ${problems.length}`);
    const groups = new Map<string, Problem[]>();
    for (const problem of problems) {
      const key = [problem.rule, sourceName(problem), problem.column].join('\u0000');
      const group = groups.get(key);
      if (group) group.push(problem);
      else groups.set(key, [problem]);
    }
    for (const group of [...groups.values()].sort((a, b) => b.length - a.length))
      lines.push(...formatGroup(group, MAX_EXAMPLES[severity]));
    lines.push('');
  }
  if (result.files.length > 0) lines.push('FILES', ...result.files.flatMap(formatFile));
  return lines.join('\n').trimEnd();
}

function formatGroup(group: readonly Problem[], examples: number): string[] {
  const { rule } = group[0]!;
  const file = sourceName(group[0]!);
  const lines = [`  ${ruleText(rule, 'en').title}${file ? `: ${file}` : ''} (${group.length})`];
  for (const problem of group.slice(0, examples)) lines.push(`    ${formatProblem(problem)}`);
  if (group.length > examples) lines.push(`    … and ${group.length - examples} more`);
  return lines;
}

/** `file:row column "value" — expected …; mend: …` */
function formatProblem(problem: Problem): string {
  const file = sourceName(problem);
  const place = problem.row === null ? file : `${file}:${problem.row}`;
  const what = [place, problem.column, problem.value === null ? null : `"${problem.value}"`];
  const expected = problem.expected ? ` — expected ${problem.expected}` : '';
  const mend = problem.mend ? `; mend: ${problem.mend}` : '';
  return printable(`${what.filter(Boolean).join(' ')}${expected}${mend}`);
}

const SEPARATORS: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};
const counted = (count: number): string => count.toLocaleString('en-US');

function formatFile(file: FileSummary): string[] {
  const decided = file.table === null ? 'not read:' : `${file.table} by`;
  const why = `${decided} ${file.decidedBy}; ${file.encoding}, ${SEPARATORS[file.delimiter] ?? file.delimiter}`;
  const lines = [
    `  ${sourceName(file)}: ${why}`,
    `    ${counted(file.rowsRead)} rows read = ${counted(file.rowsUsed)} used + ${counted(file.rowsSetAside)} set aside + ${counted(file.rowsNotData)} not data`,
    `    amounts in minor units: ${counted(file.amountRead)} = ${counted(file.amountUsed)} + ${counted(file.amountSetAside)} + ${counted(file.amountNotData)}`,
  ];
  if (file.firstDate) lines.push(`    dated ${file.firstDate} to ${file.lastDate}`);
  if (file.columnsUnused.length > 0)
    lines.push(`    columns not used: ${printable(file.columnsUnused.join(', '))}`);
  return lines;
}
