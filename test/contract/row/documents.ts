/** Lists of documents as SAP exports them, and what an import makes of them. */

export const HEADER = 'Document Number,Customer,Document Date,Amount in doc. curr.,Document Type';

/** All documents and payments of an import. */
export const DOCUMENTS = `select 'invoice' as t, invoice_id as id, doc_type as type, amount_minor as amount, applies_to as ref from raw_invoice
  union all select 'payment', payment_id, kind, amount_minor, invoice_id from raw_payment order by id, ref`;

/** Rules of the problems of one severity. */
export const rulesOf = (
  problems: readonly { rule: string; severity: string }[],
  severity: string,
): string[] => problems.filter((p) => p.severity === severity).map((p) => p.rule);
