/** One invoice with what reduced it, and one payment with where it went, in the document's own currency. */
import { PLACE } from './behind.ts';
import { keyOf, setFrame } from './frame.ts';
import type { RowSource, RowsContext } from './source.ts';
import type { RowsQuestion } from './types.ts';

/** The invoice's items, then every application up to the as-of date, then what is open; `balance_minor` runs along. */
export function documentRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { asOf } = setFrame(context, question);
  const key = keyOf(question);
  return {
    with: [
      `item as (select * from fct_item where invoice_key = ${key} and issue_date <= ${asOf})`,
      `line as (
  select 0 as step, 'item' as line, i.*, null as kind, i.issue_date as date, null as pay_date, null as method,
    i.amount_doc_minor as debit_minor, null as credit_minor, null as source_row_id
  from item i
  union all
  select 1, 'applied', i.*, a.kind, a.applied_date, a.pay_date, a.method, null, a.amount_minor, a.source_row_id
  from item i join fct_allocation a using (item_key) where a.applied_date <= ${asOf}
  union all
  select distinct 2, 'balance', i.*, null, ${asOf}, null, null, null, null, null
  from (select * from item order by item_key limit 1) i)`,
      `part as (select *,
    row_number() over (order by step, date, pay_date, item_key, source_row_id) as seq,
    sum(coalesce(debit_minor, 0) - coalesce(credit_minor, 0)) over (
      order by step, date, pay_date, item_key, source_row_id rows unbounded preceding) as balance_minor
  from line)`,
    ],
    columns: {
      line: 'part.line',
      document: 'part.invoice_id',
      instalment_no: "case when part.line <> 'balance' then part.instalment_no end",
      kind: 'part.kind',
      date: 'part.date',
      customer: 'coalesce(c.name, part.customer)',
      rep: 'coalesce(r.name, part.rep)',
      due_date: "case when part.line = 'item' then part.due_date end",
      pay_date: 'part.pay_date',
      method: 'part.method',
      debit_minor: 'part.debit_minor',
      credit_minor: 'part.credit_minor',
      balance_minor: 'part.balance_minor',
      currency: 'part.currency',
      file: "case part.line when 'item' then part.file when 'applied' then s.file end",
      sheet: "case part.line when 'item' then part.sheet when 'applied' then s.sheet end",
      row: "case part.line when 'item' then part.row when 'applied' then part.source_row_id + s.row_offset end",
      customer_id: 'part.customer',
      rep_id: 'part.rep',
      source_row_id: 'part.source_row_id',
      seq: 'part.seq',
    },
    from: `part ${PLACE}
  left join dim_customer c on c.customer = part.customer left join dim_rep r on r.rep = part.rep`,
    amountColumn: null,
    defaultSort: { column: 'seq' },
  };
}

/** What came in, then the documents it was applied to up to the as-of date, then what is left of it. */
export function paymentRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { asOf } = setFrame(context, question);
  const key = keyOf(question);
  return {
    with: [
      `moved as (select customer, currency, kind, date, sum(amount_doc_minor)::bigint as amount_minor
  from mart_movement where source_row_id = ${key} group by all)`,
      `received as (select any_value(customer) as customer, currency, kind, min(date) as date,
    sum(amount_minor)::bigint as amount_minor from moved group by currency, kind)`,
      `line as (
  select 0 as step, 'received' as line, kind, date, customer, null as item_key, amount_minor as debit_minor,
    null as credit_minor, currency from received where date <= ${asOf}
  union all
  select 1, 'applied', case when a.amount_minor < 0 then 'refund' else a.kind end, a.applied_date, null,
    a.item_key, null, abs(a.amount_minor), i.currency
  from fct_allocation a join fct_item i using (item_key)
  where a.source_row_id = ${key} and a.applied_date <= ${asOf}
  union all
  select 1, 'applied', 'refund', end_date, null, null, null, sum(amount_doc_minor), currency
  from mart_credit where source_row_id = ${key} and item_key is null and end_date <= ${asOf}
  group by end_date, currency
  union all
  select 2, 'rest', null, ${asOf}, any_value(customer), null, null, null, any_value(currency) from received)`,
      `part as (select *, ${key} as source_row_id,
    row_number() over (order by step, date, item_key, kind) as seq,
    sum(coalesce(debit_minor, 0) - coalesce(credit_minor, 0)) over (
      order by step, date, item_key, kind rows unbounded preceding) as balance_minor
  from line)`,
    ],
    columns: {
      line: 'part.line',
      document: 'i.invoice_id',
      instalment_no: 'i.instalment_no',
      kind: 'part.kind',
      date: 'part.date',
      customer: 'coalesce(c.name, part.customer, i.customer)',
      due_date: 'i.due_date',
      debit_minor: 'part.debit_minor',
      credit_minor: 'part.credit_minor',
      balance_minor: 'part.balance_minor',
      currency: 'part.currency',
      file: "case part.line when 'received' then s.file when 'applied' then i.file end",
      sheet: "case part.line when 'received' then s.sheet when 'applied' then i.sheet end",
      row: "case part.line when 'received' then part.source_row_id + s.row_offset when 'applied' then i.row end",
      customer_id: 'coalesce(part.customer, i.customer)',
      invoice_key: 'i.invoice_key',
      seq: 'part.seq',
    },
    from: `part ${PLACE} left join fct_item i on i.item_key = part.item_key
  left join dim_customer c on c.customer = coalesce(part.customer, i.customer)`,
    amountColumn: null,
    defaultSort: { column: 'seq' },
  };
}
