-- fct_action_receipt: one row per decision and day on which its customer paid after it and before the next decision; no receipt counts twice.
with
setting as (select * from stg_setting),
event as not materialized (select * from stg_event where has_rate and kind = 'cash'),
action as (
  -- of several on a day the last by its number, in whatever order they were read
  select customer, currency, decided_on, max_by(source_row_id, (coalesce(action_id, ''), source_row_id)) as source_row_id
  from fct_action group by customer, currency, decided_on
),
receipt as (
  select e.customer, case when s.is_converted then k.currency else e.currency end as currency,
    e.pay_date as date, sum(round(e.amount_minor * e.factor)::bigint)::bigint as amount_minor
  from event e cross join setting s
  left join (select customer, any_value(currency) as currency from action group by customer) k using (customer)
  where e.customer in (select customer from action)
  group by all
),
final as (
  select a.source_row_id, r.customer, r.currency, a.decided_on, r.date, r.amount_minor
  from receipt r asof join action a
    on a.customer = r.customer and coalesce(a.currency::varchar, '') = coalesce(r.currency::varchar, '')
    and a.decided_on < r.date
)
select * from final order by source_row_id, date
