-- fct_promise: one row per promise to pay and invoice, its amount in the invoice's currency, and converted at the invoice's rate; a promise that names a customer alone is held against the invoices open when it was made, those due first before others.
with
promise as (select * from raw_promise where due_on >= made_on),
setting as (select * from stg_setting),
customer_alias as (select * from stg_customer_alias),
main_currency as (select * from stg_customer_currency),
invoice as (select * from stg_named_invoice),
item as (select item_key, invoice_id, issue_date, factor from fct_item),
named as (
  select
    p.row_id as source_row_id, i.invoice_key, i.currency as invoice_currency,
    p.invoice_id is null as is_of_customer,
    coalesce(p.customer_id::customer_code, a.customer, p.customer_name::customer_code, i.customer) as customer,
    p.made_on, p.due_on, p.status, p.amount_minor as read_minor,
    p.currency::currency_code as given_currency, coalesce(p.currency, s.currency) as read_as
  from promise p
  cross join setting s
  left join invoice i using (invoice_id)
  left join customer_alias a
    on a.name = case when p.customer_id is null then p.customer_name end
),
of_invoice as (
  select *, in_digits_of(read_minor, read_as, coalesce(invoice_currency, read_as)) as amount_doc_minor
  from named where not is_of_customer
),
of_customer as (
  select n.*, coalesce(n.given_currency, m.currency) as currency,
    in_digits_of(n.read_minor, n.read_as, coalesce(n.given_currency, m.currency, n.read_as)) as promised_minor
  from named n left join main_currency m using (customer) where n.is_of_customer
),
-- without an amount it speaks of what is due by the promised day
open_then as (
  select c.source_row_id, q.invoice_key, min(q.due_date) as due_date,
    sum(q.amount_doc_minor)::bigint as open_minor
  from of_customer c join fct_piece q
    on q.customer = c.customer and q.currency is not distinct from c.currency
  where q.issue_date <= c.made_on and (q.end_date is null or q.end_date >= c.made_on)
    and (c.promised_minor is not null or q.due_date <= c.due_on)
  group by c.source_row_id, q.invoice_key having sum(q.amount_doc_minor) > 0
),
in_order as (
  select o.*, sum(o.open_minor) over (
      partition by o.source_row_id order by o.due_date, i.issue_date, i.invoice_id, o.invoice_key
    ) - o.open_minor as earlier_minor
  from open_then o join item i on i.item_key = o.invoice_key
),
held as (
  select c.* exclude (invoice_key), o.invoice_key,
    least(o.open_minor, c.promised_minor - o.earlier_minor)::bigint as amount_doc_minor
  from of_customer c left join in_order o
    on o.source_row_id = c.source_row_id
    and (c.promised_minor is null or o.earlier_minor < c.promised_minor)
),
final as (
  select p.invoice_key, p.customer, p.made_on, p.due_on, p.amount_doc_minor, p.status, p.source_row_id,
    round(p.amount_doc_minor * coalesce(item.factor, 1))::bigint as amount_minor
  from (select * from of_invoice union all by name select * from held) p
  left join item on item.item_key = p.invoice_key
)
select * from final
