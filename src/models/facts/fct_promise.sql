-- fct_promise: one row per promise to pay; its amount is in the invoice's currency, converted as the invoice is.
with
promise as (select * from raw_promise),
customer_alias as (select * from stg_customer_alias),
invoice as (select * from stg_named_invoice),
item as (select item_key, factor from fct_item),
final as (
  select
    i.invoice_key,
    coalesce(p.customer_id::customer_code, a.customer, p.customer_name::customer_code, i.customer) as customer,
    p.made_on, p.due_on,
    round(p.amount_minor * coalesce(item.factor, 1))::bigint as amount_minor,
    p.status, p.row_id as source_row_id
  from promise p
  left join invoice i using (invoice_id)
  left join item on item.item_key = i.invoice_key
  left join customer_alias a
    on a.name = case when p.customer_id is null then p.customer_name end
)
select * from final
