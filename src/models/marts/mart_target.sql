-- mart_target: one row per month and rep or region with a target amount or rate.
with
target as (select * from raw_target),
rep_alias as (select * from stg_rep_alias),
setting as (select * from stg_setting),
final as (
  select t.month, coalesce(r.rep, t.rep::rep_code) as rep, t.region::region_code as region, t.amount_minor, t.rate,
    coalesce(t.currency, s.currency)::currency_code as currency
  from target t cross join setting s left join rep_alias r on r.label = t.rep
)
select * from final order by month, rep, region
