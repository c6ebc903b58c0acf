-- stg_row_problem: one row per row of the data that the models could not use as it is, or had to assume something for.
with
setting as (select * from stg_setting),
document as not materialized (select * from stg_invoice where doc_type = 'invoice'),
doubtful as (select * from stg_event where not has_rate or problem is not null or is_date_assumed),
receipt as (select row_id, file, row, reference from stg_receipt where row_id in (select row_id from doubtful)),
item as not materialized (select * from stg_item),
event as (
  select d.*, coalesce(r.file, i.file) as file, coalesce(r.row, i.row) as row, r.reference
  from doubtful d left join receipt r using (row_id) left join item i using (row_id)
),
loose as (select * from stg_loose_row),
problem as (
  select 'warning' as severity, 'no_rate' as rule, d.file, d.row, 'currency' as column_name,
    coalesce(d.currency, '(none)') as value,
    'a rate to ' || s.report_currency || ' dated ' || d.issue_date || ' or earlier' as expected,
    'add the rate to the rate export, or write it into report.yml, such as rates: { USD: 7.1 }' as mend
  from document d cross join setting s where s.is_converted and not d.has_rate
  union all
  select 'warning', 'no_rate', e.file, e.row, 'currency', coalesce(e.currency, '(none)'),
    'a rate to ' || s.report_currency || ' dated ' || e.pay_date || ' or earlier',
    'add the rate to the rate export, or write it into report.yml, such as rates: { USD: 7.1 }'
  from event e cross join setting s where not e.has_rate
  union all
  select 'warning', problem, file, row, 'invoice_id', reference,
    case problem when 'payment_other_currency' then 'the invoice''s own currency'
      else 'one invoice of that number: name the customer' end,
    case problem when 'payment_other_currency'
      then 'correct the currency or the invoice number in the source, or with a correction'
      else 'name the customer on the payment, or correct the number' end
      || '; until then the amount stays unapplied'
  from event where problem is not null
  union all
  select 'warning', rule, file, row, column_name, value, case column_name when 'invoice_id' then 'the number of one invoice' when 'amount' then 'at most what the customer owed when it was made' else 'a customer of the exports' end,
    case column_name when 'amount' then 'name the invoice that it is about, or check the amount, the customer and the day' else 'correct it, or add the exports that have it' end from loose
  union all
  select 'repaired', 'paid_date_assumed', file, row, 'settled_date', null, 'the date of the payment',
    'taken as ' || pay_date || ', the last date of the data; add a settled date or a payment export'
  from event where is_date_assumed
  union all
  select 'warning', 'paid_column_differs', file, row, 'paid_amount', in_major_units(stated, currency),
    in_major_units(own, currency) || ', as the payment rows say',
    'check whether payments are missing from the export: payment rows count, the column is only compared'
  from stg_paid_difference where stated <> own
  union all
  select 'warning', 'paid_column_not_usable', file, row, 'paid_amount',
    concat_ws(', ', 'paid ' || in_major_units(paid_minor, currency), 'credited ' || in_major_units(credited_minor, currency), 'open ' || in_major_units(open_minor, currency)),
    'amounts between 0 and the invoice''s own',
    'correct the amount in the source and export again, or with a correction; until then it counts as not paid'
  from item cross join stg_book
  where not has_payment_rows
    and (paid_minor < 0 or credited_minor < 0 or open_minor > amount_doc_minor or open_minor < 0)
),
final as (select * from problem union all select * from stg_confirmation_problem)
select * from final order by file, row
