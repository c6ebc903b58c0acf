/** The ids of a row: without what a spreadsheet added, never shortened, taken from another column where blank. */
import { isBlankValue } from '../../intake/number.ts';
import { PROBLEM_RULES } from '../rules/rules.ts';
import type { Column } from '../tables.ts';
import type { CanonicalRow } from './canonical-row.ts';
import type { RowInProgress } from './row-in-progress.ts';

export interface RowIds {
  /** Ids as text: without the ".0" of a decimal, and never a shortened number. */
  tidyId(column: Column, index: number, text: string): string | null;
  /** A blank invoice number takes the document number of another column. */
  takeOtherId(values: CanonicalRow): void;
}

const SHORTENED_ID = /^\d[.,]\d+E\+\d{1,2}$/i;

export function rowIds(current: RowInProgress): RowIds {
  const { plan, reading } = current;

  function tidyId(column: Column, index: number, text: string): string | null {
    const header = plan.headers[index] ?? null;
    if (reading.floatIds.has(index) && /^\d+\.0+$/.test(text)) {
      current.counter.add('float_id', current.row, header, text);
      return text.slice(0, text.indexOf('.'));
    }
    if (!SHORTENED_ID.test(text)) return text;
    const isReference = plan.table === 'payment' && column.field === 'invoice_id';
    if (!isReference && column.field !== 'applies_to') {
      current.reportProblem('damaged_id', current.place(column.name));
      return text;
    }
    current.reportProblem(
      'value_ignored',
      current.place(column.name, { expected: PROBLEM_RULES.damaged_id.en.expected }),
    );
    return null;
  }

  function takeOtherId(values: CanonicalRow): void {
    const index = reading.otherId;
    const text = index === null ? '' : (current.cells[index] ?? '').trim();
    if (index === null || isBlankValue(text) || SHORTENED_ID.test(text)) return;
    values.invoice_id = reading.floatIds.has(index) ? text.replace(/\.0+$/, '') : text;
    current.counter.add('other_id', current.row, plan.headers[index] ?? null, text);
  }

  return { tidyId, takeOtherId };
}
