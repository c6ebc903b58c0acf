-- stg_match: one row per receipt that names an invoice of the data, with the invoice that fits best: the currency must, customer and account decide between several.
with
receipt as (select * from stg_receipt where reference is not null),
invoice as (
  select invoice_key, invoice_id, account, customer, currency, is_id_shared
  from stg_item where item_key = invoice_key
),
candidate as (
  select
    r.row_id,
    i.invoice_key, i.is_id_shared,
    case when r.currency is null or r.currency is not distinct from i.currency then 4 else 0 end
      + case when r.customer = i.customer then 2 else 0 end
      + case when r.account = i.account then 1 else 0 end as score
  from receipt r join invoice i on i.invoice_id = r.reference
),
best as (
  select row_id, score, invoice_key as first_key, invoice_key as last_key
  from candidate where not is_id_shared
  union all
  -- the smallest and the greatest key among the best scores: they differ where two invoices fit equally
  select row_id, max(score),
    2147483647 - max(score::bigint * 4294967296 + (2147483647 - invoice_key)) % 4294967296,
    max(score::bigint * 4294967296 + invoice_key) % 4294967296
  from candidate where is_id_shared group by row_id
),
final as (
  select
    row_id,
    case when last_key = first_key and score >= 4 then first_key::integer end as invoice_key,
    (case when score < 4 then 'payment_other_currency'
      when last_key <> first_key then 'payment_ambiguous_invoice' end)::match_problem_code as problem
  from best
)
select * from final
