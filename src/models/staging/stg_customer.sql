-- stg_customer: one row per customer of the customer master; of several rows of an id the last one counts.
with
customer as (select * from raw_customer),
rep_alias as (select * from stg_rep_alias),
last_row as (
  select * from customer qualify row_number() over (partition by customer_id order by row_id desc) = 1
),
final as (
  select
    c.customer_id::customer_code as customer,
    c.name,
    c.region::region_code as region,
    c.segment::segment_code as segment,
    coalesce(a.rep, c.rep::rep_code) as rep,
    c.credit_limit_minor,
    c.currency::currency_code as currency,
    c.terms_days,
    c.rating,
    c.parent
  from last_row c
  left join rep_alias a on a.label = c.rep
)
select * from final
