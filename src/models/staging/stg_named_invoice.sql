-- stg_named_invoice: one row per invoice number that a dispute, a promise or a contact names and that exactly one invoice has.
with
dispute as (select * from raw_dispute),
promise as (select * from raw_promise),
activity as (select * from raw_activity),
item as (select * from stg_item),
named as (
  select invoice_id from dispute union select invoice_id from promise union select invoice_id from activity
),
final as (
  select invoice_id, min(invoice_key) as invoice_key, any_value(customer) as customer,
    any_value(currency) as currency
  from item where invoice_id in (select invoice_id from named)
  group by invoice_id having min(invoice_key) = max(invoice_key)
)
select * from final
