-- dim_rep: one row per rep named anywhere in the data.
with
rep as (select * from raw_rep),
rep_alias as (select * from stg_rep_alias),
named as (
  select rep from raw_invoice union select rep from raw_customer
  union select rep from raw_target union select rep from raw_activity
),
described as (
  select rep_id::rep_code as rep, arg_max(name, row_id) as name, arg_max(team, row_id) as team,
    arg_max(region, row_id)::region_code as region
  from rep group by rep_id
),
undescribed as (
  select n.rep::rep_code as rep, null::varchar as name, null::varchar as team, null::region_code as region
  from named n anti join rep_alias a on a.label = n.rep
  where n.rep is not null
),
final as (select * from described union all select * from undescribed)
select * from final order by rep
