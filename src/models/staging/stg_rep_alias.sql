-- stg_rep_alias: one row per text that names a rep, an id or a name, with the rep's id.
with
rep as (select * from raw_rep),
labelled as (
  select rep_id as label, rep_id as rep, 1 as source from rep
  union all
  select name as label, rep_id as rep, 2 as source from rep where name is not null
),
final as (
  select label, arg_min(rep, source)::rep_code as rep
  from labelled
  group by label
  having count(distinct rep) filter (source = 2) <= 1
)
select * from final
