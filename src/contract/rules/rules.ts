/** Every rule an export can break, with its severity and its wording; the ids are permanent. */
import { CORRECTION_RULES } from './correction-rules.ts';
import { MEANING_RULES } from './meaning-rules.ts';
import { REFUSAL_RULES } from './refusal-rules.ts';
import { REPAIR_RULES } from './repair-rules.ts';
import type { ProblemRule } from './rule.ts';
import { SET_ASIDE_RULES } from './set-aside-rules.ts';
import { UNREADABLE_FILE_RULES } from './unreadable-file-rules.ts';
import { WARNING_RULES } from './warning-rules.ts';

export const PROBLEM_RULES = {
  ...UNREADABLE_FILE_RULES,
  ...REFUSAL_RULES,
  ...SET_ASIDE_RULES,
  ...WARNING_RULES,
  ...REPAIR_RULES,
  ...MEANING_RULES,
  ...CORRECTION_RULES,
} satisfies Record<string, ProblemRule>;

export type RuleId = keyof typeof PROBLEM_RULES;
