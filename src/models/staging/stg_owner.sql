-- stg_owner: one row per customer with money that was unapplied for a while or given back: the dimensions of such money, from the customer master, else from the customer's first invoice, so that no later row changes them.
with
customer as (select * from stg_customer),
rep as (select * from dim_rep),
event as (
  select distinct customer from stg_event
  where has_rate and (kind = 'refund' or event_key in (select event_key from ledger_credit))
),
-- issue day and key in one number: the earliest item, of several the first read
first_item as (
  select customer,
    unnest(arg_min({rep: rep, region: region, segment: segment},
      (issue_date - DATE '1970-01-01')::bigint * 4294967296 + item_key))
  from stg_item where customer in (select customer from event) group by customer
),
described as (
  select
    e.customer,
    coalesce(c.rep, i.rep) as rep,
    coalesce(c.region, i.region) as region,
    coalesce(c.segment, i.segment) as segment
  from event e left join customer c using (customer) left join first_item i using (customer)
  where e.customer is not null
),
final as (
  select d.* exclude (region), coalesce(d.region, rep.region) as region
  from described d left join rep using (rep)
)
select * from final
