/** Sheets beside known tables that are not read: notes, summaries, hidden ones. A hidden one counts where no visible sheet holds its kind, or where report.yml says so. */
import { text } from '../../i18n/locale.ts';
import {
  type ColumnSettings,
  type FilePlan,
  matchesName,
  type PlanRefusal,
  type SourceFile,
} from '../../intake/plan-file.ts';
import { NAME_HINTS } from '../../intake/table-names.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import type { PlanContext } from '../import-context.ts';
import { hiddenSheetQuestion } from '../questions/file-questions.ts';
import { problem, rowCount } from '../rules/problem.ts';

/** A sheet that is no table may stand beside one that is; but not one that is named after the table it should be. */
export function isBystander({ sheet }: SourceFile, refusals: readonly PlanRefusal[]): boolean {
  const isNamed = Object.values(NAME_HINTS).some((hint) => hint.test(sheet ?? ''));
  return refusals.every(
    ({ rule }) =>
      ['empty_file', 'no_header', 'unknown_table', 'not_tabular'].includes(rule) ||
      (rule === 'missing_column' && !isNamed),
  );
}

/** Whether report.yml maps this sheet itself, not only all files or all sheets. */
const isMapped = (columns: ColumnSettings, { name }: SourceFile): boolean =>
  Object.entries(columns).some(
    ([pattern, headers]) =>
      pattern.includes('[') &&
      matchesName(pattern, name) &&
      Object.values(headers).some((field) => field !== 'ignore'),
  );

/** Takes hidden sheets out of the plans whose kind a visible sheet of their workbook holds; all that are hidden are told. */
export function leaveHidden(
  plans: Map<string, FilePlan>,
  { settings, report }: PlanContext,
): SourceFile[] {
  const isShown = ({ table, source }: FilePlan): boolean =>
    [...plans.values()].some(
      (other) =>
        other.table === table && other.source.file === source.file && !other.source.isHidden,
    );
  const hidden = [...plans.values()].filter(({ source }) => source.isHidden);
  const answered = hidden.filter(({ source }) => isMapped(settings.columns, source));
  const left = hidden.filter((plan) => !answered.includes(plan) && isShown(plan));
  for (const plan of hidden) {
    const { source, headerRow } = plan;
    const rows = Math.max(0, (source.unpacked?.rows ?? 0) - headerRow);
    const isLeft = left.includes(plan);
    const rule = isLeft ? 'hidden_sheet' : 'hidden_sheet_read';
    const asked = hiddenSheetQuestion(plan, rows, isLeft);
    const isAnswered = answered.includes(plan);
    const question = isAnswered ? { ...asked, answered: 'count' } : asked;
    report(
      problem(isAnswered ? 'answered' : rule, {
        file: source.name,
        value: rowCount(rows),
        expected: text('a hidden sheet whose rows count', '隐藏工作表，其数据计入'),
        line: settingsLine(asked.answers[0]!.settings),
        question,
      }),
    );
  }
  for (const { source } of left) plans.delete(source.name);
  return left.map(({ source }) => ({ ...source, usedFor: 'a hidden sheet beside a visible one' }));
}

/** Tells rows and columns that their sheets do not show, by a filter for example: they are read. */
export function reportHiddenRows(
  plans: Map<string, FilePlan>,
  report: PlanContext['report'],
): void {
  for (const { source } of plans.values()) {
    const { rows, columns } = source.hidden ?? { rows: 0, columns: 0 };
    const parts = [rows > 0 ? `rows: ${rows}` : '', columns > 0 ? `columns: ${columns}` : ''];
    const value = parts.filter((part) => part !== '').join(', ');
    if (value !== '') report(problem('hidden_rows_read', { file: source.name, value }));
  }
}
