-- stg_item_end: one row per item that anything was applied to, with what and until when.
with
allocation as (select * from fct_allocation),
item as (select item_key, factor from stg_item),
final as (
  select
    item_key,
    sum(amount_minor)::bigint as allocated_doc_minor,
    sum(round(amount_minor * item.factor))::bigint as allocated_minor,
    max(allocation_key) as last_allocation_key,
    max(applied_date) as last_date
  from allocation join item using (item_key)
  group by item_key
)
select * from final
