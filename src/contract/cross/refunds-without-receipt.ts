/** Money given or taken back of an invoice for which less had come: one of the two is missing, or the word means something else. */
import { groupBy } from '../../format/group-by.ts';
import { andMore, problem } from '../rules/problem.ts';
import type { CrossContext } from './cross-context.ts';

/** Told once a file; an invoice that says itself that it was paid needs no receipt in the data. */
export async function refundsWithoutReceipt(context: CrossContext): Promise<void> {
  const { engine, report, header } = context;
  const rows = await engine.query(`
    with refunded as (
      select invoice_id, sum(amount_minor) as back from raw_payment
      where kind = 'refund' and invoice_id is not null group by 1
    ), received as (
      select invoice_id, sum(amount_minor) as came from raw_payment
      where kind = 'cash' and invoice_id in (select invoice_id from refunded) group by 1
    ), bare as (
      select invoice_id from refunded join raw_invoice using (invoice_id)
      where doc_type = 'invoice' group by 1
      having count(settled_date) = 0 and count(nullif(paid_minor, 0)) = 0
    )
    select p.file, p."row", p.invoice_id from raw_payment p
    join refunded using (invoice_id) join bare using (invoice_id) left join received using (invoice_id)
    where p.kind = 'refund' and back > coalesce(came, 0) order by p.row_id`);
  for (const [file, found] of groupBy(rows, (row) => String(row.file))) {
    const { row, invoice_id } = found[0]!;
    const place = { file, row: Number(row), column: header(file, 'amount_minor') };
    report(
      problem('refund_without_receipt', {
        ...place,
        value: andMore(`${invoice_id}`, found.length),
      }),
    );
  }
}
