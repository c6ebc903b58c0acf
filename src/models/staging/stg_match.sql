-- stg_match: one row per receipt whose invoice number several items have, with the invoice that fits best: by currency, then customer, then account.
with
invoice as not materialized (
  select item_key, invoice_id, account, customer, currency
  from stg_item where is_id_shared and item_key = invoice_key
),
receipt as (select * from stg_receipt where reference in (select invoice_id from invoice)),
candidate as (
  select
    r.row_id, i.item_key,
    case when r.currency is null or r.currency is not distinct from i.currency then 4 else 0 end
      + case when r.customer = i.customer then 2 else 0 end
      + case when r.account = i.account then 1 else 0 end as score
  from receipt r join invoice i on i.invoice_id = r.reference
),
-- the smallest and the greatest key among the best scores: they differ where two invoices fit equally
best as (
  select row_id,
    max(score::bigint * 4294967296 + item_key) % 4294967296 as last_key,
    2147483647 - max(score::bigint * 4294967296 + (2147483647 - item_key)) % 4294967296 as first_key
  from candidate group by row_id
),
final as (
  select b.row_id, i.item_key as invoice_key, i.customer, i.currency, b.first_key <> b.last_key as is_ambiguous
  from best b join invoice i on i.item_key = b.first_key
)
select * from final
