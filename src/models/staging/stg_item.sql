-- stg_item: one row per open item (an invoice or one instalment of it), with inherited dimensions and due date. Updated later: invoice_key where several items have the invoice number, and balanced_date.
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
-- numbered in a narrow table: a window over whole rows would have to sort them
keyed as (
  select row_id, hash(invoice_id) as id_hash, row_number() over (order by row_id)::integer as item_key
  from invoice
),
shared_id as (select id_hash from keyed group by id_hash having count(*) > 1),
numbered as (
  select d.*, k.item_key, k.id_hash in (select id_hash from shared_id) as is_id_shared,
    coalesce(d.given_region, rep.region) as item_region
  from described d join keyed k using (row_id) left join rep on rep.rep = d.item_rep
),
final as (
  select
    item_key, item_key as invoice_key, is_id_shared,
    row_id, file, sheet, row, invoice_id, instalment_no, account,
    customer, item_rep as rep, item_region as region, item_segment as segment, currency,
    issue_date, item_due as due_date, due_date is null as is_due_assumed,
    amount_minor as amount_doc_minor,
    round(amount_minor * coalesce(factor, 1))::bigint as amount_report_minor,
    coalesce(factor, 1)::double as factor,
    delivery_date, item_terms as terms_days, product, department, contract_no,
    discount_rate, discount_days, coalesce(is_disputed, false) as is_disputed,
    paid_minor, credited_minor, open_minor, settled_date, null::date as balanced_date,
    written_off_minor, written_off_date
  from numbered
)
select * from final
