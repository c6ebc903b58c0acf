/** The rules of payments, and those of the tables that are neither documents nor payments. */
import { kindWord } from '../../intake/vocabulary.ts';
import type { OpenRow, Values } from './open-row.ts';

/** The kind and the sign of a payment. */
export function paymentRules(now: OpenRow): (values: Values) => void {
  const { plan, reading } = now;
  const kind = now.at('kind');
  return (values) => {
    const word = kind < 0 ? 'cash' : kindWord(now.cells[kind] ?? '');
    if (word === 'unknown') {
      const text = now.cells[kind] ?? '';
      now.tally.add('unknown_kind', now.row, plan.headers[kind] ?? null, text, text);
    }
    let amount = values.amount_minor as number | null;
    values.kind = word === 'unknown' ? 'cash' : word;
    if (amount === null) return;
    amount *= reading.signFactor;
    if (amount === 0) now.tell('amount_zero', now.place('amount_minor'));
    else if (amount < 0) {
      if (values.kind === 'cash') values.kind = 'refund';
      if (values.kind !== 'refund') now.tell('negative_adjustment', now.place('amount_minor'));
    }
    values.amount_minor = Math.abs(amount);
    // the day comes from the payment that the row applies
    if (plan.isApplication) values.pay_date = 0;
  };
}

/** Names of people and customers, and what targets, contacts and promises must have. */
export function otherRules(now: OpenRow): (values: Values) => void {
  const { plan, table } = now;
  const firstNameAt = now.at('first_name');
  const identity = table.columns.find(
    (c) => c.isRequired && (c.name === 'customer_id' || c.name === 'rep_id'),
  );
  return (values) => {
    const firstName = firstNameAt < 0 ? '' : (now.cells[firstNameAt] ?? '').trim();
    if (firstName !== '') values.name = [firstName, values.name].filter(Boolean).join(' ');
    if (identity && values[identity.name] === null) values[identity.name] = values.name ?? null;
    if (
      plan.table === 'target' &&
      values.amount_minor === null &&
      values.rate === null &&
      !now.isBroken
    )
      now.tell('missing_value', now.place('amount_minor'));
    if (plan.table === 'activity' || plan.table === 'promise') {
      const { customer_id, customer_name, invoice_id } = values;
      if (customer_id === null && customer_name === null && invoice_id === null)
        now.tell('missing_customer', now.place('customer_id'));
    }
  };
}
