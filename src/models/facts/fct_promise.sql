-- fct_promise: one row per promise to pay; its amount is in the invoice's currency, and converted at the invoice's rate.
with
promise as (select * from raw_promise),
setting as (select * from stg_setting),
customer_alias as (select * from stg_customer_alias),
invoice as (select * from stg_named_invoice),
item as (select item_key, factor from fct_item),
named as (
  select
    i.invoice_key,
    coalesce(p.customer_id::customer_code, a.customer, p.customer_name::customer_code, i.customer) as customer,
    p.made_on, p.due_on,
    in_digits_of(p.amount_minor, s.currency, coalesce(i.currency, s.currency)) as amount_doc_minor,
    coalesce(item.factor, 1) as factor,
    p.status, p.row_id as source_row_id
  from promise p
  cross join setting s
  left join invoice i using (invoice_id)
  left join item on item.item_key = i.invoice_key
  left join customer_alias a
    on a.name = case when p.customer_id is null then p.customer_name end
),
final as (
  select * exclude (factor), round(amount_doc_minor * factor)::bigint as amount_minor from named
)
select * from final
