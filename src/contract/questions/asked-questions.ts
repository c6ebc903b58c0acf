/** The questions of an import: those of its problems, each once. */
import { type Problem, sourceName } from '../rules/problem.ts';
import type { ProblemSeverity } from '../rules/rule.ts';
import { addAmount, MAX_EXAMPLE_ROWS, type Question } from './question.ts';

/** One question of all the files that put it. */
export interface AskedQuestion extends Question {
  rule: Problem['rule'];
  /** Of the problem: `refused` where nothing is published before it is answered. */
  severity: ProblemSeverity;
  /** Named as in problems: `file` and, in brackets, the sheet. */
  files: string[];
  columns: string[];
}

const size = ({ amounts }: Question): number =>
  amounts.reduce((sum, { minor }) => sum + Math.abs(minor), 0);

/** Open before answered; then what is not read at all before it is answered, then most money. */
const rank = ({ answered, assumed }: Question): number =>
  answered !== null ? 2 : assumed !== null ? 1 : 0;

/** The questions of all problems, each once, the most pressing first. */
export function questionsOf(problems: readonly Problem[]): AskedQuestion[] {
  const asked = new Map<string, AskedQuestion>();
  for (const problem of problems) {
    const { question, rule, severity, column } = problem;
    if (!question) continue;
    const name = sourceName(problem);
    const known = asked.get(question.id);
    if (known) mergeInto(known, question, severity);
    const one = known ?? { ...structuredClone(question), rule, severity, files: [], columns: [] };
    if (!one.files.includes(name)) one.files.push(name);
    if (column !== null && !one.columns.includes(column)) one.columns.push(column);
    asked.set(question.id, one);
  }
  return [...asked.values()].toSorted(
    (a, b) => rank(a) - rank(b) || size(b) - size(a) || b.rows - a.rows,
  );
}

function mergeInto(one: AskedQuestion, other: Question, severity: ProblemSeverity): void {
  one.rows += other.rows;
  if (severity === 'refused') one.severity = severity;
  for (const amount of other.amounts) addAmount(one.amounts, amount);
  one.examples.push(...other.examples.slice(0, MAX_EXAMPLE_ROWS - one.examples.length));
  for (const { id, effects } of other.answers) {
    const answer = one.answers.find((known) => known.id === id);
    for (const effect of effects)
      if (answer) addAmount(answer.effects, effect, ({ figure }) => figure === effect.figure);
  }
}
