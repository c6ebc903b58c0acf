-- stg_filled_field: one row per file and field that it fills, of the fields that are in no figure.
with
filled as (
  select 'customer' as table_name, file, sheet, 1 as place, 'rating' as field from raw_customer where rating is not null
  union select 'customer', file, sheet, 2, 'parent' from raw_customer where parent is not null
  union select 'invoice', file, sheet, 1, 'product' from raw_invoice where product is not null
  union select 'invoice', file, sheet, 2, 'department' from raw_invoice where department is not null
  union select 'invoice', file, sheet, 3, 'contract_no' from raw_invoice where contract_no is not null
),
final as (select * from filled)
select * from final
