-- stg_last_date: one row, the first and the last date on which anything happened; a due date does not count, nor a date far from all others.
with
plausible as (select max(first_day) as first_day, max(last_day) as last_day from raw_plausible_days),
happened as (
  select issue_date as day, true as is_first from raw_invoice
  union all select settled_date, true from raw_invoice
  union all select written_off_date, true from raw_invoice where is_written_off
  union all select pay_date, true from raw_payment
  union all select applied_date, false from raw_payment
  union all select opened, false from raw_dispute
  union all select resolved, false from raw_dispute
  union all select date, false from raw_activity
  union all select made_on, false from raw_promise
),
final as (
  select min(day) filter (where is_first) as first_date, max(day) as last_date
  from happened cross join plausible
  where day >= coalesce(first_day, day) and day <= coalesce(last_day, day)
)
select * from final
