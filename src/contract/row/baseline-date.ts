/** Due dates of systems that count the days of the terms from a day of their own, as SAP does. */
import type { FilePlan } from '../../intake/plan-file.ts';
import { readTerms } from '../../intake/vocabulary.ts';
import { columnOf } from '../plan/plan-columns.ts';
import type { Reading } from '../profile/reading.ts';
import { TABLES } from '../tables.ts';
import { cellReader } from './cells.ts';

const DATE = TABLES.invoice.columns.find(({ type }) => type === 'date')!;

/**
 * Reads a row's due date as days since 1970, null where it has none; of the payment terms' steps the last one with
 * days is the net one. Null where the file has no baseline date.
 */
export function dueFromBaseline(
  plan: FilePlan,
  reading: Reading,
): ((record: readonly string[]) => number | null) | null {
  const at = columnOf(plan, 'baseline_date');
  if (at < 0) return null;
  const read = cellReader({ ...DATE, name: 'baseline_date' }, at, reading);
  const steps = ['net_days_3', 'net_days_2', 'terms'].map((field) => columnOf(plan, field));
  return (record) => {
    const baseline = read(record[at] ?? '');
    if (typeof baseline !== 'number') return null;
    for (const index of steps) {
      const days = index < 0 ? 0 : (readTerms(record[index] ?? '')?.days ?? 0);
      if (days > 0) return baseline + days;
    }
    return null;
  };
}
