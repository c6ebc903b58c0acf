/** Demands for money in advance: one that a receipt names as what it pays is an invoice, and the receipt is the money. */
import { groupBy } from '../../format/group-by.ts';
import { text } from '../../i18n/locale.ts';
import { andMore, problem, rowCount } from '../rules/problem.ts';
import { type CrossContext, sumsText } from './cross-context.ts';

/** A deposit in the list of documents counts as money received, unless a receipt of another file or row pays it. */
export async function depositsPaid({ engine, report, header }: CrossContext): Promise<void> {
  const [deposit] = await engine.query(
    `select exists (from raw_invoice where doc_type = 'prepayment') as is_any`,
  );
  if (deposit!.is_any !== true) return;
  const rows = await engine.query(`
    update raw_invoice set doc_type = 'invoice'
    where doc_type = 'prepayment' and invoice_id in (
      select invoice_id from raw_payment where kind = 'cash' and invoice_id is not null)
    returning row_id, file, "row", invoice_id`);
  const sorted = rows.toSorted((a, b) => Number(a.row_id) - Number(b.row_id));
  for (const [file, found] of groupBy(sorted, (row) => String(row.file))) {
    const { row, invoice_id } = found[0]!;
    const place = { file, row: Number(row), column: header(file, 'doc_type') };
    report(problem('deposit_paid', { ...place, value: andMore(`${invoice_id}`, found.length) }));
  }
}

/** Rows of the list that say of their own rest what our figures do not. */
const CONTRADICTED = `
  select case when doc_type = 'prepayment' and open_minor <> 0 then 'deposit_open' else 'credit_counted_beside' end as rule,
    file, currency, min("row")::integer as "row", arg_min(invoice_id, "row") as id,
    count(*)::integer as n, sum(amount_minor)::double as minor, sum(open_minor)::double as open
  from raw_invoice
  where doc_type = 'prepayment' and open_minor <> 0
    or doc_type <> 'invoice' and applies_to is null and abs(open_minor) < amount_minor
      and not exists (select 1 from raw_payment)
      and exists (select 1 from raw_invoice i
        where i.doc_type = 'invoice' and i.open_minor > 0 and i.open_minor < i.amount_minor)
  group by 1, 2, 3 order by 1, 2, 3`;

/**
 * Deposits that their list says are open, counted as money received; and credits that it says are used, counted beside the
 * invoices whose open amounts are lower by them. Both are told with what the list says.
 */
export async function contradictedCredits(context: CrossContext): Promise<void> {
  const { engine, report, header } = context;
  for (const { rule, file, currency, row, id, n, minor, open } of await engine.query(
    CONTRADICTED,
  )) {
    const [whole, rest] = [minor, open].map((sum) => sumsText([{ currency, minor: sum }], context));
    report(
      problem(rule as 'deposit_open' | 'credit_counted_beside', {
        file: String(file),
        row: Number(row),
        column: header(String(file), 'open_minor'),
        value: andMore(String(id), Number(n)),
        expected: text(
          `one amount: ${rowCount(Number(n))} of ${whole}, of which the list says that ${rest} is open`,
          `一个金额：${n} 行共 ${whole}，其中清单称 ${rest} 未结`,
        ),
      }),
    );
  }
}
