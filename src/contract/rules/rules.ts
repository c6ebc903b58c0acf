/** Every rule that an export can break, by subject: one file for each step that reports problems; the ids are permanent. */
import { COLUMN_RULES } from './column-rules.ts';
import { CORRECTION_RULES } from './correction-rules.ts';
import { CURRENCY_RULES } from './currency-rules.ts';
import { DOCUMENT_RULES } from './document-rules.ts';
import { FILE_RULES } from './file-rules.ts';
import { FOLDER_RULES } from './folder-rules.ts';
import { FOLLOW_UP_RULES } from './follow-up-rules.ts';
import { IDENTITY_RULES } from './identity-rules.ts';
import { MATCHING_RULES } from './matching-rules.ts';
import { PAYMENT_RULES } from './payment-rules.ts';
import { ROW_RULES } from './row-rules.ts';
import type { ProblemRule } from './rule.ts';
import { STATUS_RULES } from './status-rules.ts';
import { TABLE_RULES } from './table-rules.ts';
import { VALUE_RULES } from './value-rules.ts';

export const PROBLEM_RULES = {
  ...FILE_RULES,
  ...TABLE_RULES,
  ...COLUMN_RULES,
  ...VALUE_RULES,
  ...CURRENCY_RULES,
  ...ROW_RULES,
  ...DOCUMENT_RULES,
  ...STATUS_RULES,
  ...PAYMENT_RULES,
  ...MATCHING_RULES,
  ...IDENTITY_RULES,
  ...FOLLOW_UP_RULES,
  ...FOLDER_RULES,
  ...CORRECTION_RULES,
} satisfies Record<string, ProblemRule>;

export type RuleId = keyof typeof PROBLEM_RULES;
