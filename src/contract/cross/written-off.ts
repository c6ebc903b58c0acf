/** What was written off of invoices whose status says so: all that no payment, credit note or column of its own settles. */
import { type CrossContext, CUSTOMER } from './cross-context.ts';

/** Payments of the data count, else the columns of the invoice, as everywhere; money fills the earliest instalment first. */
const WHAT_IS_LEFT = `
  lost as (
    select row_id, invoice_id, ${CUSTOMER} as customer, currency, amount_minor, credited_minor,
      -- nothing open of what was written off says nothing of money
      coalesce(paid_minor, case when open_minor > 0 then amount_minor - open_minor end, 0) as paid_minor,
      sum(amount_minor) over (partition by invoice_id, ${CUSTOMER} order by coalesce(due_date, issue_date), row_id) as so_far
    from raw_invoice
    where doc_type = 'invoice' and invoice_id in (select invoice_id from raw_invoice where is_written_off)
  ),
  settling as (
    select invoice_id, ${CUSTOMER} as customer, currency,
      case kind when 'refund' then -amount_minor else coalesce(applied_minor, amount_minor) end as minor
    from raw_payment where invoice_id in (select invoice_id from lost)
    union all
    select applies_to, ${CUSTOMER}, currency, amount_minor from raw_invoice
    where doc_type <> 'invoice' and applies_to in (select invoice_id from lost)
  ),
  settled as (
    select l.row_id, coalesce(sum(s.minor), 0) as minor from lost l left join settling s
      on s.invoice_id = l.invoice_id and coalesce(s.currency = l.currency, true) and coalesce(s.customer = l.customer, true)
    group by 1
  )
  select row_id, (case
    when exists (from raw_payment) then least(so_far - settled.minor, amount_minor)
    else amount_minor - paid_minor - coalesce(credited_minor, 0) - settled.minor end)::bigint as rest_minor
  from lost join settled using (row_id)`;

/** Fills in how much each of them lost. */
export async function amountsWrittenOff({ engine }: CrossContext): Promise<void> {
  const [found] = await engine.query(
    'select exists (from raw_invoice where is_written_off) as any',
  );
  if (found!.any !== true) return;
  await engine.run(`
    update raw_invoice set written_off_minor = least(coalesce(written_off_minor, rest_minor), rest_minor)
    from (with ${WHAT_IS_LEFT}) f
    where raw_invoice.row_id = f.row_id and is_written_off and rest_minor > 0`);
}
