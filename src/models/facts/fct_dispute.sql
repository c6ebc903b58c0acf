-- fct_dispute: one row per dispute, its amount in the invoice's currency; an invoice only flagged as disputed counts from its issue on.
with
dispute as (select * from raw_dispute),
setting as (select * from stg_setting),
item as not materialized (select * from fct_item),
named as (select * from stg_named_invoice),
invoice as (
  select invoice_key, any_value(customer) as customer, min(issue_date) as issue_date
  from item where invoice_key in (select invoice_key from item where is_disputed)
  group by invoice_key
),
dated as (
  select n.invoice_key, n.customer, d.opened,
    case when d.resolved is not null then greatest(d.resolved, d.opened) end as resolved,
    in_digits_of(d.amount_minor, s.currency, coalesce(n.currency, s.currency)) as amount_minor,
    d.reason, d.outcome, d.row_id as source_row_id
  from dispute d cross join setting s left join named n using (invoice_id)
),
flagged as (
  select invoice_key, customer, issue_date as opened, null::date as resolved,
    null::bigint as amount_minor, null::varchar as reason, null::varchar as outcome,
    null::integer as source_row_id
  from invoice anti join dated using (invoice_key)
),
final as (select * from dated union all select * from flagged)
select * from final
