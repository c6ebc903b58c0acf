-- dim_source: one row per run of source rows that follow each other in a file; row in the file = source_row_id + row_offset, up to the next run.
with
origin as (
  select row_id, file::file_code as file, sheet::sheet_code as sheet, row from raw_payment
  union all
  select row_id, file::file_code, sheet::sheet_code, row from raw_invoice
    where doc_type <> 'invoice' or paid_minor is not null or open_minor is not null or settled_date is not null
  union all select row_id, file, sheet, row from raw_dispute
  union all select row_id, file, sheet, row from raw_promise
  union all select row_id, file, sheet, row from raw_activity
  union all select row_id, file, sheet, row from raw_action
  union all select row_id, file, sheet, row from raw_confirmation
  union all select row_id, file, sheet, row from raw_unbilled
),
stepped as (
  select *, row - row_id as row_offset,
    lag(file) over below is distinct from file or lag(sheet) over below is distinct from sheet
      or lag(row - row_id) over below is distinct from row - row_id as is_first
  from origin window below as (order by row_id)
),
final as (
  select row_id as source_row_id, file, sheet, row_offset from stepped where is_first
)
select * from final order by source_row_id
