/** What a status says against the amounts and the day of payment of its own row: told, and never settled by a guess. */
import { isPaidStatus, isPartlyPaid, isUnpaidStatus } from '../../intake/vocabulary.ts';
import type { CanonicalRow } from './canonical-row.ts';
import type { RowInProgress } from './row-in-progress.ts';

/** Checks an invoice with a status. A day of payment beside "partly paid" and no amount settles nothing. */
export function statusAgainstMoney(
  current: RowInProgress,
  statusAt: number,
): (values: CanonicalRow) => void {
  const settledAt = current.at('settled_date');
  const openAt = current.at('open_amount');
  return (values) => {
    if (values.doc_type !== 'invoice' || values.is_written_off === true) return;
    const { cells, row, plan, counter } = current;
    const status = (cells[statusAt] ?? '').trim();
    if (status === '') return;
    const note = (column: number): void => {
      const value = `${status} / ${(cells[column] ?? '').trim()}`;
      counter.add('status_against_money', row, plan.headers[column] ?? null, value);
    };
    const hasAmounts = values.paid_minor !== null || values.open_minor !== null;
    if (values.settled_date !== null && !hasAmounts) {
      const isPartly = isPartlyPaid(status);
      if (!isPartly && !isUnpaidStatus(status)) return;
      if (isPartly) values.settled_date = null;
      note(settledAt);
    } else if (Number(values.open_minor ?? 0) > 0 && isPaidStatus(status)) note(openAt);
  };
}
