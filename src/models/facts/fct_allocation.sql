-- fct_allocation: one row per application of money to an item; negative where a refund takes it back.
with
allocation as (select * from ledger_allocation),
event as (select * from stg_event),
final as (
  select
    a.allocation_key, a.item_key, a.event_key, e.row_id as source_row_id,
    e.customer as payer,
    case e.kind when 'refund' then 'cash'::kind_code else e.kind end as kind,
    e.pay_date, a.applied_date, a.amount_minor, e.factor, e.method, a.is_settling
  from allocation a join event e using (event_key)
)
select * from final
