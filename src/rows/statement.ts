/** A statement of account in the documents' own currency: opening balance, every movement, closing balance. */
import { PLACE } from './behind.ts';
import { setFrame } from './frame.ts';
import { ownerColumn } from './listed-rows.ts';
import type { RowSource, RowsContext } from './source.ts';
import type { RowsQuestion } from './types.ts';

/** Lines of one currency follow each other; `balance_minor` is the net balance after each. */
export function statementRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { from, end, filter } = setFrame(context, question);
  // in front of what rows are grouped by
  const own = question.eachCustomer ? 'customer, ' : '';
  return {
    with: [
      // money that reaches an item of other dimensions only later is credit of its payer until then
      `known as (select p.currency, p.customer, coalesce(p.known_from, p.date) as date, p.kind, p.source_row_id, p.item_key,
    case when p.kind in ('invoice', 'refund') then p.amount_doc_minor else -p.amount_doc_minor end as change_minor,
    p.known_until
  from mart_movement p where p.date <= ${end} and ${filter})`,
      `moved as (select * exclude (known_until), false as is_back from known where date <= ${end}
  union all select currency, customer, known_until, kind, source_row_id, item_key, -change_minor, true
  from known where known_until <= ${end})`,
      // of what happened before the period only its sum is listed
      `named as (select m.*, i.invoice_key, i.invoice_id, i.due_date, i.file, i.sheet, i.row
  from moved m left join fct_item i using (item_key)
  where m.date >= ${from} or m.source_row_id in (select source_row_id from moved where date >= ${from}))`,
      `applied as (select ${own}kind, source_row_id,
    case when min(invoice_key) = max(invoice_key) then min(invoice_key) end as invoice_key,
    list_aggregate(list_sort(list_distinct(list(invoice_id))), 'string_agg', ', ') as invoice_id
  from named where source_row_id is not null group by ${own}kind, source_row_id)`,
      `movement as (select ${own}currency, date, kind, source_row_id, sum(change_minor) as change_minor,
    case when kind = 'invoice' then invoice_key end as own_key, any_value(invoice_id) as own_id,
    min(due_date) as due_date, min(file) as file, min(sheet) as sheet, min(row) as row
  from named where date >= ${from}
  group by ${own}currency, date, kind, source_row_id, case when kind = 'invoice' then invoice_key end
  having sum(change_minor) <> 0 or not bool_or(is_back))`,
      `line as (
  select ${own}currency, 0 as step, 'opening' as line, ${from} as date, null as kind, null as source_row_id,
    null as invoice_key, null as invoice_id, null as due_date, null as debit_minor, null as credit_minor,
    coalesce(sum(change_minor) filter (date < ${from}), 0) as change_minor,
    null as file, null as sheet, null as row
  from moved group by ${own}currency
  union all
  select ${own && 'm.customer, '}m.currency, 1, 'movement', m.date,
    case when m.change_minor > 0 and m.kind not in ('invoice', 'refund') then 'reapplied' else m.kind end,
    m.source_row_id,
    coalesce(m.own_key, a.invoice_key), case when m.kind = 'invoice' then m.own_id else a.invoice_id end,
    case when m.kind = 'invoice' then m.due_date end,
    greatest(m.change_minor, 0), greatest(-m.change_minor, 0), m.change_minor,
    case when m.kind = 'invoice' then m.file end, case when m.kind = 'invoice' then m.sheet end,
    case when m.kind = 'invoice' then m.row end
  from movement m left join applied a on ${own && 'a.customer is not distinct from m.customer and '}a.kind = m.kind and a.source_row_id = m.source_row_id
  union all
  select distinct ${own}currency, 2, 'closing', ${end}, null, null, null, null, null, null, null, 0, null, null, null
  from moved)`,
      `part as (select *,
    row_number() over (${own && 'partition by customer '}order by currency, step, date, credit_minor, invoice_key, source_row_id) as seq,
    sum(change_minor) over (partition by ${own}currency
      order by step, date, credit_minor, invoice_key, source_row_id rows unbounded preceding) as balance_minor
  from line)`,
    ],
    columns: {
      line: 'part.line',
      document: 'part.invoice_id',
      kind: 'part.kind',
      date: 'part.date',
      due_date: 'part.due_date',
      debit_minor: 'nullif(part.debit_minor, 0)',
      credit_minor: 'nullif(part.credit_minor, 0)',
      balance_minor: 'part.balance_minor',
      currency: 'part.currency',
      file: 'coalesce(s.file, part.file)',
      sheet: 'case when s.file is null then part.sheet else s.sheet end',
      row: 'coalesce(part.source_row_id + s.row_offset, part.row)',
      invoice_key: 'part.invoice_key',
      source_row_id: 'part.source_row_id',
      seq: 'part.seq',
      ...(question.eachCustomer ? { [ownerColumn('customer')]: 'part.customer' } : {}),
    },
    from: `part ${PLACE}`,
    amountColumn: null,
    defaultSort: { column: 'seq' },
  };
}
