/** A problem with the exports, as data: what, where, what was expected, how to mend it. */

import { counted } from '../../format/counted.ts';
import type { Locale, Localised } from '../../i18n/locale.ts';
import { settingsKey } from '../../settings/settings-line.ts';
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
  /** In English; `inOther` has both in the other languages where they name something of the exports. */
  expected: string | null;
  mend: string | null;
  inOther?: Record<Exclude<Locale, 'en'>, { expected: string; mend: string }>;
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
  expected?: string | Localised;
  /** Where the rule's text has "{word}": the word that a line of report.yml decides; else the value. */
  word?: string;
  /** Where the rule's text has "{line}": the line of report.yml that decides it. */
  line?: string | Localised;
  question?: Question | null;
}

/** Names of the exports as keys of report.yml: `columns: { {file}: { {column}: ignore } }` can be pasted. */
const AS_KEYS: Record<string, (place: ProblemPlace) => string | null | undefined> = {
  file: ({ file }) => file,
  column: ({ column }) => column,
  word: ({ word, value }) => word ?? value,
};

function fill(text: string, place: ProblemPlace, locale: Locale): string {
  if (!text.includes('{')) return text;
  return text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const named = AS_KEYS[key];
    if (named) return settingsKey(named(place) ?? '');
    const { [key as 'expected' | 'line']: text = '' } = place;
    return typeof text === 'string' ? text : text[locale];
  });
}

/** "R-1 and 3 more": the first of several values. */
export const andMore = (value: string, count: number): string =>
  count > 1 ? `${value} and ${count - 1} more` : value;

export const rowCount = (count: number): string => counted(count, 'row');

const MAX_VALUE_LENGTH = 200;

/** Rules whose wording in another language names something of the exports. */
const isFilled = ({ zh }: ProblemRule): boolean =>
  zh.expected.includes('{') || zh.mend.includes('{');

export function problem(id: RuleId, place: ProblemPlace): Problem {
  const rule: ProblemRule = PROBLEM_RULES[id];
  const value = place.value ?? null;
  const filled = (locale: Locale) => ({
    expected: fill(rule[locale].expected, place, locale),
    mend: fill(rule[locale].mend, place, locale),
  });
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
    ...filled('en'),
    ...(isFilled(rule) ? { inOther: { zh: filled('zh') } } : {}),
    ...(place.question ? { question: place.question } : {}),
  };
}

type ProblemText = ProblemRule[Locale];

/** A problem in words. */
export function problemText(
  {
    rule,
    expected,
    mend,
    inOther,
  }: Pick<Problem, 'expected' | 'mend' | 'inOther'> & { rule: string },
  locale: Locale,
): ProblemText {
  const known: ProblemRule | undefined = (
    { ...PROBLEM_RULES, ...LEDGER_RULES } as Record<string, ProblemRule>
  )[rule];
  const text = known?.[locale] ?? { title: rule, expected: '', mend: '' };
  const own = locale === 'en' ? null : inOther?.[locale];
  if (own) return { title: text.title, ...own };
  if (locale === 'en' || !known)
    return { title: text.title, expected: expected ?? text.expected, mend: mend ?? text.mend };
  return text;
}
