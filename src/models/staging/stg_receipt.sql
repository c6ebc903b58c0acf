-- stg_receipt: one row per payment row, credit note or prepayment document, before it is matched to an invoice.
with
setting as (select * from stg_setting),
payment as (select * from raw_payment),
document as (select * from stg_invoice where doc_type <> 'invoice'),
customer_alias as (select * from stg_customer_alias),
paid as (
  select
    p.row_id, p.file::file_code as file, p.row, p.kind::kind_code as kind, p.kind::kind_code as source_kind,
    coalesce(p.customer_id::customer_code, a.customer, p.customer_name::customer_code) as customer,
    p.account::account_code as account, p.currency::currency_code as currency, p.invoice_id as reference,
    p.pay_date, greatest(coalesce(p.applied_date, p.pay_date), p.pay_date) as apply_date,
    p.amount_minor, p.method::method_code as method
  from payment p
  left join customer_alias a
    on a.name = case when p.customer_id is null then p.customer_name end
),
noted as (
  select
    row_id, file, row,
    (case doc_type when 'prepayment' then 'cash' else 'credit_note' end)::kind_code as kind,
    doc_type::kind_code as source_kind, customer, account, currency, applies_to as reference,
    issue_date as pay_date, issue_date as apply_date, amount_minor, null::method_code as method
  from document
),
final as (select * from paid union all select * from noted)
select * from final
