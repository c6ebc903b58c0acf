-- mart_unbilled: one row per order or delivery that was not invoiced yet, with its customer's own dimensions.
with
line as (select * from raw_unbilled),
setting as (select * from stg_setting),
customer_alias as (select * from stg_customer_alias),
customer as (select * from dim_customer),
main_currency as (
  select customer, arg_max(currency, amount_minor) as currency
  from (select customer, currency, sum(amount_doc_minor) as amount_minor from mart_item group by all)
  group by customer
),
final as (
  select c.customer, c.rep, c.region, c.segment,
    coalesce(l.currency, s.currency, m.currency)::currency_code as currency,
    l.unbilled_since, l.reference,
    case when l.currency is null then in_digits_of(l.amount_minor, s.currency, m.currency) else l.amount_minor end as amount_minor,
    l.row_id as source_row_id
  from line l cross join setting s
  left join customer_alias a on a.name = case when l.customer_id is null then l.customer_name end
  join customer c on c.customer = coalesce(l.customer_id::customer_code, a.customer, l.customer_name::customer_code)
  left join main_currency m on m.customer = c.customer
)
select * from final order by customer, unbilled_since, source_row_id
