-- fct_item: one row per open item (an invoice or one instalment of it) with the date its balance reached 0.
with
item as (select * from stg_item),
final as (
  select
    item_key, invoice_key, invoice_id, instalment_no,
    customer, rep, region, segment, currency,
    issue_date, due_date, is_due_assumed,
    amount_report_minor as amount_minor, amount_doc_minor,
    balanced_date as settled_date,
    delivery_date, terms_days, product, department, contract_no,
    discount_rate, discount_days, is_disputed, factor, file, sheet, row
  from item
)
select * from final
