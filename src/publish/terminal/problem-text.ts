/** The import in words for a terminal: the worst first, examples with the way to mend them, and the account of each file. */
import type { FileSummary, ImportResult } from '../../contract/import.ts';
import { type Problem, problemText, sourceName } from '../../contract/rules/problem.ts';
import { PROBLEM_SEVERITIES, type ProblemSeverity } from '../../contract/rules/rule.ts';
import type { Locale } from '../../i18n/locale.ts';
import { translator } from '../../i18n/wordings.ts';
import { decidedText } from '../../report/data/decided.ts';
import { valueText } from '../../report/data/value-text.ts';
import { printable } from './printable.ts';
import { type TerminalWord, terminalWords } from './wording.ts';

const MAX_EXAMPLES: Record<ProblemSeverity, number> = {
  refused: 10,
  set_aside: 5,
  warning: 3,
  repaired: 2,
  left_out: 1,
};

/** The text that `check` and a refused `build` print. */
export function formatProblems(result: ImportResult): string {
  const { locale } = result;
  const say = terminalWords(locale);
  const lines: string[] = [];
  for (const severity of PROBLEM_SEVERITIES) {
    const problems = result.problems.filter((problem) => problem.severity === severity);
    if (problems.length === 0) continue;
    lines.push(`${say(`heading.${severity}`)}: ${problems.length}`);
    const groups = new Map<string, Problem[]>();
    for (const problem of problems) {
      const key = [problem.rule, sourceName(problem), problem.column].join('\u0000');
      const group = groups.get(key);
      if (group) group.push(problem);
      else groups.set(key, [problem]);
    }
    for (const group of [...groups.values()].sort((a, b) => b.length - a.length))
      lines.push(...formatGroup(group, MAX_EXAMPLES[severity], locale));
    lines.push('');
  }
  if (result.files.length > 0)
    lines.push(say('files'), ...result.files.flatMap((file) => formatFile(file, locale)));
  return lines.join('\n').trimEnd();
}

function formatGroup(group: readonly Problem[], examples: number, locale: Locale): string[] {
  const file = sourceName(group[0]!);
  const { title } = problemText(group[0]!, locale);
  const lines = [`  ${title}${file ? `: ${file}` : ''} (${group.length})`];
  for (const problem of group.slice(0, examples))
    lines.push(`    ${formatProblem(problem, locale)}`);
  if (group.length > examples)
    lines.push(`    ${terminalWords(locale)('more', { n: group.length - examples })}`);
  return lines;
}

/** `file:row column "value" — expected …; mend: …` */
function formatProblem(problem: Problem, locale: Locale): string {
  const say = terminalWords(locale);
  const file = sourceName(problem);
  const place = problem.row === null ? file : `${file}:${problem.row}`;
  const value = problem.value === null ? null : `"${valueText(translator(locale), problem.value)}"`;
  const what = [place, problem.column, value];
  const { expected, mend } = problemText(problem, locale);
  const said = expected ? say('expected', { text: expected }) : '';
  const mended = mend ? say('mend', { text: mend }) : '';
  return printable(`${what.filter(Boolean).join(' ')}${said}${mended}`);
}

const SEPARATORS: Record<string, TerminalWord> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};
const counted = (count: number): string => count.toLocaleString('en-US');

function formatFile(file: FileSummary, locale: Locale): string[] {
  const say = terminalWords(locale);
  const t = translator(locale);
  const by = decidedText(t, file.decidedBy);
  const { table } = file;
  const shown = locale === 'en' ? table : table && t(`data.table.${table}`);
  const why = shown === null ? say('notRead', { by }) : say('readAs', { table: shown, by });
  const separator = SEPARATORS[file.delimiter];
  const form = [file.encoding, separator ? say(separator) : file.delimiter].filter(Boolean);
  const counts = (read: number, used: number, setAside: number, notData: number) => ({
    read: counted(read),
    used: counted(used),
    setAside: counted(setAside),
    notData: counted(notData),
  });
  const { rowsRead, rowsUsed, rowsSetAside, rowsNotData } = file;
  const { amountRead, amountUsed, amountSetAside, amountNotData } = file;
  const lines = [
    `  ${sourceName(file)}: ${[why, form.join(', ')].filter(Boolean).join('; ')}`,
    `    ${say('rows', counts(rowsRead, rowsUsed, rowsSetAside, rowsNotData))}`,
    `    ${say('amounts', counts(amountRead, amountUsed, amountSetAside, amountNotData))}`,
  ];
  if (file.firstDate)
    lines.push(`    ${say('dated', { first: file.firstDate, last: file.lastDate ?? '' })}`);
  if (file.columnsUnused.length > 0)
    lines.push(`    ${say('unused', { names: printable(file.columnsUnused.join(', ')) })}`);
  return lines;
}
