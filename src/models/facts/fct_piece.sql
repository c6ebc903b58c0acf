-- fct_piece: one row per application of money to an item and one per rest that is open; the pieces of an item sum to its amount exactly.
with
item as (select * from fct_item),
ended as (select * from stg_item_end),
owner as (select * from stg_owner),
applied as (
  select item_key, allocation_key, payer, source_row_id, method, pay_date,
    applied_date as end_date, kind as end_kind, amount_minor as amount_doc_minor,
    round(abs(amount_minor) * factor)::bigint as moved_minor
  from fct_allocation
),
rest as (
  select item_key, i.amount_doc_minor - coalesce(e.allocated_doc_minor, 0) as amount_doc_minor
  from item i left join ended e using (item_key)
  where i.amount_doc_minor <> coalesce(e.allocated_doc_minor, 0)
),
piece as (select * from applied union all by name select * from rest),
final as (
  select
    i.item_key, i.invoice_key, i.customer, i.rep, i.region, i.segment, i.currency,
    i.issue_date, i.due_date,
    -- the rounding rest of a conversion stays with what is open, else with the piece that settled the item
    case
      when p.allocation_key is null then i.amount_minor - coalesce(e.allocated_minor, 0)
      when p.allocation_key = e.last_allocation_key and i.settled_date is not null
        then round(p.amount_doc_minor * i.factor)::bigint + i.amount_minor - e.allocated_minor
      else round(p.amount_doc_minor * i.factor)::bigint
    end as amount_minor,
    p.amount_doc_minor, p.end_date, p.end_kind,
    p.pay_date, p.moved_minor, p.source_row_id, p.method,
    -- money that lay as another's before: the day on which it became known whose item it pays
    case when p.pay_date < p.end_date and (p.payer, o.rep, o.region, o.segment)
      is distinct from (i.customer, i.rep, i.region, i.segment) then p.end_date end as known_from
  from piece p join item i using (item_key) left join ended e using (item_key)
  -- one equality: with a second condition the join would compare every piece with every owner
  left join owner o on o.customer = case when p.pay_date < p.end_date then p.payer end
)
select * from final
