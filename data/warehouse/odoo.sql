-- Customer invoices, payments and customers of Odoo (16 and later) as the tables that the report reads.
-- Run it where Odoo's tables are, write each view into a Parquet file of its name, and build from that folder.
-- Company and amounts: one company's receivables, in the currency of each document.

create view receivable_line as
select
  l.id,
  l.move_id,
  l.partner_id,
  l.date,
  l.date_maturity,
  l.amount_currency,
  l.amount_residual_currency,
  c.name as currency,
  m.name as document,
  m.move_type,
  m.invoice_date,
  m.reversed_entry_id,
  m.invoice_user_id
from account_move_line l
join account_account a on a.id = l.account_id
join account_move m on m.id = l.move_id
join res_currency c on c.id = l.currency_id
where a.account_type = 'asset_receivable'
  and m.state = 'posted';

create view customer as
select
  cast(p.id as varchar(20)) as customer_id,
  p.name,
  s.name as region,
  cast(p.user_id as varchar(20)) as rep,
  p.credit_limit
from res_partner p
left join res_country_state s on s.id = p.state_id
where p.id in (select partner_id from receivable_line);

-- One row an instalment: an invoice with payment terms in parts has a receivable line for each.
create view invoice as
select
  l.document as invoice_id,
  row_number() over (partition by l.move_id order by l.date_maturity, l.id) as instalment_no,
  cast(l.partner_id as varchar(20)) as customer_id,
  l.invoice_date as issue_date,
  l.date_maturity as due_date,
  abs(l.amount_currency) as amount,
  l.currency,
  case when l.move_type = 'out_refund' then 'credit_note' else 'invoice' end as doc_type,
  r.name as applies_to,
  cast(l.invoice_user_id as varchar(20)) as rep
from receivable_line l
left join account_move r on r.id = l.reversed_entry_id
where l.move_type in ('out_invoice', 'out_refund', 'out_receipt');

-- What was reconciled with an invoice counts for it; what is left of a payment waits for one.
create view payment as
select
  cast(paid.id as varchar(20)) as payment_id,
  paid.date as date,
  p.credit_amount_currency as amount,
  owed.document as invoice_id,
  cast(paid.partner_id as varchar(20)) as customer_id,
  p.max_date as applied_date,
  paid.currency,
  'cash' as kind
from account_partial_reconcile p
join receivable_line owed on owed.id = p.debit_move_id
join receivable_line paid on paid.id = p.credit_move_id
where owed.move_type in ('out_invoice', 'out_receipt')
  and paid.move_type = 'entry'
union all
select
  cast(l.id as varchar(20)),
  l.date,
  -l.amount_residual_currency,
  null,
  cast(l.partner_id as varchar(20)),
  null,
  l.currency,
  'cash'
from receivable_line l
where l.move_type = 'entry'
  and l.amount_residual_currency < 0;
