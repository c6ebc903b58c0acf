/** Deposit invoices beside a plain invoice of the same sale: where that repeats the whole, the deposit counts twice. */
import { groupBy } from '../../format/group-by.ts';
import { text } from '../../i18n/locale.ts';
import { amountText } from '../questions/question.ts';
import { andMore, problem, rowCount } from '../rules/problem.ts';
import { openWriter } from '../table-writer.ts';
import { type CrossContext, CUSTOMER } from './cross-context.ts';

/** Whether one amount is a usual share of another, in steps of 5 % or a third of it, to the cent. */
const isShare = (part: string, whole: string): string =>
  `(${[20, 3].map((steps) => `abs(${part} * ${steps} / (${whole}) - round(${part} * ${steps} / (${whole}))) * (${whole}) <= ${steps}`).join(' or ')})`;

/**
 * By deposit, a later invoice that is higher: of the same order, unless the deposit is a usual share of both together; or, where no
 * order is named, the only one of the same customer, if the deposit is a usual share of it alone.
 */
const DOUBLED = `
  with deposit as (
    select *, ${CUSTOMER} as customer from raw_invoice join deposit_row using (file, "row")
    where doc_type = 'invoice' and invoice_id not in (select applies_to from raw_invoice where applies_to is not null)
  ), plain as (
    select *, ${CUSTOMER} as customer from raw_invoice anti join deposit_row using (file, "row")
    where doc_type = 'invoice' and ${CUSTOMER} in (select customer from deposit)
  ), pair as (
    select d.file, d."row", d.currency, d.invoice_id, d.amount_minor, p.invoice_id as whole_id, d.contract_no is not null as is_order,
      ${isShare('d.amount_minor', 'p.amount_minor')} as is_of_whole,
      ${isShare('d.amount_minor', 'd.amount_minor + p.amount_minor')} as is_of_both
    from deposit d join plain p on p.customer = d.customer and p.currency is not distinct from d.currency
      and p.issue_date >= d.issue_date and p.amount_minor > d.amount_minor
      and (p.contract_no = d.contract_no or p.contract_no is null and d.contract_no is null)
    qualify row_number() over (partition by d.row_id order by p.issue_date, p.row_id) = 1
      and (is_order or count(*) over (partition by d.row_id) = 1)
  )
  select file, currency, min("row")::integer as "row", count(*)::integer as n, sum(amount_minor)::double as minor,
    arg_min(invoice_id, "row") as id, arg_min(whole_id, "row") as whole
  from pair where is_of_whole and not is_of_both or is_order and (is_of_whole or not is_of_both)
  group by 1, 2 order by 1, 2`;

/** Told once a file. */
export async function depositsBesideWholes(context: CrossContext): Promise<void> {
  const { engine, depositRows, report, header, settings } = context;
  if (depositRows.size === 0) return;
  await engine.run('create or replace temp table deposit_row (file VARCHAR, "row" INTEGER)');
  const writer = await openWriter(engine.connection, 'deposit_row', ['VARCHAR', 'INTEGER']);
  for (const [file, rows] of depositRows) for (const row of rows) writer.append([file, row]);
  writer.close();
  const found = await engine.query(DOUBLED);
  await engine.run('drop table deposit_row');
  for (const [file, sums] of groupBy(found, (row) => String(row.file)))
    for (const { currency, row, n, minor, id, whole } of sums) {
      const money = { currency: currency as string | null, minor: Number(minor) };
      const amount = amountText(money, settings.currency ?? null);
      const count = Number(n);
      report(
        problem('deposit_and_whole', {
          file,
          row: Number(row),
          column: header(file, 'invoice_id'),
          value: andMore(`${id}: ${whole}`, count),
          expected: text(
            `an invoice over what the deposit leaves, or a credit note for it: ${rowCount(count)}, ${amount} may count twice`,
            `后一张发票只含余额，或对预收发票开具红字：${count} 行，${amount} 可能计了两次`,
          ),
        }),
      );
    }
}
