-- stg_invoice: one row per document row (invoice or instalment, credit note, prepayment) with its customer, currency and rate.
with
setting as (select * from stg_setting),
invoice as (select * from raw_invoice),
customer_alias as (select * from stg_customer_alias),
rep_alias as (select * from stg_rep_alias),
rate as (select * from stg_rate_at),
own_rate as (select * from stg_document_rate),
keyed as (
  select
    i.* exclude (currency, rep, invoice_id, region, segment, product, department, account, file, sheet),
    i.region::region_code as region, i.segment::segment_code as segment,
    i.product::product_code as product, i.department::department_code as department, i.account::account_code as account,
    i.file::file_code as file, i.sheet::sheet_code as sheet,
    coalesce(i.invoice_id, 'row ' || i.row_id) as invoice_id,
    coalesce(i.customer_id::customer_code, a.customer, i.customer_name::customer_code) as customer,
    coalesce(i.currency::currency_code, s.currency::currency_code) as currency,
    coalesce(r.rep, i.rep::rep_code) as rep,
    s.is_converted
  from invoice i
  cross join setting s
  left join customer_alias a
    on a.name = case when i.customer_id is null then i.customer_name end
  left join rep_alias r on r.label = i.rep
),
rated as (
  select k.* exclude (is_converted), coalesce(own.factor, rate.factor) as factor,
    not k.is_converted or coalesce(own.factor, rate.factor) is not null as has_rate
  from keyed k
  left join rate on rate.currency = k.currency and rate.date = k.issue_date
  left join own_rate own on own.row_id = k.row_id
),
final as (select * from rated)
select * from final
