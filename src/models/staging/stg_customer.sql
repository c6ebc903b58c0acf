-- stg_customer: one row per customer of the customer master, the last row of an id winning.
with
customer as (select * from raw_customer),
rep_alias as (select * from stg_rep_alias),
last_row as (
  select * from customer qualify row_number() over (partition by customer_id order by row_id desc) = 1
),
final as (
  select
    c.customer_id as customer,
    c.name,
    c.region,
    c.segment,
    coalesce(a.rep, c.rep) as rep,
    c.credit_limit_minor,
    c.currency,
    c.terms_days,
    c.rating,
    c.parent
  from last_row c
  left join rep_alias a on a.label = c.rep
)
select * from final
