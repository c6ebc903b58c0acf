-- fct_credit: one row per amount and span of days in which it was unapplied; item_key is the item that it then reached.
with
credit as (select * from ledger_credit),
event as (select * from stg_event),
final as (
  select
    c.event_key, e.row_id as source_row_id, c.item_key, e.customer, e.currency,
    c.start_date, c.end_date, c.amount_minor, e.factor,
    case e.source_kind when 'refund' then 'cash'::kind_code else e.source_kind end as source_kind
  from credit c join event e using (event_key)
)
select * from final
