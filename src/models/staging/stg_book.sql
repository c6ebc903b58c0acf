-- stg_book: one row, what is true of the exports as a whole: which rows and columns they have, and in which currency most items are.
with
stated as (
  select coalesce(bool_or(settled_date is not null or paid_minor is not null), false) as has_paid_column,
    coalesce(bool_or(open_minor is not null), false) as has_open_column
  from raw_invoice
),
currency as (
  select currency, count(*) as items from stg_item where currency is not null group by currency
),
final as (
  select
    exists (select 1 from raw_payment) as has_payment_rows, has_paid_column, has_open_column,
    exists (select 1 from raw_file where is_open_items_only) as has_open_items_file,
    (select currency from currency order by items desc, currency limit 1) as main_currency
  from stated
)
select * from final
