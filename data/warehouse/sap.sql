-- Customer line items of SAP (open: BSID, cleared: BSAD) as the list that the report reads, and customers (KNA1).
-- Run it where the tables are, write each view into a Parquet file of its name, and build from that folder.
-- Days are expected as dates; where your copy has texts like 20260131, turn them into dates first.

create view customer_items as
select
  i.kunnr as "Customer",
  i.belnr as "Document Number",
  -- a billing document on the credit side is a credit note
  case when i.blart = 'RV' and i.shkzg = 'H' then 'DG' else i.blart end as "Document Type",
  i.bldat as "Document Date",
  -- net due: the base date and the longest of the agreed days; a credit note is due at once
  i.zfbdt + case
    when i.shkzg = 'H' then 0
    when i.zbd3t > 0 then i.zbd3t
    when i.zbd2t > 0 then i.zbd2t
    else i.zbd1t
  end as "Net due date",
  -- amounts are stored with two decimals whatever the currency has: TCURX lists those that have others
  i.wrbtr * case coalesce(x.currdec, 2) when 0 then 100 when 3 then 0.1 else 1 end as "Amount in doc. curr.",
  i.shkzg as "Debit/Credit Indicator",
  i.waers as "Document currency",
  i.augbl as "Clearing Document",
  i.augdt as "Clearing date"
from (
  select kunnr, belnr, blart, bldat, zfbdt, zbd1t, zbd2t, zbd3t, shkzg, wrbtr, waers, augbl, augdt, umskz from bsid
  union all
  select kunnr, belnr, blart, bldat, zfbdt, zbd1t, zbd2t, zbd3t, shkzg, wrbtr, waers, augbl, augdt, umskz from bsad
) i
left join tcurx x on x.currkey = i.waers
-- without down payments, guarantees and other special ledgers
where i.umskz = '';

create view customer as
select
  kunnr as customer_id,
  name1 as name,
  regio as region,
  brsch as segment
from kna1
where kunnr in (select "Customer" from customer_items);
