/** Lists that cannot change a figure: texts without a digit, and names of people that are no sales people. Read on, with a word. */

import { readFileSync, statSync } from 'node:fs';
import { inspectText } from '../../intake/encoding.ts';
import { mentionsRole } from '../../intake/headers/headers.ts';
import {
  type FilePlan,
  overridesOf,
  type PlanRefusal,
  type SourceFile,
} from '../../intake/plan-file.ts';
import type { PlanContext } from '../import-context.ts';
import { unusedFileQuestion } from '../questions/file-questions.ts';
import { problem } from '../rules/problem.ts';
import { suggestColumns } from './suggest-columns.ts';

/** Longer texts are not looked through. */
const MOST_BYTES = 1024 * 1024;
/** Fields that names of any people have. */
const OF_ANYONE = new Set(['name', 'first_name', 'region']);

const report = (
  source: SourceFile,
  row: number | null,
  value: string,
  context: PlanContext,
): void =>
  context.report(
    problem('sheet_not_read', {
      file: source.name,
      row,
      value,
      question: unusedFileQuestion(source.name, suggestColumns(source, context.settings), true),
    }),
  );

/** Takes lists of customers' people out of the plans that only their names make sales people; returns them. */
export function leavePeople(plans: Map<string, FilePlan>, context: PlanContext): SourceFile[] {
  const left = [...plans.values()].filter(
    ({ table, source, columns }) =>
      table === 'rep' &&
      mentionsRole('customer_people', source.name) &&
      columns.every(({ field }) => OF_ANYONE.has(field)) &&
      overridesOf(context.settings.columns, source).size === 0,
  );
  for (const { source, headerRow, headers } of left) {
    plans.delete(source.name);
    report(source, headerRow, headers.filter((header) => header !== '').join(', '), context);
  }
  return left.map(({ source }) => source);
}

/** Whether a text holds no digit in any writing: neither an amount nor a day. */
function isWithoutDigits({ path, bytes }: SourceFile): boolean {
  if (bytes > MOST_BYTES || statSync(path).size > MOST_BYTES) return false;
  const found = inspectText(path);
  if ('rule' in found) return false;
  return !/\p{N}|[零壹贰叁肆伍陆柒捌玖拾佰仟一二三四五六七八九十百千万]/u.test(
    new TextDecoder(found.encoding).decode(readFileSync(path)),
  );
}

/** Takes texts without a digit out of what is refused for its headers; returns them. */
export function leaveTexts(
  refused: Map<SourceFile, PlanRefusal[]>,
  context: PlanContext,
): SourceFile[] {
  const left = [...refused].filter(
    ([source, [first]]) =>
      ['no_header', 'unknown_table', 'not_tabular'].includes(first!.rule) &&
      isWithoutDigits(source),
  );
  for (const [source, [first]] of left) {
    refused.delete(source);
    report(source, first!.row ?? null, first!.value ?? '', context);
  }
  return left.map(([source]) => source);
}
