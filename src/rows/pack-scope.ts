/** Which pack answers a question for the rows of a measure: derived from what the measure reads and when. */
import { isWholeTable, type PackScope } from '../engine/pack-scope.ts';
import type { Frame } from '../metrics/ask/frames.ts';
import type { Measure } from '../metrics/define.ts';
import { datesOf, tablesOf } from '../metrics/dependencies.ts';

/**
 * The small pack has the rows where the measure reads tables that it holds whole; and of items only those that are open,
 * at no date but the report's own as-of date (a month of a series has a date of its own).
 */
export function packScopeOf(measure: Measure, frames: Frame[], reportAsOf: string): PackScope {
  const tables = tablesOf(measure);
  const isNow = datesOf(measure).every((date) => frames.every((at) => at[date] === reportAsOf));
  const isInSmall = tables.every(
    ({ table, isOpenOnly }) => isWholeTable(table) || (isOpenOnly && isNow),
  );
  return isInSmall ? 'openItems' : 'everything';
}
