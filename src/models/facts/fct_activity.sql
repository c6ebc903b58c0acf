-- fct_activity: one row per contact with a customer.
with
activity as (select * from raw_activity),
customer_alias as (select * from stg_customer_alias),
rep_alias as (select * from stg_rep_alias),
invoice as (
  select invoice_id, min(invoice_key) as invoice_key, any_value(customer) as customer
  from fct_item group by invoice_id having count(distinct invoice_key) = 1
),
final as (
  select
    v.date,
    coalesce(v.customer_id, a.customer, v.customer_name, i.customer) as customer,
    i.invoice_key, v.channel, v.stage, v.outcome, coalesce(r.rep, v.rep) as rep, v.cost_minor,
    v.row_id as source_row_id
  from activity v
  left join invoice i using (invoice_id)
  left join customer_alias a
    on a.name = case when v.customer_id is null then v.customer_name end
  left join rep_alias r on r.label = v.rep
)
select * from final
