-- fct_dispute: one row per dispute; an invoice only flagged as disputed counts from its issue on.
with
dispute as (select * from raw_dispute),
item as (select * from fct_item),
invoice as (
  select invoice_key, any_value(invoice_id) as invoice_id, any_value(customer) as customer,
    min(issue_date) as issue_date, bool_or(is_disputed) as is_disputed
  from item group by invoice_key
),
named as (
  select invoice_id, min(invoice_key) as invoice_key, any_value(customer) as customer
  from invoice group by invoice_id having count(*) = 1
),
dated as (
  select n.invoice_key, n.customer, d.opened, d.resolved, d.amount_minor, d.reason, d.outcome,
    d.row_id as source_row_id
  from dispute d left join named n using (invoice_id)
),
flagged as (
  select invoice_key, customer, issue_date as opened, null::date as resolved,
    null::bigint as amount_minor, null::varchar as reason, null::varchar as outcome,
    null::integer as source_row_id
  from invoice anti join dated using (invoice_key)
  where is_disputed
),
final as (select * from dated union all select * from flagged)
select * from final
