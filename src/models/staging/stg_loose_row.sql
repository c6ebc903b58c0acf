-- stg_loose_row: one row per promise, dispute or contact of no known invoice or customer, and per decision or unbilled delivery of no known customer.
with
known as (select customer from stg_customer union select customer from stg_item union select customer from stg_event),
contact as (
  select a.file, a.row, a.invoice_id, coalesce(a.customer_id, a.customer_name) as named, f.invoice_key, f.customer
  from raw_activity a join fct_activity f on f.source_row_id = a.row_id
),
-- what of a promise stands against invoices
held as (
  select source_row_id, count(invoice_key) as invoices, sum(amount_doc_minor) filter (invoice_key is not null) as held_minor
  from fct_promise group by source_row_id
),
promised as (
  select p.file, p.row, p.invoice_id, p.amount_minor, coalesce(p.customer_id, p.customer_name) as named, h.invoices,
    coalesce(p.currency, s.currency) as read_as,
    coalesce(f.customer in (select customer from known where customer is not null), false) as is_known,
    in_digits_of(p.amount_minor, coalesce(p.currency, s.currency), coalesce(p.currency, m.currency, s.currency)) as promised_minor,
    h.held_minor
  from raw_promise p join held h on h.source_row_id = p.row_id cross join stg_setting s
  left join (select source_row_id, any_value(customer) as customer from fct_promise group by all) f on f.source_row_id = p.row_id
  left join stg_customer_currency m using (customer)
),
final as (
  select 'follow_up_without_invoice' as rule, file, row, 'invoice_id' as column_name, invoice_id as value
  from promised where invoice_id is not null and invoices = 0
  union all
  select 'promise_without_customer', file, row, 'customer_id', named from promised
  where invoice_id is null and not is_known
  union all
  select 'promise_beyond_open', file, row, 'amount',
    concat_ws(' of ', in_major_units(amount_minor, read_as), named)
  from promised where invoice_id is null and (invoices = 0 or held_minor < promised_minor)
    and is_known
  union all
  select 'follow_up_without_invoice', d.file, d.row, 'invoice_id', d.invoice_id from raw_dispute d
  join fct_dispute f on f.source_row_id = d.row_id where f.invoice_key is null
  union all
  select 'contact_without_invoice', file, row, 'invoice_id', invoice_id from contact
  where invoice_id is not null and invoice_key is null
  union all
  select 'contact_without_customer', file, row, 'customer_id', named from contact
  where invoice_key is null and named is not null and customer not in (select customer from known where customer is not null)
  union all
  select 'action_without_customer', file, row, 'customer_id', coalesce(customer_id, customer_name) from raw_action
  where row_id not in (select source_row_id from fct_action)
  union all
  select 'unbilled_without_customer', file, row, 'customer_id', coalesce(customer_id, customer_name) from raw_unbilled
  where row_id not in (select source_row_id from mart_unbilled)
)
select * from final
