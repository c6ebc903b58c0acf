-- stg_loose_row: one row per promise or dispute of no known invoice, and per decision or unbilled delivery of no known customer.
with
final as (
  select 'follow_up_without_invoice' as rule, p.file, p.row, 'invoice_id' as column_name, p.invoice_id as value from raw_promise p
  join fct_promise f on f.source_row_id = p.row_id where f.invoice_key is null
  union all
  select 'follow_up_without_invoice', d.file, d.row, 'invoice_id', d.invoice_id from raw_dispute d
  join fct_dispute f on f.source_row_id = d.row_id where f.invoice_key is null
  union all
  select 'action_without_customer', file, row, 'customer_id', coalesce(customer_id, customer_name) from raw_action
  where row_id not in (select source_row_id from fct_action)
  union all
  select 'unbilled_without_customer', file, row, 'customer_id', coalesce(customer_id, customer_name) from raw_unbilled
  where row_id not in (select source_row_id from mart_unbilled)
)
select * from final
