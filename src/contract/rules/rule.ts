/** What a rule is: how grave it is when an export breaks it, and its wording in both languages. */
export const SEVERITIES = ['refused', 'set_aside', 'warning', 'repaired', 'left_out'] as const;
export type Severity = (typeof SEVERITIES)[number];

interface RuleText {
  title: string;
  /** Placeholders: {file} {row} {column} {value} {expected}. */
  expected: string;
  mend: string;
}
export interface Rule {
  severity: Severity;
  en: RuleText;
  zh: RuleText;
}

type Triple = [title: string, expected: string, mend: string];
export const rule = (severity: Severity, en: Triple, zh: Triple): Rule => ({
  severity,
  en: { title: en[0], expected: en[1], mend: en[2] },
  zh: { title: zh[0], expected: zh[1], mend: zh[2] },
});
