-- stg_action: one row per decision about a customer of the data, its promised amount as the report counts amounts.
with
action as (select * from raw_action),
setting as (select * from stg_setting),
customer_alias as (select * from stg_customer_alias),
customer as (select customer from dim_customer),
rate as (select * from dim_rate),
main_currency as (select * from stg_customer_currency),
named as (
  select
    a.row_id as source_row_id, a.action_id,
    -- a spreadsheet takes the leading zeros of an id away; the name still says whose it is
    coalesce(k.customer, l.customer, try_cast(a.customer_name as customer_code)) as customer,
    a.currency::currency_code as given_currency, s.currency::currency_code as set_currency, s.is_converted,
    a.decided_on, a.decision, a.owner, a.next_date, a.promised_minor as read_minor, a.decided_by,
    replace(a.note, chr(57354), chr(10)) as note
  from action a cross join setting s
  left join customer k on k.customer = a.customer_id::customer_code
  left join customer_alias l on l.name = a.customer_name
),
placed as (
  select n.*,
    coalesce(n.given_currency, m.currency, n.set_currency) as own_currency,
    -- of a report in one currency the customer says whose filter it falls under
    case when n.is_converted then coalesce(m.currency, n.given_currency, n.set_currency) else own_currency end as currency,
    case when n.given_currency is null then in_digits_of(n.read_minor, n.set_currency, own_currency)
      else n.read_minor end as own_minor
  from named n join customer using (customer) left join main_currency m using (customer)
),
final as (
  select p.*, round(own_minor * coalesce(rate.factor, 1))::bigint as promised_minor
  from placed p asof left join rate on rate.currency = p.own_currency and rate.date <= p.decided_on
)
select * from final
