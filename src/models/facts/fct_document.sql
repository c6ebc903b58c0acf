-- fct_document: one row per document of the exports: an invoice or instalment with its item, a credit note, a payment.
with
item as (select * from fct_item),
note as (select * from stg_invoice where doc_type <> 'invoice'),
payment as (select * from raw_payment),
setting as (select * from stg_setting),
customer_alias as (select * from stg_customer_alias),
final as (
  select 'invoice' as kind, case when regexp_full_match(invoice_id, 'row \d+') then null
      else concat_ws(' / ', invoice_id, instalment_no) end as id,
    customer, currency, issue_date as date, due_date, amount_doc_minor as amount_minor, null::varchar as reference, item_key
  from item
  union all
  select case doc_type when 'credit_note' then 'credit_note' else 'payment' end,
    case when regexp_full_match(invoice_id, 'row \d+') then null else invoice_id end,
    customer, currency, issue_date, null, amount_minor, applies_to, null
  from note
  union all
  select case p.kind when 'credit_note' then 'credit_note' else 'payment' end, p.payment_id,
    coalesce(p.customer_id, a.customer, p.customer_name), coalesce(p.currency, s.currency), p.pay_date,
    null, case p.kind when 'refund' then -p.amount_minor else p.amount_minor end, p.invoice_id, null
  from payment p cross join setting s
  left join customer_alias a on a.name = case when p.customer_id is null then p.customer_name end
)
select * from final
