/** The rules of a list of payments: of which kind each is, and what its sign means. */
import { kindWord } from '../../intake/vocabulary.ts';
import type { CanonicalRow, RowInProgress } from './row-in-progress.ts';

/** The kind and the sign of the payment that `current` holds. */
export function paymentRules(current: RowInProgress): (values: CanonicalRow) => void {
  const { plan, reading } = current;
  const kind = current.at('kind');
  return (values) => {
    const word = kind < 0 ? 'cash' : kindWord(current.cells[kind] ?? '');
    if (word === 'unknown') {
      const text = current.cells[kind] ?? '';
      current.counter.add('unknown_kind', current.row, plan.headers[kind] ?? null, text, text);
    }
    let amount = values.amount_minor as number | null;
    values.kind = word === 'unknown' ? 'cash' : word;
    if (amount === null) return;
    amount *= reading.signFactor;
    if (amount === 0) current.reportProblem('amount_zero', current.place('amount_minor'));
    else if (amount < 0) {
      if (values.kind === 'cash') values.kind = 'refund';
      if (values.kind !== 'refund')
        current.reportProblem('negative_adjustment', current.place('amount_minor'));
    }
    values.amount_minor = Math.abs(amount);
    // the day comes from the payment that the row applies
    if (plan.isApplication) values.pay_date = 0;
  };
}
