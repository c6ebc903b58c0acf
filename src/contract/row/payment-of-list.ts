/** A payment, write-off, discount or refund that stands in a list of documents, as a row of payments. */
import { rowSchema, TABLES } from '../tables.ts';
import { type CanonicalRow, rowMaker } from './canonical-row.ts';
import type { Meaning } from './meaning.ts';
import type { RowInProgress } from './row-in-progress.ts';

const blankPayment = rowMaker(TABLES.payment);

/** The payment row of a document row: its number, date, party and the invoice it names. */
function paymentOf(values: CanonicalRow, meaning: Meaning): CanonicalRow {
  const date = values.issue_date as number | null;
  const settled = values.settled_date as number | null;
  return Object.assign(blankPayment(), {
    payment_id: values.invoice_id ?? null,
    pay_date: date,
    amount_minor: meaning.amount,
    kind: meaning.type,
    invoice_id: values.applies_to ?? null,
    account: values.account ?? null,
    customer_id: values.customer_id ?? null,
    customer_name: values.customer_name ?? null,
    applied_date: date !== null && settled !== null && settled > date ? settled : null,
    currency: values.currency ?? null,
    bank_ref: values.note ?? values.contract_no ?? null,
  });
}

/** Makes the payment row of the row that `current` holds; null where that is set aside. */
export function paymentsOfList(
  current: RowInProgress,
): (values: CanonicalRow, meaning: Meaning) => CanonicalRow | null {
  const schema = rowSchema(TABLES.payment);
  const typeAt = current.at('doc_type');
  return (values, meaning) => {
    if (current.isSetAside) return null;
    const payment = paymentOf(values, meaning);
    if (values.issue_date === null)
      current.reportProblem('missing_value', current.place('issue_date'));
    else if (!schema.safeParse(payment).success)
      current.reportProblem('missing_value', current.place('amount_minor'));
    if (current.isSetAside) return null;
    const header = current.plan.headers[typeAt] ?? null;
    current.counter.add('payments_in_list', current.row, header, current.cells[typeAt] ?? '');
    return payment;
  };
}
