/** Invoices that one file lists with several due dates and no numbers: their instalments are numbered. */

import { problem } from '../rules/problem.ts';
import { type CrossContext, CUSTOMER, hasSharedNumber, sharing } from './cross-context.ts';

/** One invoice with several due dates in one file, no numbers: instalments, numbered by due date. */
export async function numberInstalments(context: CrossContext): Promise<void> {
  const key = `invoice_id, doc_type, ${CUSTOMER}, coalesce(account, '')`;
  const where = `instalment_no is null and ${hasSharedNumber('invoice', 'invoice_id')}`;
  const groups = await context.engine.query(`
    with parts as (
      select file, min("row") as first_row, ${key}, invoice_id as id, count(*)::integer as n
      from ${sharing('invoice', ['file', 'invoice_id', 'doc_type'], where)}
      group by file, ${key}, invoice_id
      having count(*) > 1 and count(due_date) = count(*) and count(distinct due_date) = count(*)
        and count(distinct issue_date) = 1 and count(distinct coalesce(currency, '')) = 1
    ) select file, first_row::integer as first_row, id, n from parts order by file, first_row`);
  if (groups.length === 0) return;
  await context.engine.run(`
    update raw_invoice set instalment_no = numbered.no from (
      select r.row_id, row_number() over (
        partition by r.file, r.invoice_id, r.doc_type, coalesce(r.customer_id, r.customer_name), coalesce(r.account, '')
        order by r.due_date) + coalesce(numbered_before.most, 0) as no
      from raw_invoice r join (
        select file, invoice_id, doc_type, ${CUSTOMER} as customer, coalesce(account, '') as account
        from raw_invoice where instalment_no is null
        group by all
        having count(*) > 1 and count(due_date) = count(*) and count(distinct due_date) = count(*)
          and count(distinct issue_date) = 1 and count(distinct coalesce(currency, '')) = 1
      ) g on r.file = g.file and r.invoice_id = g.invoice_id and r.doc_type = g.doc_type
        and coalesce(r.customer_id, r.customer_name) = g.customer and coalesce(r.account, '') = g.account
      left join (
        select file, invoice_id, max(instalment_no) as most from raw_invoice
        where instalment_no is not null group by all
      ) numbered_before on r.file = numbered_before.file and r.invoice_id = numbered_before.invoice_id
      where r.instalment_no is null
    ) numbered where raw_invoice.row_id = numbered.row_id`);
  // the same instalment alone in another file gets its number from the due date
  await context.engine.run(`
    update raw_invoice set instalment_no = numbered.instalment_no from (
      select distinct invoice_id, doc_type, ${CUSTOMER} as customer, coalesce(account, '') as account, due_date, instalment_no
      from raw_invoice where instalment_no is not null
    ) numbered
    where raw_invoice.instalment_no is null and raw_invoice.invoice_id = numbered.invoice_id
      and raw_invoice.doc_type = numbered.doc_type and raw_invoice.due_date = numbered.due_date
      and coalesce(raw_invoice.customer_id, raw_invoice.customer_name) = numbered.customer
      and coalesce(raw_invoice.account, '') = numbered.account`);
  for (const group of groups) {
    const file = String(group.file);
    context.report(
      problem('instalments_numbered', {
        file,
        row: Number(group.first_row),
        column: context.header(file, 'invoice_id'),
        value: `${group.id}: ${group.n} instalments`,
      }),
    );
  }
}
