-- mart_movement: one row per movement; applied money stands with the item it reached, the rest with its customer.
with
item as (select * from fct_item),
piece as (select * from fct_piece where end_kind is not null),
unapplied as (select * from fct_unapplied),
invoiced as (
  select issue_date as date, 'invoice' as kind, customer, rep, region, segment, currency,
    amount_minor, amount_doc_minor, item_key, null::integer as source_row_id
  from item
),
applied as (
  select pay_date as date, case when amount_doc_minor < 0 then 'refund' else end_kind end as kind,
    customer, rep, region, segment, currency,
    moved_minor as amount_minor, abs(amount_doc_minor) as amount_doc_minor, item_key, source_row_id
  from piece
),
final as (
  select * from invoiced
  union all select * from applied
  union all
  select date, kind, customer, rep, region, segment, currency, amount_minor, amount_doc_minor,
    null::integer, source_row_id
  from unapplied
)
select * from final
