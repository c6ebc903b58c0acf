/** A problem with the exports, as data: what, where, what was expected, how to mend it. */

import type { Locale } from '../../i18n/locale.ts';
import type { Question } from '../questions/question.ts';
import { LEDGER_RULES, type LedgerRuleId } from './ledger-rules.ts';
import type { ProblemRule, ProblemSeverity } from './rule.ts';
import { PROBLEM_RULES, type RuleId } from './rules.ts';

export interface Problem {
  severity: ProblemSeverity;
  rule: RuleId | LedgerRuleId;
  file: string;
  sheet: string | null;
  /** 1-based row of the file; null where the problem is the file's. */
  row: number | null;
  /** The header as in the file. */
  column: string | null;
  value: string | null;
  expected: string | null;
  mend: string | null;
  /** Where an answer in report.yml decides it. */
  question?: Question;
}

/** A file and, in brackets, the sheet of it. */
export const sourceName = ({ file, sheet }: Pick<Problem, 'file' | 'sheet'>): string =>
  sheet === null ? file : `${file} [${sheet}]`;

export interface ProblemPlace {
  file: string;
  row?: number | null;
  column?: string | null;
  value?: string | null;
  /** Where the rule's text is "{expected}". */
  expected?: string;
  question?: Question | null;
}

const fill = (text: string, place: ProblemPlace): string =>
  text.includes('{')
    ? text.replace(/\{(\w+)\}/g, (_, key: keyof ProblemPlace) => String(place[key] ?? ''))
    : text;

const MAX_VALUE_LENGTH = 200;

export function problem(id: RuleId, place: ProblemPlace): Problem {
  const rule: ProblemRule = PROBLEM_RULES[id];
  const value = place.value ?? null;
  return {
    severity: rule.severity,
    rule: id,
    file: place.file,
    sheet: null,
    row: place.row ?? null,
    column: place.column ?? null,
    value:
      value !== null && value.length > MAX_VALUE_LENGTH
        ? `${value.slice(0, MAX_VALUE_LENGTH)}…`
        : value,
    expected: fill(rule.en.expected, place),
    mend: fill(rule.en.mend, place),
    ...(place.question ? { question: place.question } : {}),
  };
}

/** The wording of a rule in one language; `expected` is what the problem itself carries. */
export function ruleText(
  id: string,
  locale: Locale,
  expected = '',
): { title: string; expected: string; mend: string } {
  const rule: ProblemRule | undefined = (
    { ...PROBLEM_RULES, ...LEDGER_RULES } as Record<string, ProblemRule>
  )[id];
  if (!rule) return { title: id, expected, mend: '' };
  const text = rule[locale];
  return {
    title: text.title,
    expected: text.expected.replace('{expected}', expected),
    mend: text.mend,
  };
}
