/** The ids of a row: without what a spreadsheet added, never shortened, taken from another column where blank. */
import { isBlankValue } from '../../intake/number.ts';
import { RULES } from '../rules/rules.ts';
import type { Column } from '../tables.ts';
import type { OpenRow, Values } from './open-row.ts';

export interface RowIds {
  /** Ids as text: without the ".0" of a decimal, and never a shortened number. */
  tidyId(column: Column, index: number, text: string): string | null;
  /** A blank number takes the document number that stands in another column. */
  takeOtherId(values: Values): void;
}

const SHORTENED_ID = /^\d[.,]\d+E\+\d{1,2}$/i;

export function rowIds(now: OpenRow): RowIds {
  const { plan, reading } = now;

  function tidyId(column: Column, index: number, text: string): string | null {
    const header = plan.headers[index] ?? null;
    if (reading.floatIds.has(index) && /^\d+\.0+$/.test(text)) {
      now.tally.add('float_id', now.row, header, text);
      return text.slice(0, text.indexOf('.'));
    }
    if (!SHORTENED_ID.test(text)) return text;
    const isReference = plan.table === 'payment' && column.field === 'invoice_id';
    if (!isReference && column.field !== 'applies_to') {
      now.tell('damaged_id', now.place(column.name));
      return text;
    }
    now.tell('value_ignored', now.place(column.name, { expected: RULES.damaged_id.en.expected }));
    return null;
  }

  function takeOtherId(values: Values): void {
    const index = reading.otherId;
    const text = index === null ? '' : (now.cells[index] ?? '').trim();
    if (index === null || isBlankValue(text) || SHORTENED_ID.test(text)) return;
    values.invoice_id = reading.floatIds.has(index) ? text.replace(/\.0+$/, '') : text;
    now.tally.add('other_id', now.row, plan.headers[index] ?? null, text);
  }

  return { tidyId, takeOtherId };
}
