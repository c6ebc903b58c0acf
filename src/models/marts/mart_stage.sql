-- mart_stage: one row per invoice and dunning stage it entered, from the first contact of that stage to the first of the next.
with
activity as (select * from fct_activity where invoice_key is not null and stage is not null),
entered as (
  select invoice_key, stage, min(date) as began from activity group by invoice_key, stage
),
final as (
  select *, lead(began) over (partition by invoice_key order by began, stage) as next_began
  from entered
)
select * from final order by invoice_key, began, stage
