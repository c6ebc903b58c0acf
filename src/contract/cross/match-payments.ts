/** Payments and disputes against the invoices they name: currency, day, and whether there is such an invoice. */

import { sqlText } from '../../engine/engine.ts';
import { currencyDigits } from '../../format/currency-digits.ts';
import { groupBy } from '../../format/group-by.ts';
import { text } from '../../i18n/locale.ts';
import { andMore, problem, rowCount } from '../rules/problem.ts';
import { type CrossContext, setInvoices, sumsText } from './cross-context.ts';
import { nearInvoices } from './payment-text.ts';
import { collectLost, hasLost } from './several-invoices.ts';

/** Payments take a missing currency from their invoice; unknown invoices and early payments are reported. */
export async function matchPayments(context: CrossContext): Promise<void> {
  const { engine } = context;
  if (await hasLost(engine)) {
    await matchLetterCase(context);
    await unknownInvoices(context, 'payment');
  }
  await fillPaymentCurrency(context);
  const early = await engine.query(`
    with suspect as (
      select p.invoice_id from raw_payment p join raw_invoice i using (invoice_id)
      where coalesce(p.applied_date, p.pay_date) < i.issue_date
    ), issued as (
      select invoice_id, min(issue_date) as issue_date from raw_invoice
      where invoice_id in (select invoice_id from suspect) group by 1
    )
    select file, "row", invoice_id, pay_date::varchar as pay_date, issue_date::varchar as issue_date
    from raw_payment join issued using (invoice_id)
    where coalesce(applied_date, pay_date) < issue_date order by row_id`);
  for (const row of early) {
    const file = String(row.file);
    context.report(
      problem('paid_before_issue', {
        file,
        row: Number(row.row),
        column: context.header(file, 'pay_date'),
        value: `${row.pay_date}, invoice ${row.invoice_id} of ${row.issue_date}`,
      }),
    );
  }
}

/** A number as it is compared: in small letters, without what a spreadsheet adds to a whole number. */
const plainId = (column: string): string => `lower(regexp_replace(${column}, '\\.0+$', ''))`;

/** A reference that differs from one invoice number only in capital letters, or a .0 at its end, is that invoice. */
async function matchLetterCase({ engine, report, header }: CrossContext): Promise<void> {
  const rows = await engine.query(`
    with lost as (
      select row_id, file, "row", invoice_id as said, ${plainId('invoice_id')} as key from raw_payment p
      where ${LOST.payment}
    ), meant as (
      select ${plainId('invoice_id')} as key, min(invoice_id) as invoice_id from raw_invoice
      where ${plainId('invoice_id')} in (select key from lost)
      group by 1 having count(distinct invoice_id) = 1
    )
    select row_id, file, "row", said, invoice_id from lost join meant using (key) order by row_id`);
  await setInvoices(
    engine,
    rows.map(({ row_id, invoice_id }) => [row_id, invoice_id]),
  );
  if (rows.length > 0) await collectLost(engine);
  for (const [file, found] of groupBy(rows, (row) => String(row.file))) {
    const { row, said, invoice_id } = found[0]!;
    const place = { file, row: Number(row), column: header(file, 'invoice_id') };
    report(
      problem('id_case', { ...place, value: andMore(`${said}: ${invoice_id}`, found.length) }),
    );
  }
}

/** Amounts without a currency were read with the default's decimals; another currency's rescale them exactly. */
async function fillPaymentCurrency(context: CrossContext): Promise<void> {
  const { engine, settings } = context;
  await engine.run(`
    create or replace temp table payment_currency as
    with invoiced as (
      select invoice_id, min(currency) as currency from raw_invoice
      where invoice_id in (select invoice_id from raw_payment where currency is null)
      group by invoice_id having count(distinct currency) = 1 and count(currency) = count(*)
    ),
    -- where all that is named is one currency, money without a name is no other
    sole as (
      select min(currency) as currency from (
        select currency from raw_invoice union all select currency from raw_payment where currency is not null)
      having count(distinct currency) = 1 and count(currency) = count(*) and ${settings.currency === undefined}
    )
    select p.row_id, coalesce(invoiced.currency, sole.currency) as currency, invoiced.currency is null as is_sole
    from raw_payment p left join invoiced using (invoice_id) left join sole on true
    where p.currency is null and coalesce(invoiced.currency, sole.currency) is not null`);
  const currencies = await engine.query('select distinct currency from payment_currency');
  for (const { currency } of currencies) {
    const digits = currencyDigits(String(currency)) - currencyDigits(settings.currency ?? null);
    const factor = 10 ** Math.abs(digits);
    const isExact = digits < 0 ? `and amount_minor % ${factor} = 0` : '';
    await engine.run(`
      update raw_payment set currency = ${sqlText(String(currency))},
        amount_minor = amount_minor ${digits < 0 ? '//' : '*'} ${factor}
      where row_id in (select row_id from payment_currency where currency = ${sqlText(String(currency))})
        ${isExact}`);
  }
  await reportTakenCurrency(context);
  const sole = await engine.query(`
    select file, t.currency, min("row")::integer as "row", count(*)::integer as n
    from raw_payment join payment_currency t using (row_id) where is_sole group by 1, 2 order by 1`);
  for (const { file, currency, row, n } of sole)
    context.report(
      problem('currency_of_all', {
        file: String(file),
        row: Number(row),
        column: context.header(String(file), 'currency'),
        value: String(currency),
        expected: text(`a currency in each row: ${n} without`, `每行均有币种：${n} 行没有`),
      }),
    );
  await engine.run('drop table payment_currency');
}

/** Of payments, those among `lost_reference`. */
const LOST = {
  payment: `row_id in (select row_id from lost_reference where side = 'payment')`,
  dispute: `invoice_id not in (
    select invoice_id from raw_invoice where invoice_id in (select invoice_id from raw_dispute))`,
};

/** Where the invoices are in several currencies, payments that name none are told: how many, how much, and whose they took. */
async function reportTakenCurrency(context: CrossContext): Promise<void> {
  const { engine, report, header } = context;
  const rows = await engine.query(`
    select file, p.currency, min("row")::integer as "row", count(*)::integer as n,
      sum(amount_minor)::double as minor
    from raw_payment p left join payment_currency t using (row_id)
    where (t.row_id is not null or p.currency is null)
      and (select count(distinct currency) from raw_invoice) > 1
    group by 1, 2 order by 1, 2`);
  for (const [file, found] of groupBy(rows, (row) => String(row.file))) {
    const count = found.reduce((sum, { n }) => sum + Number(n), 0);
    const amounts = sumsText(found, context);
    report(
      problem('payment_currency_taken', {
        file,
        row: Math.min(...found.map(({ row }) => Number(row))),
        column: header(file, 'currency'),
        value: String(count),
        expected: text(
          `a currency in each row: ${rowCount(count)}, ${amounts}`,
          `每行均有币种：${count} 行，${amounts}`,
        ),
      }),
    );
  }
}

/** References to invoices that are not in the data, with the one that was probably meant. */
export async function unknownInvoices(
  context: CrossContext,
  table: 'payment' | 'dispute',
): Promise<void> {
  const rows = await context.engine.query(`
    select row_id, file, "row", invoice_id from raw_${table} p where ${LOST[table]} order by row_id`);
  const near = rows.length > 0 ? await nearInvoices(context.engine, table) : new Map();
  for (const row of rows) {
    const file = String(row.file);
    const similar = near.get(Number(row.row_id));
    context.report(
      problem(similar === undefined ? 'unknown_invoice' : 'near_invoice', {
        file,
        row: Number(row.row),
        column: context.header(file, 'invoice_id'),
        value: String(row.invoice_id),
        expected:
          similar === undefined
            ? ''
            : text(`${similar}, an invoice in the data`, `数据中的发票 ${similar}`),
      }),
    );
  }
}
