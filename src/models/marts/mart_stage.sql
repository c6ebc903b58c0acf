-- mart_stage: one row per invoice and dunning stage it entered, from the first contact of that stage to the first of the next; left_on is the day of the next, or that from which nothing was open any more.
with
activity as (select * from fct_activity where invoice_key is not null and stage is not null),
piece as not materialized (
  select invoice_key, issue_date, end_date, amount_doc_minor from fct_piece
  where invoice_key in (select invoice_key from activity)
),
entered as (
  select invoice_key, stage, min(date) as began from activity group by invoice_key, stage
),
followed as (
  select *, lead(began) over (partition by invoice_key order by began, stage) as next_began
  from entered
),
-- what is left at the end of each day on which a piece ends; a refund has a piece of its own
ending as (
  select f.invoice_key, f.stage, p.end_date, sum(p.amount_doc_minor) over whole as open_minor,
    sum(p.amount_doc_minor) over whole - sum(p.amount_doc_minor) over until_then as left_minor
  from followed f join piece p using (invoice_key)
  where p.issue_date <= f.began and (p.end_date is null or p.end_date > f.began)
  window whole as (partition by f.invoice_key, f.stage),
    until_then as (partition by f.invoice_key, f.stage order by p.end_date nulls last)
),
settled as (
  select invoice_key, stage, any_value(open_minor) > 0 as was_open,
    min(end_date) filter (left_minor <= 0) as settled_on
  from ending group by invoice_key, stage
),
final as (
  select f.*, coalesce(s.was_open, false) as was_open, least(f.next_began, s.settled_on) as left_on
  from followed f left join settled s using (invoice_key, stage)
)
select * from final order by invoice_key, began, stage
