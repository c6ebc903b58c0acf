-- mart_movement: one row per movement; an applied amount has the dimensions of its item, an unapplied one those of its customer. A row counts at D from known_from on and before known_until, where they are given.
with
item as (select * from fct_item),
piece as (select * from fct_piece where end_kind is not null),
unapplied as (select * from fct_unapplied),
invoiced as (
  select issue_date as date, 'invoice'::kind_code as kind, customer, rep, region, segment, currency,
    amount_minor, amount_doc_minor, item_key
  from item
),
applied as (
  select pay_date as date, case when amount_doc_minor < 0 then 'refund'::kind_code else end_kind end as kind,
    customer, rep, region, segment, currency, method,
    moved_minor as amount_minor, abs(amount_doc_minor) as amount_doc_minor,
    item_key, source_row_id, known_from
  from piece
),
final as (
  select *, null::integer as source_row_id, null::method_code as method,
    null::date as known_from, null::date as known_until
  from invoiced
  union all by name select * from applied
  union all by name
  select date, kind, customer, rep, region, segment, currency, method, amount_minor,
    amount_doc_minor, source_row_id, known_until
  from unapplied
)
select * from final
