-- stg_document_rate: one row per invoice row with its own rate to the report currency; files whose rates are to another currency are left out.
with
setting as (select * from stg_setting where is_converted),
invoice as (
  select i.row_id, i.file, i.issue_date, i.fx_rate, coalesce(i.currency, s.currency) as currency, s.report_currency
  from raw_invoice i cross join setting s
),
-- a document in the report currency with a rate other than 1: the rates of its file are to another currency
elsewhere as (
  select distinct file from invoice where currency = report_currency and fx_rate <> 1
),
final as (
  select row_id, currency, issue_date, fx_rate as rate,
    fx_rate * pow(10, minor_digits(report_currency) - minor_digits(currency)) as factor
  from invoice anti join elsewhere using (file)
  where fx_rate <> 1 and currency <> report_currency
)
select * from final
