-- stg_paid_column: one row per amount paid or credited that an invoice row states in its own columns, where the data has no payment rows, and per amount that was written off.
with
item as (select * from stg_item),
last_date as (select last_date from stg_last_date),
columns_only as (
  select item.* from item cross join stg_book where not has_payment_rows
),
split as (
  select
    item_key, row_id, customer, currency, invoice_key, settled_date, last_date.last_date,
    coalesce(credited_minor, 0) as credited,
    case
      when settled_date is not null
        then coalesce(paid_minor, amount_doc_minor - coalesce(credited_minor, 0) - coalesce(open_minor, 0))
      when paid_minor is not null then paid_minor
      -- nothing open of what was written off says nothing of money
      when written_off_minor is not null and coalesce(open_minor, 0) = 0 then 0
      when open_minor is not null then amount_doc_minor - coalesce(credited_minor, 0) - open_minor
      else 0
    end as paid
  from columns_only cross join last_date
),
final as (
  select item_key, invoice_key, row_id, customer, currency, 'cash'::kind_code as kind, paid as amount_minor,
    coalesce(settled_date, last_date) as pay_date, settled_date is null as is_date_assumed
  from split where paid > 0
  union all
  select item_key, invoice_key, row_id, customer, currency, 'credit_note'::kind_code, credited,
    coalesce(settled_date, last_date), settled_date is null
  from split where credited > 0
  union all
  select item_key, invoice_key, row_id, customer, currency, 'write_off'::kind_code, written_off_minor,
    coalesce(written_off_date, last_date.last_date), false
  from item cross join last_date where written_off_minor > 0
)
select * from final
