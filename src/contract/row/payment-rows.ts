/** The rules of a list of payments: of which kind each is, and what its sign means. */
import { kindOfName } from '../../intake/kind-words.ts';
import type { CanonicalRow, RowInProgress } from './row-in-progress.ts';
import type { RowMoney } from './row-money.ts';

/** The kind and the sign of the payment that `current` holds. */
export function paymentRules(
  current: RowInProgress,
  money: RowMoney,
): (values: CanonicalRow) => void {
  const { plan, reading } = current;
  const kind = current.at('kind');
  const named = kindOfName(plan.source.file, plan.source.sheet);
  const kindOfRow = (values: CanonicalRow): string => {
    const text = kind < 0 ? '' : (current.cells[kind] ?? '');
    if (text.trim() === '' && named !== null) {
      current.counter.add('kind_by_name', current.row, null, plan.source.name);
      return named;
    }
    const word = text === '' ? 'cash' : current.words.kind(text);
    if (word === 'unknown') current.questions.ask('kind', kind, values.amount_minor as number);
    else {
      current.questions.noteAnswered('kind', kind, values.amount_minor as number);
      if (named !== null && word !== named)
        current.counter.add('kind_against_name', current.row, plan.headers[kind] ?? null, text);
    }
    return word === 'unknown' ? 'cash' : word;
  };
  return (values) => {
    values.kind = kindOfRow(values);
    let amount = values.amount_minor as number | null;
    if (amount === null) return;
    amount *= reading.signFactor;
    if (amount === 0) current.rejectZero(money.isNone());
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
