-- stg_customer_currency: one row per customer, the currency in which most was invoiced to it.
with
item as (select * from fct_item),
billed as (
  select customer, currency, sum(amount_doc_minor) as amount_minor
  from item group by customer, currency
),
final as (
  select customer, arg_max(currency, amount_minor) as currency from billed group by customer
)
select * from final
