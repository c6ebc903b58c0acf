-- mart_piece: one row per piece of an item's amount, by how it ended; open at D if issued by then and not ended.
with
piece as (select * from fct_piece),
final as (
  select item_key, invoice_key, customer, rep, region, segment, currency,
    issue_date, due_date, amount_minor, amount_doc_minor, end_date, end_kind, method, source_row_id, receipt_row_id
  from piece
)
select * from final
