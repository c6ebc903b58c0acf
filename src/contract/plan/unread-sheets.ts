/** Sheets beside known tables that are not read: notes, summaries, hidden ones. */
import type { FilePlan, PlanRefusal, SourceFile } from '../../intake/plan-file.ts';
import { NAME_HINTS } from '../../intake/table-names.ts';
import type { PlanContext } from '../import-context.ts';
import { problem } from '../rules/problem.ts';

/** A sheet that is no table may stand beside one that is; but not one that is named after the table it should be. */
export function isBystander({ sheet }: SourceFile, refusals: readonly PlanRefusal[]): boolean {
  const isNamed = Object.values(NAME_HINTS).some((hint) => hint.test(sheet ?? ''));
  return refusals.every(
    ({ rule }) =>
      ['empty_file', 'no_header', 'unknown_table', 'not_tabular'].includes(rule) ||
      (rule === 'missing_column' && !isNamed),
  );
}

/** Takes hidden sheets out of the plans whose kind a visible sheet of their workbook holds; all that are hidden are told. */
export function leaveHidden(
  plans: Map<string, FilePlan>,
  report: PlanContext['report'],
): SourceFile[] {
  const isShown = ({ table, source }: FilePlan): boolean =>
    [...plans.values()].some(
      (other) =>
        other.table === table && other.source.file === source.file && !other.source.isHidden,
    );
  const hidden = [...plans.values()].filter(({ source }) => source.isHidden);
  const left = hidden.filter(isShown).map(({ source }) => source);
  for (const { source, headerRow } of hidden) {
    const rows = Math.max(0, (source.unpacked?.rows ?? 0) - headerRow);
    const rule = left.includes(source) ? 'hidden_sheet' : 'hidden_sheet_read';
    report(problem(rule, { file: source.name, value: `${rows} rows` }));
  }
  for (const { name } of left) plans.delete(name);
  return left.map((source) => ({ ...source, usedFor: 'a hidden sheet beside a visible one' }));
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
