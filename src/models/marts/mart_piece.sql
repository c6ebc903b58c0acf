-- mart_piece: one row per piece of an item's amount, cut by how it ended; the pieces of an item sum to its amount exactly.
with
item as (select * from fct_item),
rate as (select item_key, factor from stg_item),
allocation as (select * from fct_allocation),
ended as (select * from stg_item_end),
applied as (
  select
    a.item_key,
    a.amount_minor as amount_doc_minor,
    -- the rounding rest of a conversion goes to the piece that settles the item
    round(a.amount_minor * rate.factor)::bigint
      + case when a.allocation_key = e.last_allocation_key and i.settled_date is not null
        then i.amount_minor - e.allocated_minor else 0 end as amount_minor,
    a.applied_date as end_date,
    a.kind as end_kind
  from allocation a
  join rate using (item_key) join item i using (item_key) join ended e using (item_key)
),
rest as (
  select item_key,
    i.amount_doc_minor - coalesce(e.allocated_doc_minor, 0) as amount_doc_minor,
    i.amount_minor - coalesce(e.allocated_minor, 0) as amount_minor,
    null::date as end_date, null::varchar as end_kind
  from item i left join ended e using (item_key)
  where i.amount_doc_minor <> coalesce(e.allocated_doc_minor, 0)
),
piece as (select * from applied union all select * from rest),
final as (
  select
    i.item_key, i.invoice_key, i.customer, i.rep, i.region, i.segment, i.currency,
    i.issue_date, i.due_date, p.amount_minor, p.amount_doc_minor, p.end_date, p.end_kind
  from piece p join item i using (item_key)
)
select * from final order by item_key, end_date nulls last
