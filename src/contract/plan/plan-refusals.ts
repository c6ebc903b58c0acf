/** What is said, and asked, of a file that cannot be planned. */
import { text } from '../../i18n/locale.ts';
import type { PlanRefusal, SourceFile } from '../../intake/plan-file.ts';
import type { Settings } from '../../settings/settings.ts';
import { columnsLine } from '../questions/column-questions.ts';
import { ignoredFileQuestion, unusedFileQuestion } from '../questions/file-questions.ts';
import type { Question } from '../questions/question.ts';
import type { ProblemPlace } from '../rules/problem.ts';
import { headersWanted } from './column-settings.ts';
import { suggestColumns } from './suggest-columns.ts';

/** What report.yml can say of a file that is refused for `rule`; null where it can only be exported anew. */
export function refusedQuestion(
  rule: PlanRefusal['rule'],
  source: SourceFile,
  settings: Settings,
): Question | null {
  if (rule === 'ignored_file') return ignoredFileQuestion(source.name);
  if (['empty_file', 'other_documents', 'supplier_list', 'general_ledger'].includes(rule))
    return unusedFileQuestion(source.name, null);
  return ['no_header', 'unknown_table', 'missing_column'].includes(rule)
    ? unusedFileQuestion(source.name, suggestColumns(source, settings))
    : null;
}

/** Where a file is refused, and the column that it lacks, in words. */
export function placeOfRefusal(file: string, refusal: PlanRefusal): ProblemPlace {
  const { rule: _, summary: __, incomplete: ___, headers: ____, table, ...place } = refusal;
  const { column: field } = place;
  if (table === undefined || field === undefined) return { file, ...place };
  const names = headersWanted(table, field);
  const target = `${table}.${field.split(' or ')[0]}`;
  return {
    file,
    ...place,
    expected: text(
      `${table}: a column for ${field}: ${names}`,
      `${table} 表需要 ${field} 列，如 ${names}`,
    ),
    line: text(columnsLine(file, 'its header', target), columnsLine(file, '表头', target)),
  };
}
