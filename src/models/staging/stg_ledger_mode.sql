-- stg_ledger_mode: one row, how money without an invoice number is applied: oldest due first, or not at all.
with
setting as (select * from stg_setting),
event as (select * from stg_event),
in_text as (select * from raw_text_reference),
final as (
  select
    case unreferenced_payments
      when 'oldest_due_first' then true
      when 'unapplied' then false
      else not exists (select 1 from event where kind = 'cash' and has_reference
        and row_id not in (select row_id from in_text))
    end as is_oldest_first
  from setting
)
select * from final
