-- fct_unapplied: one row per event of which something never reached an item, with that amount and the customer's own dimensions.
with
allocation as (select * from fct_allocation),
event as (select * from stg_event where has_rate),
customer as (select * from dim_customer),
used as (
  select event_key, sum(abs(amount_minor))::bigint as used_minor from allocation group by event_key
),
final as (
  select
    e.pay_date as date, e.kind,
    round((e.amount_minor - coalesce(u.used_minor, 0)) * e.factor)::bigint as amount_minor,
    e.amount_minor - coalesce(u.used_minor, 0) as amount_doc_minor,
    e.customer, k.rep, k.region, k.segment, e.currency, e.row_id as source_row_id
  from event e left join used u using (event_key) left join customer k using (customer)
  where e.amount_minor <> coalesce(u.used_minor, 0)
)
select * from final order by currency, customer, kind, date
