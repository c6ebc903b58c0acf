-- mart_confirmation: one row per balance that a customer was asked to confirm: ours by the ledger on that date, and the answer; it counts from sent_on until the next one of that customer and currency is sent.
with
letter as (select * from raw_confirmation),
setting as (select * from stg_setting),
customer_alias as (select * from stg_customer_alias),
customer as (select * from dim_customer),
rate as (select * from dim_rate),
lying as (
  select customer, currency, issue_date as from_date, end_date, amount_doc_minor from mart_piece
  union all
  select customer, currency, start_date, end_date, -amount_doc_minor from mart_credit where known_from is null
),
billed as (
  select customer, min(currency) as currency, count(distinct currency) > 1 as is_in_several from mart_item group by customer
),
named as (
  select
    c.customer, c.rep, c.region, c.segment,
    coalesce(l.currency, s.currency, b.currency)::currency_code as currency,
    l.balance_date, coalesce(l.sent_on, l.balance_date) as sent_on,
    l.answered_on, l.confirmed_minor as written_minor, s.currency as setting_currency, l.currency as own_currency,
    lower(trim(l.answer)) as answer, l.reason, s.is_converted, l.row_id as source_row_id
  from letter l cross join setting s
  left join customer_alias a on a.name = case when l.customer_id is null then l.customer_name end
  join customer c on c.customer = coalesce(l.customer_id::customer_code, a.customer, l.customer_name::customer_code)
  left join billed b on b.customer = c.customer
  -- of a customer in several currencies nobody can tell which one a letter means that names none
  where l.currency is not null or s.currency is not null or b.is_in_several is not true
),
owed as (
  select n.source_row_id, sum(x.amount_doc_minor)::bigint as balance_doc_minor
  from named n join lying x on x.customer = n.customer and x.currency is not distinct from n.currency
  where x.from_date <= n.balance_date and (x.end_date is null or x.end_date > n.balance_date)
  group by n.source_row_id
),
compared as (
  select n.* exclude (written_minor, setting_currency, own_currency),
    coalesce(o.balance_doc_minor, 0) as balance_doc_minor,
    case when own_currency is null then in_digits_of(written_minor, setting_currency, n.currency) else written_minor end as written_doc_minor,
    regexp_full_match(answer, '((do|does|did|is|are)? ?not (agreed?|correct|confirmed)|disagree[sd]?|differs?|different|difference|incorrect|wrong|no|n|(回函|金额|余额|信息)?(不符|不相符|不一致|有差异|有误|不同意|不正确))[.!。！]?') as says_differs,
    regexp_full_match(answer, '(agree[sd]?|confirm(s|ed)?|correct|matches|ok|yes|y|(回函|金额|余额|信息|信息证明|经?核对|确认)?(相符|一致|无误|确认))[.!。！]?') as says_agrees
  -- the whole answer: “no reply” is none, and “confirmed with a difference” does not confirm
  from named n left join owed o using (source_row_id)
),
decided as (
  select * exclude (says_differs, says_agrees, answer),
    case when written_doc_minor is not null
        then case when written_doc_minor = balance_doc_minor then 'confirmed' else 'different' end
      when says_differs then 'different'
      when says_agrees then 'confirmed' end as outcome
  from compared
),
answered as (
  select * exclude (answered_on, written_doc_minor),
    case when outcome is not null then greatest(coalesce(answered_on, sent_on), sent_on) end as answered_on,
    case when outcome = 'confirmed' then balance_doc_minor else written_doc_minor end as confirmed_doc_minor
  from decided
),
converted as (
  select a.* exclude (is_converted),
    case when a.is_converted then rate.factor else 1 end as factor
  from answered a asof left join rate on rate.currency = a.currency and rate.date <= a.balance_date
),
final as (
  select customer, rep, region, segment, currency, balance_date, sent_on,
    lead(sent_on) over (partition by customer, currency order by balance_date, sent_on, source_row_id) as next_sent_on,
    answered_on, outcome, round(balance_doc_minor * factor)::bigint as balance_minor,
    round(confirmed_doc_minor * factor)::bigint as confirmed_minor,
    round((confirmed_doc_minor - balance_doc_minor) * factor)::bigint as difference_minor,
    reason, source_row_id
  from converted where factor is not null
)
select * from final order by customer, currency, balance_date, source_row_id
