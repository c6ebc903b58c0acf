-- stg_rate_at: one row per currency and date of a document or payment, with the last rate dated on or before it; none where there is no such rate.
with
rate as (select * from dim_rate),
used as (
  select issue_date as date from raw_invoice union select pay_date from raw_payment
  union select settled_date from raw_invoice where settled_date is not null
  union select last_date from stg_last_date
),
wanted as (
  select used.date, c.currency
  from used cross join (select distinct currency from rate) c
),
final as (
  select w.currency, w.date, rate.factor
  from wanted w asof join rate on rate.currency = w.currency and rate.date <= w.date
)
select * from final
