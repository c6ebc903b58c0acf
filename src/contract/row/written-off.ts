/** Invoices that their status calls written off: they stay invoiced, and what is open of them is bad debt from that day on. */
import { TABLES } from '../tables.ts';
import type { CanonicalRow } from './canonical-row.ts';
import { cellReader } from './cells.ts';
import type { RowInProgress } from './row-in-progress.ts';

/**
 * Marks the row that `current` holds where it is written off. The day is that of its own column, else that on which it was
 * cancelled or settled, else left blank: the last day of the data, and asked about.
 */
export function writtenOffRule(
  current: RowInProgress,
): ((values: CanonicalRow, amount: number) => void) | null {
  const statusAt = current.at('status');
  const flagAt = current.at('is_written_off');
  if ((statusAt < 0 && flagAt < 0) || current.plan.table !== 'invoice') return null;
  const dayOf = cancelledDay(current);
  return (values, amount) => {
    const { cells, row, plan, words, questions, counter } = current;
    const text = cells[statusAt] ?? '';
    const isByStatus = statusAt >= 0 && words.status(text) === 'written_off';
    if (values.doc_type !== 'invoice' || !(isByStatus || values.is_written_off === true)) return;
    const day = values.written_off_date ?? dayOf() ?? values.settled_date;
    values.is_written_off = true;
    values.written_off_date = day ?? null;
    // nothing was paid on the day on which the rest was given up
    if (values.paid_minor === null) values.settled_date = null;
    const at = isByStatus ? statusAt : flagAt;
    if (day !== null || !isByStatus)
      counter.add('written_off_by_status', row, plan.headers[at] ?? null, cells[at]!);
    else if (words.said('status', text) === null)
      questions.ask('status', statusAt, amount, WITHOUT_DAY);
  };
}

const WITHOUT_DAY = { rule: 'write_off_without_day', assumed: 'written_off' } as const;

/** Reads the day on which the row was cancelled; null where it has none. */
function cancelledDay(current: RowInProgress): () => number | null {
  const at = current.at('deleted');
  const day = TABLES.invoice.columns.find(({ name }) => name === 'written_off_date')!;
  const read = cellReader(day, at, current.reading);
  return () => {
    const value = at < 0 ? null : read(current.cells[at] ?? '');
    return typeof value === 'number' ? value : null;
  };
}
