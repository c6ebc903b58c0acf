-- dim_customer: one row per customer named anywhere; without a master row, a dimension has the value that all the customer's items share.
with
customer as (select * from stg_customer),
invoice as (select * from stg_invoice),
rep as (select * from dim_rep),
item as not materialized (select * from stg_item),
event as (select distinct customer from stg_event),
named as (
  select customer from customer union select customer from item
  union select customer from event union select customer from fct_activity
),
billed as (
  select
    customer,
    case when min(rep) = max(rep) and count(rep) = count(*) then min(rep) end as rep,
    case when min(region) = max(region) and count(region) = count(*) then min(region) end as region,
    case when min(segment) = max(segment) and count(segment) = count(*) then min(segment) end as segment
  from item group by customer
),
nameless as (select customer from named except select customer from customer where name is not null),
labelled as (
  select customer, arg_max(customer_name, row_id) as name
  from invoice where customer in (select customer from nameless) group by customer
),
final as (
  select
    n.customer,
    coalesce(c.name, l.name, n.customer) as name,
    coalesce(c.region, b.region, r.region) as region,
    coalesce(c.segment, b.segment) as segment,
    coalesce(c.rep, b.rep) as rep,
    nullif(c.credit_limit_minor, 0) as credit_limit_minor,
    c.currency as limit_currency, c.terms_days, c.rating, c.parent
  from named n
  left join customer c using (customer)
  left join billed b using (customer)
  left join labelled l using (customer)
  left join rep r on r.rep = coalesce(c.rep, b.rep)
  where n.customer is not null
)
select * from final order by customer
