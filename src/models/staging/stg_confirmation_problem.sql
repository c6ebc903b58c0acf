-- stg_confirmation_problem: one row per balance confirmation that could not be used, or whose answer says nothing.
with
letter as (select * from raw_confirmation),
used as (select * from mart_confirmation),
problem as (
  select 'warning' as severity, 'confirmation_without_customer' as rule, file, row, 'customer_id' as column_name,
    coalesce(customer_id, customer_name) as value, 'a customer of the exports' as expected,
    'correct the number or name of the customer, or add exports that have it' as mend
  from letter where row_id not in (select source_row_id from used)
  union all
  select 'warning', 'confirmation_answer_unknown', l.file, l.row, 'answer', l.answer, 'agreed or not agreed, or an amount',
    'write what the customer answered, or the balance in its books; until then the letter counts as not answered'
  from letter l join used u on u.source_row_id = l.row_id
  where l.answer is not null and u.outcome is null
    and not regexp_matches(lower(trim(l.answer)), '^(pending|outstanding|none|no (reply|answer|response)|not (answered|returned|received)|未回|未收|待回|未答)')
),
final as (select * from problem)
select * from final order by file, row
