-- fct_activity: one row per contact with a customer.
with
activity as (select * from raw_activity),
customer_alias as (select * from stg_customer_alias),
rep_alias as (select * from stg_rep_alias),
setting as (select * from stg_setting),
rate as (select * from dim_rate),
invoice as (select * from stg_named_invoice),
main_currency as (select * from stg_customer_currency),
book as (select main_currency as currency from stg_book),
named as not materialized (
  select
    v.date,
    coalesce(v.customer_id::customer_code, a.customer, v.customer_name::customer_code, i.customer) as customer,
    i.invoice_key, v.channel, v.stage, v.outcome, coalesce(r.rep, v.rep::rep_code) as rep,
    v.cost_minor as read_minor, coalesce(v.currency, s.currency) as read_as,
    i.currency as invoice_currency, v.row_id as source_row_id, s.is_converted
  from activity v cross join setting s
  left join invoice i using (invoice_id)
  left join customer_alias a
    on a.name = case when v.customer_id is null then v.customer_name end
  left join rep_alias r on r.label = v.rep
),
-- where nothing says in what currency the books are, that in which the customer is billed, else most of the book
contact as (
  select n.* exclude (read_minor, read_as, invoice_currency),
    coalesce(n.read_as::currency_code, n.invoice_currency, m.currency, b.currency) as currency,
    in_digits_of(n.read_minor, n.read_as, coalesce(n.read_as::currency_code, n.invoice_currency, m.currency, b.currency)) as cost_minor
  from named n cross join book b left join main_currency m using (customer)
),
final as (
  select *, cost_minor as amount_minor from contact where not is_converted
  union all by name
  select c.*, round(c.cost_minor * rate.factor)::bigint as amount_minor
  from contact c asof left join rate on rate.currency = c.currency and rate.date <= c.date
  where c.is_converted
)
select * exclude (is_converted) from final
