-- stg_paid_difference: one row per item whose row states what is paid, beside what the payment rows say of it; empty where the data has no payment rows.
with
item as (select * from stg_item),
allocation as (select * from fct_allocation),
stated as (
  select item_key, file, row, currency, paid_minor from item cross join stg_book
  where paid_minor is not null and has_payment_rows
),
received as (
  select item_key, sum(amount_minor)::bigint as amount_minor from allocation
  where kind = 'cash' and item_key in (select item_key from stated) group by item_key
),
final as (
  select file, row, currency, paid_minor as stated, coalesce(received.amount_minor, 0)::bigint as own
  from stated left join received using (item_key)
)
select * from final
