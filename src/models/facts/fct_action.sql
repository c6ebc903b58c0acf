-- fct_action: one row per decision about a customer, with the first day after it on which what was decided came about.
with
priced as (select * from stg_action),
event as not materialized (select * from stg_event where has_rate and kind = 'cash'),
contact as (select customer, date from fct_activity),
dispute as (select customer, opened, resolved from fct_dispute),
came as (
  select p.source_row_id, e.pay_date as date,
    sum(sum(round(e.amount_minor * e.factor)::bigint)) over (
      partition by p.source_row_id order by e.pay_date) as so_far_minor
  from priced p join event e on e.customer = p.customer and e.pay_date > p.decided_on
    and (p.is_converted or e.currency is not distinct from p.currency)
  group by p.source_row_id, e.pay_date
),
paid as (
  select p.source_row_id, min(c.date) as date
  from priced p join came c using (source_row_id)
  where c.so_far_minor >= coalesce(p.promised_minor, 1) group by p.source_row_id
),
contacted as (
  select p.source_row_id, min(c.date) as date
  from priced p join contact c on c.customer = p.customer and c.date > p.decided_on
  group by p.source_row_id
),
disputed as (
  select p.source_row_id, case when count(d.resolved) = count(*) then max(d.resolved) end as date
  from priced p join dispute d on d.customer = p.customer and d.opened <= p.decided_on
    and (d.resolved is null or d.resolved > p.decided_on)
  group by p.source_row_id
),
final as (
  select
    p.source_row_id, p.action_id, p.customer, p.currency, p.decided_on, p.decision, p.owner,
    p.next_date, p.promised_minor, p.decided_by, p.note,
    case
      when p.promised_minor is not null then paid.date
      when p.decision = 'decide_dispute' and disputed.source_row_id is not null then disputed.date
      when p.decision in ('remind', 'call', 'dunning_1', 'dunning_2', 'dunning_3', 'stop_supply', 'hand_over')
        then least(contacted.date, paid.date)
      else paid.date
    end as done_on
  from priced p
  left join paid using (source_row_id) left join contacted using (source_row_id)
  left join disputed on disputed.source_row_id = p.source_row_id
)
select * from final order by source_row_id
