/** The rules of a file's table for each of its rows. */

import type { CanonicalRow } from './canonical-row.ts';
import { documentNamer } from './document-name.ts';
import { invoiceRules, meaningRules } from './document-rows.ts';
import { masterRules } from './master-rows.ts';
import type { Meaning } from './meaning.ts';
import { paymentRules } from './payment-rows.ts';
import type { RowInProgress } from './row-in-progress.ts';
import type { RowMoney } from './row-money.ts';

/** They return what a row of documents is. */
export function tableRules(
  current: RowInProgress,
  money: RowMoney,
): (values: CanonicalRow) => Meaning | null {
  if (current.plan.table !== 'invoice') {
    const apply =
      current.plan.table === 'payment' ? paymentRules(current, money) : masterRules(current);
    return (values) => {
      apply(values);
      return null;
    };
  }
  const meaningOf = meaningRules(current, money);
  const completeInvoice = invoiceRules(current);
  const nameOf = current.at('invoice_id') < 0 ? documentNamer() : null;
  return (values) => {
    const meaning = meaningOf(values);
    if (meaning?.table === 'payment') return meaning;
    values.doc_type = meaning?.type ?? 'invoice';
    completeInvoice(values);
    if (nameOf) values.invoice_id = nameOf(values);
    if (nameOf && values.invoice_id !== null)
      current.counter.add('no_document_number', current.row, null, values.invoice_id as string);
    return meaning;
  };
}
