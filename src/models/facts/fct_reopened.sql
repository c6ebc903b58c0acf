-- fct_reopened: one row per time a refund opened a settled item again; its last settlement is in fct_item.
with
allocation as (
  select * from ledger_allocation
  where item_key in (select item_key from ledger_allocation where amount_minor < 0)
),
item as (select item_key, amount_doc_minor from stg_item),
step as (
  select
    a.item_key, a.applied_date as settled_date,
    lead(a.applied_date) over running as reopened_date,
    sum(a.amount_minor) over running = i.amount_doc_minor as is_settled
  from allocation a join item i using (item_key)
  window running as (partition by a.item_key order by a.allocation_key)
),
final as (
  select item_key, settled_date, reopened_date from step
  where is_settled and settled_date < reopened_date
)
select * from final order by item_key, settled_date
