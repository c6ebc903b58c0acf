-- stg_event: one row per event that lowers or raises what is owed after issue (receipt, credit note, write-off, discount, refund), in read order.
with
setting as (select * from stg_setting),
receipt as (select * from stg_receipt),
match as (select * from stg_match),
paid_column as (select * from stg_paid_column),
item as not materialized (select * from stg_item),
customer as (select * from stg_customer),
rate as (select * from stg_rate_at),
billed as (
  select customer, min(currency) as currency from item
  group by customer having min(currency) = max(currency) and count(currency) = count(*)
),
unshared as (
  select invoice_id, item_key as invoice_key, customer, currency from item where not is_id_shared
),
named as (
  select
    r.row_id, r.kind, r.source_kind, r.pay_date, r.apply_date, r.amount_minor, r.method,
    r.reference, r.customer, r.currency,
    coalesce(l.invoice_key, m.invoice_key) as named_key, m.is_ambiguous,
    coalesce(l.customer, m.customer) as named_customer, coalesce(l.currency, m.currency) as named_currency
  from receipt r left join unshared l on l.invoice_id = r.reference left join match m using (row_id)
),
judged as (
  select *,
    (case
      when named_key is not null and currency is not null and currency is distinct from named_currency
        then 'payment_other_currency'
      when is_ambiguous then 'payment_ambiguous_invoice'
    end)::match_problem_code as problem
  from named
),
completed as (
  select row_id, kind, source_kind, pay_date, apply_date, amount_minor, method,
    reference is not null as has_reference, problem,
    case when problem is null then named_key end as invoice_key, null::integer as item_key,
    case when problem is not null or named_key is null then reference end as lost_reference,
    false as is_date_assumed,
    coalesce(customer, case when problem is null then named_customer end) as customer,
    currency is null as is_currency_inferred,
    coalesce(currency, case when problem is null then named_currency end) as given_currency
  from judged
),
placed as (
  select c.* exclude (given_currency), s.currency as read_as,
    coalesce(given_currency, b.currency, k.currency, s.currency::currency_code) as currency
  from completed c cross join setting s
  left join billed b on b.customer = c.customer
  left join customer k on k.customer = c.customer
),
joined as (
  select * exclude (is_currency_inferred, read_as)
    replace (case when is_currency_inferred then in_digits_of(amount_minor, read_as, currency)
      else amount_minor end as amount_minor)
  from placed
  union all by name
  select row_id, kind, kind as source_kind, pay_date, pay_date as apply_date, amount_minor,
    null::method_code as method, true as has_reference, invoice_key, item_key,
    null::varchar as lost_reference, null::match_problem_code as problem,
    is_date_assumed, customer, currency
  from paid_column
),
rated as (
  select j.*, rate.factor
  from joined j left join rate on rate.currency = j.currency and rate.date = j.pay_date
),
final as (
  -- only the columns of an invoice give a row several events: what was paid, credited, written off
  select row_id * 3 + case kind when 'credit_note' then 1 when 'write_off' then 2 else 0 end as event_key,
    r.* exclude (factor), coalesce(factor, 1)::double as factor,
    not s.is_converted or factor is not null as has_rate
  from rated r cross join setting s
)
select * from final
