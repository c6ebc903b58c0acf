/** Payments that name an invoice by another number of it: its order, its contract, its delivery; and texts that name none. */
import { sqlText } from '../../engine/engine.ts';
import { groupBy } from '../../format/group-by.ts';
import { text } from '../../i18n/locale.ts';
import { andMore, problem, rowCount } from '../rules/problem.ts';
import { type CrossContext, setInvoices, sumsText } from './cross-context.ts';
import { collectLost } from './several-invoices.ts';

/** A number inside a text is one only where it is long enough to be nothing else. */
const SHORTEST = 4;

/** Payments by the one invoice that has the number which they name in place of its own; rows by row_id. */
const NAMED = `
  with open as (
    select row_id, file, "row", customer_id, customer_name, invoice_id is null as is_text,
      lower(trim(coalesce(invoice_id, bank_ref))) as said
    from raw_payment
    where coalesce(invoice_id, bank_ref) is not null and kind <> 'outgoing'
      and (invoice_id is null or row_id in (select row_id from lost_reference where side = 'payment'))
  ), word as (
    select *, said as key from open
    union
    select * replace (false as is_text), unnest(string_split_regex(said, '[^\\p{L}\\p{N}/_.\\-]+|[.,;:]+(?:\\s|$)')) as key
    from open where is_text
  ), number as (
    select lower(trim(contract_no)) as key, min(invoice_id) as invoice_id, min(customer_id) as customer_id,
      min(customer_name) as customer_name
    from raw_invoice where doc_type = 'invoice' and lower(trim(contract_no)) in (select key from word)
    group by 1 having count(distinct invoice_id) = 1
  ), found as (
    select distinct w.row_id, w.file, w."row", w.said, n.invoice_id
    from word w join number n using (key)
    where (w.key = w.said or length(w.key) >= ${SHORTEST} and regexp_matches(w.key, '[0-9]'))
      and (coalesce(w.customer_id, w.customer_name) is null
        or w.customer_id in (n.customer_id, n.customer_name)
        or w.customer_name in (n.customer_id, n.customer_name))
  )
  select row_id, file, "row", said, min(invoice_id) as invoice_id from found
  group by all having count(*) = 1 order by row_id`;

/** Gives such payments their invoice, and reports it once a file. */
export async function referencesByOtherNumber(context: CrossContext): Promise<void> {
  const { engine, report, header } = context;
  const [any] = await engine.query(
    'select exists (from raw_invoice where contract_no is not null) as is_any',
  );
  if (any!.is_any !== true) return;
  const rows = await engine.query(NAMED);
  await setInvoices(
    engine,
    rows.map(({ row_id, invoice_id }) => [row_id, invoice_id]),
  );
  if (rows.length > 0) await collectLost(engine);
  for (const [file, found] of groupBy(rows, (row) => String(row.file))) {
    const { row, said, invoice_id } = found[0]!;
    const place = { file, row: Number(row), column: header(file, 'invoice_id') };
    report(
      problem('by_other_number', {
        ...place,
        value: andMore(`${said}: ${invoice_id}`, found.length),
      }),
    );
  }
}

/** Tells of texts that name no invoice: where other payments name one, or nobody says whose the money is. */
export async function textsNotMatched(context: CrossContext): Promise<void> {
  const { engine, report, header, settings } = context;
  const isNever = settings.unreferenced_payments === 'unapplied';
  const rows = await engine.query(`
    with mode as (
      select ${isNever} or exists (
        from raw_payment where kind = 'cash' and invoice_id is not null
          and row_id not in (select row_id from raw_text_reference)) as is_named
    )
    select file, currency, min("row")::integer as "row", arg_min(bank_ref, "row") as text,
      count(*)::integer as n, sum(amount_minor)::double as minor
    from raw_payment, mode
    where kind = 'cash' and invoice_id is null and bank_ref is not null
      and (is_named and ${sqlText(settings.unreferenced_payments)} <> 'oldest_due_first'
        or coalesce(customer_id, customer_name) is null)
    group by 1, 2 order by 1, 2`);
  for (const found of rows) {
    const [file, n] = [String(found.file), Number(found.n)];
    const amount = sumsText([found], context);
    report(
      problem('text_not_matched', {
        file,
        row: Number(found.row),
        column: header(file, 'bank_ref'),
        value: andMore(String(found.text), n),
        expected: text(
          `an invoice number of the invoice files: ${rowCount(n)}, ${amount}`,
          `发票文件中的发票号：${n} 行，${amount}`,
        ),
      }),
    );
  }
}
