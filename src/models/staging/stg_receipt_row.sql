-- stg_receipt_row: one row per payment row that is part of a receipt read before it: a payment over several invoices is one receipt, in one row of a file or in several.
with
payment as (select * from raw_payment),
repeated_id as (select payment_id from payment group by payment_id having count(*) > 1 and payment_id is not null),
repeated_place as (
  select file, "row" from payment where payment_id is null group by file, "row" having count(*) > 1
),
part as (
  select * from payment
  where payment_id in (select payment_id from repeated_id)
    or (payment_id is null and (file, "row") in (select (file, "row") from repeated_place))
),
numbered as (
  select row_id,
    min(row_id) over (
      partition by coalesce('id ' || payment_id, concat_ws(' ', file, sheet, "row")),
        coalesce(customer_id, customer_name), pay_date, currency, method, kind
    ) as receipt_row_id
  from part
),
final as (select row_id, receipt_row_id from numbered where row_id <> receipt_row_id)
select * from final
