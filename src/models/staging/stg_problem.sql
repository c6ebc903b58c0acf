-- stg_problem: one row per thing to tell of the data that the models could not use as it is, or had to assume.
with
counted as (select *, rows || ' ' || noun || if(rows = 1, '', 's') as value from stg_counted_problem),
by_column as (select *, rows || ' row' || if(rows = 1, '', 's') as in_rows from stg_open_column cross join stg_book),
final as (
  select * from stg_row_problem
  union all
  select severity, rule, file, row, column_name, value, expected, mend from counted
  union all
  select 'warning', 'open_column_differs', file, row, 'open_amount', in_major_units(stated, currency) || ' in ' || in_rows,
    in_major_units(own, currency) || ', as ' || if(has_payment_rows, 'the payment rows say',
      'the paid columns, credit notes and deposits leave it'),
    'check whether payments are missing from the export or in it twice: payment rows count, the column is only compared'
  from by_column where stated <> own
)
select * from final order by file, row
