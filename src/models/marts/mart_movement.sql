-- mart_movement: one row per date, kind and dimensions; applied money stands with the item it reached, the rest with its customer.
with
item as (select * from fct_item),
allocation as (select * from fct_allocation),
event as (select * from stg_event where has_rate),
customer as (select * from dim_customer),
invoiced as (
  select issue_date as date, 'invoice' as kind, amount_minor, amount_doc_minor,
    customer, rep, region, segment, currency
  from item
),
applied as (
  select
    a.pay_date as date,
    case when a.amount_minor < 0 then 'refund' else a.kind end as kind,
    round(abs(a.amount_minor) * a.factor)::bigint as amount_minor,
    abs(a.amount_minor) as amount_doc_minor,
    i.customer, i.rep, i.region, i.segment, i.currency
  from allocation a join item i using (item_key)
),
used as (
  select event_key, sum(abs(amount_minor))::bigint as used_minor from allocation group by event_key
),
unapplied as (
  select
    e.pay_date as date, e.kind,
    round((e.amount_minor - coalesce(u.used_minor, 0)) * e.factor)::bigint as amount_minor,
    e.amount_minor - coalesce(u.used_minor, 0) as amount_doc_minor,
    e.customer, k.rep, k.region, k.segment, e.currency
  from event e left join used u using (event_key) left join customer k using (customer)
  where e.amount_minor <> coalesce(u.used_minor, 0)
),
moved as (
  select * from invoiced union all select * from applied union all select * from unapplied
),
final as (
  select date, kind, customer, rep, region, segment, currency,
    sum(amount_minor)::bigint as amount_minor, sum(amount_doc_minor)::bigint as amount_doc_minor
  from moved group by all
)
select * from final order by currency, customer, kind, date
