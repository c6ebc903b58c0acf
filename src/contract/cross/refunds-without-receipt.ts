/** Money given or taken back of an invoice for which less had come: one of the two is missing, or the word means something else. */
import { groupBy } from '../../format/group-by.ts';
import { text } from '../../i18n/locale.ts';
import { amountText } from '../questions/question.ts';
import { andMore, problem, rowCount } from '../rules/problem.ts';
import { type CrossContext, CUSTOMER } from './cross-context.ts';

/** Told once a file; an invoice that says itself that it was paid needs no receipt in the data. */
export async function refundsWithoutReceipt(context: CrossContext): Promise<void> {
  const { engine, report, header } = context;
  const rows = await engine.query(`
    with refunded as (
      select invoice_id, sum(amount_minor) as back from raw_payment
      where kind = 'refund' and invoice_id is not null group by 1
    ), received as (
      select invoice_id, sum(amount_minor) as came from raw_payment
      where kind = 'cash' and invoice_id in (select invoice_id from refunded) group by 1
    ), bare as (
      select invoice_id from refunded join raw_invoice using (invoice_id)
      where doc_type = 'invoice' group by 1
      having count(settled_date) = 0 and count(nullif(paid_minor, 0)) = 0
    )
    select p.file, p."row", p.invoice_id from raw_payment p
    join refunded using (invoice_id) join bare using (invoice_id) left join received using (invoice_id)
    where p.kind = 'refund' and back > coalesce(came, 0) order by p.row_id`);
  for (const [file, found] of groupBy(rows, (row) => String(row.file))) {
    const { row, invoice_id } = found[0]!;
    const place = { file, row: Number(row), column: header(file, 'amount_minor') };
    report(
      problem('refund_without_receipt', {
        ...place,
        value: andMore(`${invoice_id}`, found.length),
      }),
    );
  }
}

/** Refunds of which no invoice is named that they give back: they lower what the customer has paid ahead, and open no invoice again. */
export async function refundsOfCustomers({
  engine,
  report,
  header,
  settings,
}: CrossContext): Promise<void> {
  const rows = await engine.query(`
    select file, currency, min("row")::integer as "row", arg_min(coalesce(bank_ref, ${CUSTOMER}), "row") as said,
      bool_or(bank_ref is not null) as has_text,
      count(*)::integer as n, sum(amount_minor)::double as minor
    from raw_payment where kind = 'refund' and invoice_id is null
    group by 1, 2 order by 1, 2`);
  for (const { file, currency, row, said, has_text, n, minor } of rows) {
    const money = { currency: currency as string | null, minor: Number(minor) };
    const amount = amountText(money, settings.currency ?? null);
    const [name, count] = [String(file), Number(n)];
    report(
      problem('refund_of_customer', {
        file: name,
        row: Number(row),
        column: header(name, has_text === true ? 'bank_ref' : 'amount_minor'),
        value: andMore(String(said ?? amount), count),
        expected: text(
          `the number of the invoice that was paid back: ${rowCount(count)}, ${amount}`,
          `退款所对应的发票号：${count} 行，${amount}`,
        ),
      }),
    );
  }
}
