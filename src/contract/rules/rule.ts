/** What a rule is: how grave it is when an export breaks it, and its wording in both languages. */
export const PROBLEM_SEVERITIES = [
  'refused',
  'set_aside',
  'warning',
  'repaired',
  'left_out',
] as const;
export type ProblemSeverity = (typeof PROBLEM_SEVERITIES)[number];

interface RuleText {
  title: string;
  /** Placeholders: {file} {row} {column} {value} {expected}. */
  expected: string;
  mend: string;
}
export interface ProblemRule {
  severity: ProblemSeverity;
  en: RuleText;
  zh: RuleText;
}

type Triple = [title: string, expected: string, mend: string];
export const rule = (severity: ProblemSeverity, en: Triple, zh: Triple): ProblemRule => ({
  severity,
  en: { title: en[0], expected: en[1], mend: en[2] },
  zh: { title: zh[0], expected: zh[1], mend: zh[2] },
});
