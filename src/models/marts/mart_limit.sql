-- mart_limit: one row per customer with a credit limit above 0, in the limit's currency.
with
customer as (select * from dim_customer),
setting as (select * from stg_setting),
billed as (
  select customer, currency, sum(amount_doc_minor) as amount_minor
  from fct_item group by customer, currency
),
main_currency as (
  select customer, arg_max(currency, amount_minor) as currency from billed group by customer
),
final as (
  select c.customer, c.region, c.segment, c.rep,
    coalesce(c.limit_currency, s.currency, m.currency)::currency_code as currency,
    case when c.limit_currency is null and s.currency is null
      then in_digits_of(c.credit_limit_minor, s.currency, m.currency) else c.credit_limit_minor end as credit_limit_minor
  from customer c cross join setting s left join main_currency m using (customer)
  where c.credit_limit_minor > 0
)
select * from final order by customer
