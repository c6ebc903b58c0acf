-- mart_item: one row per open item, the columns that figures need.
with
item as (select * from fct_item),
final as (
  select
    item_key, invoice_key, customer, rep, region, segment, currency,
    issue_date, due_date, is_due_assumed, amount_minor, amount_doc_minor, settled_date,
    delivery_date, terms_days, discount_rate, discount_days
  from item
)
select * from final
