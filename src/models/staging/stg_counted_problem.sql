-- stg_counted_problem: one row per file and kind of assumption that is told once for all its rows, with how many they are.
with
setting as (select * from stg_setting),
document as not materialized (select * from stg_invoice where doc_type = 'invoice'),
own_rate as (select * from stg_document_rate),
counted as (
  select 'repaired' as severity, 'own_rate' as rule, d.file, d.row, 'fx_rate' as column_name, 'document' as noun,
    'converted at the rate on the document' as expected, 'nothing to do' as mend
  from document d join own_rate o using (row_id)
  union all
  select 'repaired', 'promise_by_customer', file, row, 'invoice_id', 'promise', 'the number of an invoice',
    'nothing to do if it is meant so; else name the invoice that each is about'
  from raw_promise p where invoice_id is null
    and exists (select 1 from fct_promise f where f.source_row_id = p.row_id and f.invoice_key is not null)
  union all
  select 'repaired', 'contact_after_report', file, a.row, 'date', 'contact', 'up to ' || s.as_of,
    'nothing to do: they count from their own day on'
  from raw_activity a cross join setting s where a.date > s.as_of
  union all
  -- weekends move a due date by days, “end of month” by up to a month
  select 'warning', 'terms_differ', file, row, 'due_date', 'invoice', 'issue date + terms',
    'the due date counts; correct the one that is wrong'
  from document where due_date is not null and terms_days is not null and instalment_no is null
    and not (due_date - issue_date between terms_days - 3 and terms_days + 31)
),
final as (
  select * exclude (row), min(row) as row, count(*)::integer as rows from counted group by all
)
select * from final order by rule, file
