/** Money that went out of a bank account: a refund where it names a customer or an invoice, else nothing of the receivables. */

import { type Row, sqlText } from '../../engine/engine.ts';
import type { NativeEngine } from '../../engine/native.ts';
import { groupBy } from '../../format/group-by.ts';
import { text } from '../../i18n/locale.ts';
import { andMore, problem, rowCount } from '../rules/problem.ts';
import { batches, type CrossContext, CUSTOMER, removeRows, sumsText } from './cross-context.ts';
import { askDirection, onlyOutgoing, turnedLists } from './direction.ts';
import { invoicesInText } from './payment-text.ts';

const OUT = `kind = 'outgoing'`;

/** Rows that a customer of the data, or one of its invoices, is named in: by a column, else by the text. */
export async function outgoingMoney(context: CrossContext): Promise<void> {
  const { engine, report, header } = context;
  await turnedLists(context);
  const [count] = await engine.query(`select count(*)::integer as n from raw_payment where ${OUT}`);
  if (Number(count!.n) === 0) return;
  const files = await onlyOutgoing(context);
  await engine.run(`
    update raw_payment set kind = 'refund' where ${OUT} and (
      invoice_id in (select invoice_id from raw_invoice)
      or ${CUSTOMER} in (select ${CUSTOMER} from raw_invoice)
      or customer_name in (select customer_name from raw_invoice)
      or ${CUSTOMER} in (select ${CUSTOMER} from raw_payment where kind = 'cash'))`);
  await takeFromText(engine);
  await askDirection(context, files);
  const rows = await engine.query(`
    select row_id, file, "row", coalesce(bank_ref, ${CUSTOMER}, method, '') as text, currency,
      amount_minor::double as minor, source_minor::bigint as source_minor
    from raw_payment where ${OUT} order by row_id`);
  await removeRows(context, 'payment', rows, 'not_data');
  for (const [file, found] of groupBy(rows, (row) => String(row.file))) {
    const { row, text: said } = found[0] as Row;
    const [n, amounts] = [found.length, sumsText(found, context)];
    report(
      problem('outgoing_money', {
        file,
        row: Number(row),
        column: header(file, 'amount_minor'),
        value: andMore(String(said), n),
        expected: text(
          `money from customers: ${rowCount(n)}, ${amounts}`,
          `客户付来的款项：${n} 行，${amounts}`,
        ),
      }),
    );
  }
}

/** What names an invoice, or a customer by the whole name, goes back to that one. */
async function takeFromText(engine: NativeEngine): Promise<void> {
  const invoices = await engine.query(invoicesInText(OUT));
  const customers = await engine.query(`
    with text as (
      select row_id, lower(bank_ref) as text,
        unnest(string_split_regex(lower(bank_ref), '[^\\p{L}\\p{N}]+')) as word
      from raw_payment where ${OUT} and bank_ref is not null
    ), customer as (
      select distinct customer_name as name, lower(customer_name) as low,
        regexp_extract(lower(customer_name), '[\\p{L}\\p{N}]+') as word
      from raw_invoice where length(customer_name) >= 3
    )
    select row_id, min(name) as name from text join customer using (word)
    where contains(text, low) group by 1 order by 1`);
  for (const batch of batches(invoices))
    await engine.run(`update raw_payment set kind = 'refund'
      where row_id in (${batch.map(({ row_id }) => row_id).join(',')})`);
  for (const batch of batches(customers)) {
    const ids = batch.map(({ row_id }) => row_id).join(',');
    await engine.run(`update raw_payment set kind = 'refund' where row_id in (${ids})`);
    const names = batch.map(({ row_id, name }) => `(${row_id}, ${sqlText(String(name))})`);
    await engine.run(`update raw_payment set customer_name = f.name
      from (values ${names.join(', ')}) f(row_id, name)
      where raw_payment.row_id = f.row_id and ${CUSTOMER} is null`);
  }
}
