-- stg_confirmation_problem: one row per balance confirmation that could not be used, or whose answer says nothing.
with
letter as (select * from raw_confirmation),
used as (select * from mart_confirmation),
setting as (select * from stg_setting),
customer as (select * from dim_customer),
customer_alias as (select * from stg_customer_alias),
billed as (
  select customer, string_agg(distinct currency::varchar, ', ' order by currency::varchar) as currencies,
    count(distinct currency) > 1 as is_in_several
  from mart_item group by customer
),
lost as (
  select l.*, c.customer, l.currency is null and s.currency is null and coalesce(b.is_in_several, false) as is_without_currency
  from letter l cross join setting s
  left join customer_alias a on a.name = case when l.customer_id is null then l.customer_name end
  left join customer c on c.customer = coalesce(l.customer_id::customer_code, a.customer, l.customer_name::customer_code)
  left join billed b on b.customer = c.customer
  where l.row_id not in (select source_row_id from used)
),
problem as (
  select 'warning' as severity, 'confirmation_without_customer' as rule, file, row, 'customer_id' as column_name,
    coalesce(customer_id, customer_name) as value, 'a customer of the exports' as expected,
    'correct the number or name of the customer, or add exports that have it' as mend
  from lost where customer is null or not is_without_currency
  union all
  select 'warning', 'confirmation_without_currency', l.file, l.row, 'currency', null,
    'a currency of this customer: ' || b.currencies, 'write in this row the currency that the letter names'
  from lost l join billed b using (customer) where l.is_without_currency
  union all
  select 'warning', 'confirmation_answer_unknown', l.file, l.row, 'answer', l.answer, 'agreed or not agreed, or an amount',
    'write what the customer answered, or the balance in its books; until then the letter counts as not answered'
  from letter l join used u on u.source_row_id = l.row_id
  where l.answer is not null and u.outcome is null
    and not regexp_matches(lower(trim(l.answer)), '^(pending|outstanding|none|no (reply|answer|response)|not (answered|returned|received)|未回|未收|待回|未答)')
),
final as (select * from problem)
select * from final order by file, row
