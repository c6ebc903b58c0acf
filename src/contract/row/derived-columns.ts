/** Columns that a source system computed, DaysToSettle and DaysLate: checked against the dates, never used. */
import { text } from '../../i18n/locale.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { columnOf } from '../plan/plan-columns.ts';
import { type Problem, problem } from '../rules/problem.ts';
import type { CanonicalRow } from './canonical-row.ts';

export interface DerivedColumns {
  compare(values: CanonicalRow, record: readonly string[], row: number): void;
  /** One problem a column that differs anywhere, with the number of rows. */
  problems(): Problem[];
}

/** The check of one file; null where it has no such column. */
export function derivedColumns(plan: FilePlan): DerivedColumns | null {
  if (plan.table !== 'invoice') return null;
  const settle = columnOf(plan, 'days_to_settle');
  const late = columnOf(plan, 'days_late');
  if (settle < 0 && late < 0) return null;
  const differences = new Map<number, { count: number; row: number; value: string; own: number }>();
  const differ = (index: number, row: number, value: string, own: number): void => {
    const entry = differences.get(index);
    if (entry) entry.count++;
    else differences.set(index, { count: 1, row, value, own });
  };
  return {
    compare(values: CanonicalRow, record: readonly string[], row: number): void {
      const settled = values.settled_date as number | null;
      if (settled === null) return;
      const issue = values.issue_date as number;
      const due = values.due_date as number | null;
      const given = (index: number): number | null => {
        const text = index < 0 ? '' : (record[index] ?? '').trim();
        return /^-?\d+(\.0+)?$/.test(text) ? Number(text) : null;
      };
      const days = given(settle);
      if (days !== null && days !== settled - issue)
        differ(settle, row, record[settle]!, settled - issue);
      const lateDays = given(late);
      if (lateDays === null || due === null) return;
      const own = settled - due;
      if (lateDays !== own && lateDays !== Math.max(0, own)) differ(late, row, record[late]!, own);
    },
    problems(): Problem[] {
      return [...differences].map(([index, { count, row, value, own }]) =>
        problem('derived_mismatch', {
          file: plan.source.name,
          row,
          column: plan.headers[index] ?? null,
          value,
          expected: text(
            `${own} days from the dates of this row; ${count} ${count === 1 ? 'row differs' : 'rows differ'}`,
            `按该行日期为 ${own} 天；共 ${count} 行不同`,
          ),
        }),
      );
    },
  };
}
