/** Demands for money in advance: one that a receipt names as what it pays is an invoice, and the receipt is the money. */
import { groupBy } from '../../format/group-by.ts';
import { problem } from '../rules/problem.ts';
import type { CrossContext } from './cross-context.ts';

/** A deposit in the list of documents counts as money received, unless a receipt of another file or row pays it. */
export async function depositsPaid({ engine, report, header }: CrossContext): Promise<void> {
  const rows = await engine.query(`
    update raw_invoice set doc_type = 'invoice'
    where doc_type = 'prepayment' and invoice_id in (
      select invoice_id from raw_payment where kind = 'cash' and invoice_id is not null)
    returning row_id, file, "row", invoice_id`);
  const sorted = rows.toSorted((a, b) => Number(a.row_id) - Number(b.row_id));
  for (const [file, found] of groupBy(sorted, (row) => String(row.file))) {
    const { row, invoice_id } = found[0]!;
    const more = found.length > 1 ? ` and ${found.length - 1} more` : '';
    const place = { file, row: Number(row), column: header(file, 'doc_type') };
    report(problem('deposit_paid', { ...place, value: `${invoice_id}${more}` }));
  }
}
