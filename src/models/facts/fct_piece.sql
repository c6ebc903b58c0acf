-- fct_piece: one row per application of money to an item and one per open rest; the pieces of an item sum exactly to its amount.
with
item as not materialized (select * from fct_item),
allocation as not materialized (select * from fct_allocation),
still_open as not materialized (select * from ledger_open),
owner as (select * from stg_owner),
receipt_row as (select * from stg_receipt_row),
applied as not materialized (
  select item_key, payer, source_row_id, method, pay_date,
    applied_date as end_date, kind as end_kind, amount_minor as amount_doc_minor,
    round(abs(amount_minor) * factor)::bigint as moved_minor, is_settling as is_last
  from allocation
),
piece as not materialized (
  select * from applied
  union all by name
  select item_key, amount_minor as amount_doc_minor, true as is_last from still_open
),
-- the rounding rest of a conversion goes to the open piece, else to the piece that settled the item
rounding as (
  select p.item_key,
    any_value(i.amount_minor) - sum(round(p.amount_doc_minor * i.factor)::bigint)::bigint as rest_minor
  from piece p join item i using (item_key)
  where i.factor <> 1
  group by p.item_key
),
final as (
  select
    i.item_key, i.invoice_key, i.customer, i.rep, i.region, i.segment, i.currency,
    i.issue_date, i.due_date,
    round(p.amount_doc_minor * i.factor)::bigint
      + case when p.is_last then coalesce(r.rest_minor, 0) else 0 end as amount_minor,
    p.amount_doc_minor, p.end_date, p.end_kind,
    p.pay_date, p.moved_minor, p.source_row_id,
    coalesce(c.receipt_row_id, p.source_row_id) as receipt_row_id, p.method,
    -- money that was unapplied under other dimensions: that it pays this item is known from the application on
    case when p.pay_date < p.end_date and (p.payer, o.rep, o.region, o.segment)
      is distinct from (i.customer, i.rep, i.region, i.segment) then p.end_date end as known_from
  from piece p join item i using (item_key) left join rounding r using (item_key)
  left join receipt_row c on c.row_id = p.source_row_id
  -- one equality: with a second condition the join would compare every piece with every owner
  left join owner o on o.customer = case when p.pay_date < p.end_date then p.payer end
)
select * from final
