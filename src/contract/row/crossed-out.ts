/** Rows of a sheet that somebody struck through: cancelled, or done with? Asked about; report.yml says it once for all. */
import type { RowInProgress } from './row-in-progress.ts';

/** As report.yml names them, among the words of a status. */
const STRUCK = 'struck through';

/** Whether the row that `current` holds is left out for that; one that is struck through is told. */
export function crossedOut(current: RowInProgress): (amount: number) => boolean {
  const { plan, questions, words } = current;
  const isOfMoney = plan.table === 'invoice' || plan.table === 'payment';
  if (!isOfMoney || plan.source.struck === undefined) return () => false;
  const rows = new Set(plan.source.struck);
  const numberAt = current.at(plan.table === 'invoice' ? 'invoice_id' : 'payment_id');
  const place = numberAt < 0 ? current.at('amount') : numberAt;
  const said = words.said('status', STRUCK);
  return (amount) => {
    if (!rows.has(current.row)) return false;
    questions.ask('status', place, amount, { word: STRUCK, rule: 'struck_row' });
    return said === 'void' || said === 'draft';
  };
}
