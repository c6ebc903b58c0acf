-- mart_credit: one row per amount and span of days in which it was unapplied; two where it then reached an item of other dimensions: the payer's counts before known_until, the item's from known_from on.
with
credit as (select * from fct_credit where start_date is distinct from end_date),
item as not materialized (select * from fct_item),
owner as (select * from stg_owner),
span as (
  select
    c.customer, o.rep, o.region, o.segment, i.item_key,
    i.item_key is not null and (c.customer, o.rep, o.region, o.segment)
      is distinct from (i.customer, i.rep, i.region, i.segment) as is_of_another,
    c.currency, c.start_date, c.end_date,
    round(c.amount_minor * c.factor)::bigint as amount_minor, c.amount_minor as amount_doc_minor,
    c.source_kind, c.source_row_id
  from credit c left join owner o using (customer) left join item i using (item_key)
),
final as (
  select * exclude (is_of_another),
    null::date as known_from, case when is_of_another then end_date end as known_until
  from span
  union all by name
  select l.* exclude (is_of_another)
      replace (i.customer as customer, i.rep as rep, i.region as region, i.segment as segment),
    l.end_date as known_from, null::date as known_until
  from span l join item i using (item_key) where l.is_of_another
)
select * from final order by currency, customer, start_date
