-- stg_open_column: one row per file and currency whose rows state what is open, beside what payments, credit notes and deposits leave open of them; rows that state what is paid too are compared by that where there are payments.
with
item as (select * from stg_item),
allocation as (select * from fct_allocation),
stated as (
  select item_key, file, row, currency, amount_doc_minor, open_minor from item cross join stg_book
  where case when has_payment_rows then open_minor is not null and paid_minor is null
    else open_minor between 0 and amount_doc_minor end
),
settled as (
  select item_key, sum(amount_minor)::bigint as amount_minor from allocation
  where item_key in (select item_key from stated) group by item_key
),
final as (
  select
    file, currency, min(row) as row, count(*)::integer as rows, sum(open_minor)::bigint as stated,
    sum(amount_doc_minor - coalesce(settled.amount_minor, 0))::bigint as own
  from stated left join settled using (item_key) group by file, currency
)
select * from final
