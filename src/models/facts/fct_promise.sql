-- fct_promise: one row per promise to pay.
with
promise as (select * from raw_promise),
customer_alias as (select * from stg_customer_alias),
invoice as (select * from stg_named_invoice),
final as (
  select
    i.invoice_key,
    coalesce(p.customer_id::customer_code, a.customer, p.customer_name::customer_code, i.customer) as customer,
    p.made_on, p.due_on, p.amount_minor, p.status, p.row_id as source_row_id
  from promise p
  left join invoice i using (invoice_id)
  left join customer_alias a
    on a.name = case when p.customer_id is null then p.customer_name end
)
select * from final
