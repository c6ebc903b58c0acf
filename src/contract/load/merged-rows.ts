/** The merged cells of a sheet as its plan reads them: values hold for all of their rows, an amount for all of them together. */

import { text } from '../../i18n/locale.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { type MergedCells, MergedFill } from '../../intake/sheets/merged-cells.ts';
import { columnDefinition, columnOf } from '../plan/plan-columns.ts';
import { type Problem, problem } from '../rules/problem.ts';

/** Reaches down the merged cells of one pass over the rows below the header; null where there are none. */
export function mergedRows(plan: FilePlan): MergedFill | null {
  const merged = (plan.source.merged ?? []).filter(({ first }) => first > plan.headerRow);
  if (merged.length === 0) return null;
  const money = new Set(
    plan.columns
      .filter(({ field }) => columnDefinition(plan, field)?.type === 'money')
      .map(({ index }) => index),
  );
  // rows that are lines of one document share its amount as they share its number
  const number = columnOf(plan, plan.table === 'payment' ? 'payment_id' : 'invoice_id');
  const documents = new Set(
    merged.filter(({ column }) => column === number).map(({ first, last }) => `${first} ${last}`),
  );
  const isIndivisible = ({ column, first, last }: MergedCells): boolean =>
    money.has(column) && !documents.has(`${first} ${last}`);
  return new MergedFill(merged, isIndivisible);
}

/** What to tell of cells that were reached down, or of amounts that several rows share. */
export function mergedProblems(
  { source, headers }: FilePlan,
  { filled, shared }: MergedFill,
  rule: 'merged_cells' | 'merged_amount',
): Problem[] {
  const uses = rule === 'merged_cells' ? filled : shared;
  return [...uses.values()].map(({ column, rows, value, count }) =>
    problem(rule, {
      file: source.name,
      row: Number.parseInt(rows, 10),
      column: headers[column] ?? null,
      value,
      expected: text(
        `rows ${rows}${count > 1 ? `; ${count} rows in all` : ''}`,
        `第 ${rows} 行${count > 1 ? `；共 ${count} 行` : ''}`,
      ),
    }),
  );
}
