-- dim_rate: one row per currency and date with a rate: the factor from its minor units to the report currency's; empty unless amounts are converted. Rates on documents count only for currencies that have no other.
with
setting as (select * from stg_setting where is_converted),
fixed as (select * from stg_setting_rate),
quoted as (select * from raw_rate),
on_document as (select * from stg_document_rate),
rate as (
  select currency, DATE '0001-01-01' as date, rate from fixed
  union all
  select currency, date, arg_max(rate, row_id) as rate from quoted group by currency, date
  union all
  select currency, issue_date, median(rate) from on_document
  where currency not in (select currency from fixed union select currency from quoted)
  group by currency, issue_date
),
final as (
  select
    rate.currency::currency_code as currency,
    rate.date,
    rate.rate
      * pow(10, minor_digits(setting.report_currency) - minor_digits(rate.currency)) as factor
  from rate cross join setting
  where rate.currency <> setting.report_currency
  union all
  select report_currency::currency_code, DATE '0001-01-01', 1.0::double from setting
)
select * from final order by currency, date
