-- stg_item: one row per open item (an invoice or one instalment of it), with inherited dimensions and due date; the ledger's answer fills balanced_date.
with
invoice as not materialized (select * from stg_invoice where doc_type = 'invoice' and has_rate),
customer as (select * from stg_customer),
rep as (select * from dim_rep),
described as (
  select
    i.*,
    coalesce(i.rep, c.rep) as item_rep,
    coalesce(i.segment, c.segment) as item_segment,
    coalesce(i.region, c.region) as given_region,
    coalesce(i.due_date, i.issue_date + coalesce(i.terms_days, c.terms_days, 0)::integer) as item_due,
    coalesce(i.terms_days, c.terms_days) as item_terms
  from invoice i left join customer c using (customer)
),
-- numbered apart: a window over whole rows would have to sort them
keyed as (
  select row_id,
    row_number() over (order by row_id)::integer as item_key,
    hash(invoice_id, account, customer, currency) as invoice_hash
  from invoice
),
-- only items whose invoice may have several ask for its first
sharing as (
  select item_key, min(item_key) over (partition by invoice_id, account, customer, currency) as invoice_key
  from keyed join invoice using (row_id)
  where invoice_hash in (select invoice_hash from keyed group by invoice_hash having count(*) > 1)
),
numbered as (
  select d.*, k.item_key, coalesce(s.invoice_key, k.item_key) as invoice_key,
    coalesce(d.given_region, rep.region) as item_region
  from described d join keyed k using (row_id) left join sharing s using (item_key)
  left join rep on rep.rep = d.item_rep
),
final as (
  select
    item_key, invoice_key,
    row_id, file, sheet, row, invoice_id, instalment_no, account,
    customer, item_rep as rep, item_region as region, item_segment as segment, currency,
    issue_date, item_due as due_date, due_date is null as is_due_assumed,
    amount_minor as amount_doc_minor,
    round(amount_minor * coalesce(factor, 1))::bigint as amount_report_minor,
    coalesce(factor, 1)::double as factor,
    delivery_date, item_terms as terms_days, product, department, contract_no,
    discount_rate, discount_days, coalesce(is_disputed, false) as is_disputed,
    paid_minor, credited_minor, open_minor, settled_date, null::date as balanced_date
  from numbered
)
select * from final
