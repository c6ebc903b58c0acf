/** The rules of payments, and those of the tables that are neither documents nor payments. */
import { kindWord } from '../../intake/vocabulary.ts';
import type { CanonicalRow, RowInProgress } from './row-in-progress.ts';

/** The kind and the sign of a payment. */
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

/** Names of people and customers, and what targets, contacts and promises must have. */
export function otherRules(current: RowInProgress): (values: CanonicalRow) => void {
  const { plan, table } = current;
  const firstNameAt = current.at('first_name');
  const identity = table.columns.find(
    (c) => c.isRequired && (c.name === 'customer_id' || c.name === 'rep_id'),
  );
  return (values) => {
    const firstName = firstNameAt < 0 ? '' : (current.cells[firstNameAt] ?? '').trim();
    if (firstName !== '') values.name = [firstName, values.name].filter(Boolean).join(' ');
    if (identity && values[identity.name] === null) values[identity.name] = values.name ?? null;
    if (
      plan.table === 'target' &&
      values.amount_minor === null &&
      values.rate === null &&
      !current.isSetAside
    )
      current.reportProblem('missing_value', current.place('amount_minor'));
    if (plan.table === 'activity' || plan.table === 'promise') {
      const { customer_id, customer_name, invoice_id } = values;
      if (customer_id === null && customer_name === null && invoice_id === null)
        current.reportProblem('missing_customer', current.place('customer_id'));
    }
  };
}
