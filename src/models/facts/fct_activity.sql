-- fct_activity: one row per contact with a customer.
with
activity as (select * from raw_activity),
customer_alias as (select * from stg_customer_alias),
rep_alias as (select * from stg_rep_alias),
setting as (select * from stg_setting),
rate as (select * from dim_rate),
invoice as (
  select invoice_id, min(invoice_key) as invoice_key, any_value(customer) as customer,
    any_value(currency) as currency
  from fct_item where invoice_id in (select invoice_id from activity)
  group by invoice_id having min(invoice_key) = max(invoice_key)
),
contact as (
  select
    v.date,
    coalesce(v.customer_id, a.customer, v.customer_name, i.customer)::customer_code as customer,
    i.invoice_key, v.channel, v.stage, v.outcome, coalesce(r.rep, v.rep::rep_code) as rep, v.cost_minor,
    coalesce(s.currency, i.currency)::currency_code as currency, v.row_id as source_row_id
  from activity v cross join setting s
  left join invoice i using (invoice_id)
  left join customer_alias a
    on a.name = case when v.customer_id is null then v.customer_name end
  left join rep_alias r on r.label = v.rep
),
final as (
  select c.*,
    case when s.is_converted then round(c.cost_minor * rate.factor)::bigint else c.cost_minor end as amount_minor
  from contact c cross join setting s
  asof left join rate on rate.currency = c.currency and rate.date <= c.date
)
select * from final
