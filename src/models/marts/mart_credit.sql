-- mart_credit: one row per piece of unapplied credit, from the day it was there to the day it was used.
with
credit as (select * from fct_credit),
item as (select * from fct_item),
customer as (select * from dim_customer),
final as (
  select
    c.customer as payer,
    case when i.item_key is null then c.customer else i.customer end as customer,
    case when i.item_key is null then k.rep else i.rep end as rep,
    case when i.item_key is null then k.region else i.region end as region,
    case when i.item_key is null then k.segment else i.segment end as segment,
    c.currency, c.start_date, c.end_date,
    round(c.amount_minor * c.factor)::bigint as amount_minor,
    c.amount_minor as amount_doc_minor,
    c.source_kind, c.source_row_id, c.item_key
  from credit c
  left join item i using (item_key)
  left join customer k on k.customer = c.customer
  where c.start_date is distinct from c.end_date
)
select * exclude (payer) from final order by currency, customer, start_date
