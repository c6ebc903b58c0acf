-- fct_unapplied: one row per event with an amount that never reached an item, and one per application to an item of other dimensions, which counts here before known_until.
with
left_over as (select * from ledger_unused),
event as not materialized (select * from stg_event where has_rate),
owner as (select * from stg_owner),
piece as (select * from fct_piece where known_from is not null),
unused as (
  select
    e.row_id, e.kind, l.amount_minor as amount_doc_minor,
    round(l.amount_minor * e.factor)::bigint as amount_minor, null::date as known_until
  from left_over l join event e using (event_key)
),
used_later as (
  select source_row_id as row_id, end_kind as kind, amount_doc_minor, moved_minor as amount_minor,
    known_from as known_until
  from piece
),
unapplied as (select * from unused union all select * from used_later),
final as (
  select
    e.pay_date as date, l.kind, l.amount_minor, l.amount_doc_minor,
    e.customer, o.rep, o.region, o.segment, e.currency, e.method,
    e.row_id as source_row_id, l.known_until
  from unapplied l join event e using (row_id, kind) left join owner o using (customer)
)
select * from final order by currency, customer, kind, date
