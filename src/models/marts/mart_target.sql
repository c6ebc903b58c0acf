-- mart_target: one row per month and rep or region with a target amount or rate; a rep's target without a region has the region that all the rep's items have.
with
target as (select * from raw_target),
rep_alias as (select * from stg_rep_alias),
setting as (select * from stg_setting),
rate as (select * from dim_rate),
item as (select * from fct_item),
home_region as (
  select rep, min(region) as region from item where rep is not null
  group by rep having min(region) = max(region) and count(region) = count(*)
),
named as (
  select t.month, coalesce(r.rep, t.rep::rep_code) as rep, t.region::region_code as region,
    t.amount_minor, t.rate, coalesce(t.currency, s.currency)::currency_code as currency,
    s.is_converted, (t.month || '-01')::date as month_start
  from target t cross join setting s left join rep_alias r on r.label = t.rep
),
final as (
  select n.month, n.rep, coalesce(n.region, h.region)::region_code as region,
    case when n.is_converted then round(n.amount_minor * rate.factor)::bigint else n.amount_minor end as amount_minor,
    n.rate, n.currency
  from named n left join home_region h on h.rep = n.rep
  asof left join rate on rate.currency = n.currency and rate.date <= n.month_start
)
select * from final order by month, rep, region
