-- stg_customer_alias: one row per customer name that stands for exactly one customer id in the data.
with
master as (select name, customer_id, 1 as source from raw_customer),
invoice as (select customer_name as name, customer_id, 2 as source from raw_invoice),
payment as (select customer_name as name, customer_id, 2 as source from raw_payment),
named as (
  select * from master union all select * from invoice union all select * from payment
),
counted as (
  select name, source, min(customer_id) as customer, count(distinct customer_id) as ids
  from named
  where name is not null and customer_id is not null
  group by name, source
),
final as (
  select name, arg_min(customer, source)::customer_code as customer
  from counted
  group by name
  having arg_min(ids, source) = 1
)
select * from final
