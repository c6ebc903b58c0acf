-- stg_billed_currency: one row per currency that document rows name, with the sum of their amounts, all taken as positive.
with
invoice as (select * from raw_invoice where currency is not null),
final as (
  select currency, sum(abs(amount_minor))::bigint as amount_minor from invoice group by currency
)
select * from final
