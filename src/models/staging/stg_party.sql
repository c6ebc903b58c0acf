-- stg_party: one row per customer and currency that has an item or an event: within it money can move.
with
item as (select distinct customer, currency from stg_item),
event as (select distinct customer, currency from stg_event where has_rate),
final as (
  select row_number() over (order by currency, customer)::integer as party_key, customer, currency
  from (select * from item union select * from event)
)
select * from final
