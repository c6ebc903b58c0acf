/** The rules of the tables that are neither documents nor payments: customers, reps, targets, disputes, contacts, promises, decisions, rates, confirmations, what is not invoiced. */
import type { CanonicalRow } from './canonical-row.ts';
import { followUpRules } from './follow-up-rows.ts';
import type { RowInProgress } from './row-in-progress.ts';

/** Tables whose rows are about a customer, or an invoice of one. */
const NAMES_CUSTOMER: ReadonlySet<string> = new Set([
  'activity',
  'promise',
  'action',
  'confirmation',
  'unbilled',
]);

/** Names of people and customers, and what targets, contacts, promises and decisions must have. */
export function masterRules(current: RowInProgress): (values: CanonicalRow) => void {
  const { plan, table } = current;
  const ofFollowUp = followUpRules(current);
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
    if (NAMES_CUSTOMER.has(plan.table)) {
      const { customer_id, customer_name, invoice_id = null } = values;
      if (customer_id === null && customer_name === null && invoice_id === null)
        current.reportProblem('missing_customer', current.place('customer_id'));
    }
    ofFollowUp?.(values);
  };
}
