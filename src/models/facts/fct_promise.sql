-- fct_promise: one row per promise to pay.
with
promise as (select * from raw_promise),
customer_alias as (select * from stg_customer_alias),
invoice as (
  select invoice_id, min(invoice_key) as invoice_key, any_value(customer) as customer
  from fct_item where invoice_id in (select invoice_id from promise)
  group by invoice_id having min(invoice_key) = max(invoice_key)
),
final as (
  select
    i.invoice_key,
    coalesce(p.customer_id, a.customer, p.customer_name, i.customer)::customer_code as customer,
    p.made_on, p.due_on, p.amount_minor, p.status, p.row_id as source_row_id
  from promise p
  left join invoice i using (invoice_id)
  left join customer_alias a
    on a.name = case when p.customer_id is null then p.customer_name end
)
select * from final
