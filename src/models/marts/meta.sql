-- meta: one row per fact about the data as a whole: its dates, and which inputs it has.
with
setting as (select * from stg_setting),
dates as (select * from stg_last_date),
item as not materialized (select * from stg_item),
event as not materialized (select * from stg_event),
paid as (
  select
    has_payment_rows or has_paid_column as is_known,
    not has_payment_rows and not has_paid_column and (has_open_column or has_open_items_file) as is_open_only
  from stg_book
),
flag as (
  select 'has_payments' as key, is_known and not is_open_only as is_set from paid
  union all select 'input_payment', is_known and not is_open_only from paid
  union all select 'is_open_items_only', is_open_only from paid
  union all select 'input_customer', exists (select 1 from raw_customer)
  union all select 'input_rep', exists (select 1 from item where rep is not null)
  union all select 'input_region', exists (select 1 from item where region is not null)
  union all select 'input_segment', exists (select 1 from item where segment is not null)
  union all select 'input_dispute', exists (select 1 from fct_dispute)
  union all select 'input_promise', exists (select 1 from raw_promise)
  union all select 'input_confirmation', exists (select 1 from mart_confirmation)
  union all select 'input_unbilled', exists (select 1 from mart_unbilled)
  union all select 'input_activity', exists (select 1 from raw_activity)
  union all select 'input_action', exists (select 1 from fct_action)
  union all select 'input_limit', exists (select 1 from mart_limit)
  union all select 'input_target', exists (select 1 from raw_target where amount_minor is not null)
  union all select 'input_target_rate', exists (select 1 from raw_target where rate is not null)
  union all select 'input_delivery', exists (select 1 from item where delivery_date is not null)
  union all select 'input_write_off', exists (select 1 from event where kind = 'write_off')
  union all select 'input_method', exists (select 1 from event where method is not null)
  union all select 'input_stage', exists (select 1 from mart_stage)
  union all select 'input_cost', exists (select 1 from fct_activity where amount_minor is not null)
  union all select 'input_discount',
    exists (select 1 from item where discount_rate > 0 and discount_days is not null)
  union all select 'input_due',
    exists (select 1 from item where not is_due_assumed or terms_days is not null)
),
final as (
  select 'as_of' as key, coalesce(s.as_of, d.last_date)::varchar as value from setting s cross join dates d
  union all select 'first_date', first_date::varchar from dates
  union all select 'last_date', last_date::varchar from dates
  union all select 'report_currency', case when is_converted then report_currency else '' end from setting
  union all select 'bucket_edges', bucket_edges from setting
  union all select key, case when is_set then '1' else '0' end from flag
)
select * from final
