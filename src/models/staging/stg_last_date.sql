-- stg_last_date: one row, the first and the last date on which anything happened; a due date does not count.
with
happened as (
  select min(issue_date) as first_date, max(issue_date) as last_date from raw_invoice
  union all select min(settled_date), max(settled_date) from raw_invoice
  union all select min(pay_date), max(pay_date) from raw_payment
  union all select null, max(applied_date) from raw_payment
  union all select null, max(opened) from raw_dispute
  union all select null, max(resolved) from raw_dispute
  union all select null, max(date) from raw_activity
  union all select null, max(made_on) from raw_promise
),
final as (select min(first_date) as first_date, max(last_date) as last_date from happened)
select * from final
