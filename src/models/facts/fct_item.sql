-- fct_item: one row per open item (an invoice or one instalment of it) with the date its balance reached 0.
with
item as (select * from stg_item),
ended as (select * from stg_item_end),
final as (
  select
    i.item_key, i.invoice_key, i.invoice_id, i.instalment_no,
    i.customer, i.rep, i.region, i.segment, i.currency,
    i.issue_date, i.due_date, i.is_due_assumed,
    i.amount_report_minor as amount_minor, i.amount_doc_minor,
    case when e.allocated_doc_minor = i.amount_doc_minor then e.last_date end as settled_date,
    i.delivery_date, i.terms_days, i.product, i.department, i.contract_no,
    i.discount_rate, i.discount_days, i.is_disputed, i.factor, i.file, i.sheet, i.row
  from item i left join ended e using (item_key)
)
select * from final
