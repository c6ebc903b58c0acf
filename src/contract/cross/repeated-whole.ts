/** Receipts on several rows that each repeat the whole amount, beside nothing but the invoices it paid: the invoices say so. */
import { currencyDigits } from '../../format/currency-digits.ts';
import { text } from '../../i18n/locale.ts';
import { problem } from '../rules/problem.ts';
import { type CrossContext, hasSharedNumber } from './cross-context.ts';

const money = (minor: unknown, currency: unknown): string => {
  const digits = currencyDigits(currency === null ? null : String(currency));
  return (Number(minor) / 10 ** digits).toFixed(digits);
};

/**
 * Lets each row be the amount of its invoice where the invoices add up to the amount that all rows of a number, a day
 * and a customer repeat; tells of rows whose one amount is more than any of their invoices.
 */
export async function splitRepeatedWholes(context: CrossContext): Promise<void> {
  const { engine } = context;
  await engine.run(`
    create or replace temp table repeated_number as
    select payment_id from raw_payment where kind = 'cash' and ${hasSharedNumber('payment', 'payment_id')}
    group by 1 having count(*) > 1`);
  const [repeated] = await engine.query('select exists (from repeated_number) as is_any');
  if (repeated!.is_any === true) await splitWholes(context);
  await engine.run('drop table repeated_number');
}

async function splitWholes({ engine, report, header }: CrossContext): Promise<void> {
  await engine.run(`
    create or replace temp table whole_receipt as
    with receipt as (
      select file, payment_id, pay_date, coalesce(customer_id, customer_name) as customer, currency,
        min(amount_minor) as amount, min(row_id) as first_id, min("row")::integer as "row", count(*)::integer as n
      from raw_payment where kind = 'cash' and payment_id in (select payment_id from repeated_number)
      group by all
      having count(*) > 1 and min(amount_minor) = max(amount_minor) and count(applied_minor) = 0
        and count(distinct invoice_id) = count(*)
    ),
    part as (
      select r.first_id, p.row_id, i.amount
      from receipt r join raw_payment p on p.file = r.file and p.payment_id = r.payment_id and p.pay_date = r.pay_date
        and p.kind = 'cash' and p.currency is not distinct from r.currency
        and coalesce(p.customer_id, p.customer_name) is not distinct from r.customer
      join (
        select invoice_id, sum(amount_minor) as amount from raw_invoice where doc_type = 'invoice' group by 1
      ) i on i.invoice_id = p.invoice_id
    ),
    summed as (
      select first_id, count(*)::integer as known, sum(amount) as whole, max(amount) as most from part group by 1
    )
    select part.row_id, part.amount as part, r.*, whole,
      case when whole = r.amount then true when most < r.amount then false end as is_whole
    from receipt r join summed s on s.first_id = r.first_id and known = r.n join part on part.first_id = r.first_id`);
  await engine.run(`
    update raw_payment set amount_minor = w.part from whole_receipt w
    where w.is_whole and w.row_id = raw_payment.row_id`);
  const found = await engine.query(`
    select file, is_whole, min("row")::integer as "row", count(distinct first_id)::integer as receipts,
      first(payment_id order by first_id) as id, first(currency order by first_id) as currency,
      first(n order by first_id) as n, first(amount order by first_id)::double as amount,
      first(whole order by first_id)::double as whole
    from whole_receipt where is_whole is not null group by 1, 2 order by 1, 2`);
  for (const { file, is_whole, row, receipts, id, currency, n, amount, whole } of found) {
    const more = Number(receipts) > 1 ? ` and ${Number(receipts) - 1} more` : '';
    const [each, all] = [money(amount, currency), money(whole, currency)];
    report(
      problem(is_whole ? 'receipt_of_invoices' : 'receipt_may_repeat', {
        file: String(file),
        row: Number(row),
        column: header(String(file), 'amount_minor'),
        value: `${id}${more}`,
        expected: text(
          `one amount for each invoice: ${n} rows of ${each}, their invoices together ${all}`,
          `各发票各自的金额：${n} 行均为 ${each}，所指发票合计 ${all}`,
        ),
      }),
    );
  }
  await engine.run('drop table whole_receipt');
}
