/** Invoices that their status calls paid although nothing in the data settles them. */

import type { Row } from '../../engine/engine.ts';
import { groupBy } from '../../format/group-by.ts';
import { text } from '../../i18n/locale.ts';
import { andMore, problem, rowCount } from '../rules/problem.ts';
import { openWriter } from '../table-writer.ts';
import { type CrossContext, sumsText } from './cross-context.ts';

/** Told once a file: how many, how much, and the first of them. They stay open: no day and no money is made up. */
export async function paidWithoutPayment(context: CrossContext): Promise<void> {
  const { engine, paidRows, report, header } = context;
  if (paidRows.size === 0) return;
  // payments that name no invoice may be those of any
  const [money] = await engine.query(`
    select count(*)::integer as payments, count(invoice_id)::integer as named
    from raw_payment where kind = 'cash'`);
  if (Number(money!.payments) > 0 && Number(money!.named) === 0) return;
  for (const [file, sums] of groupBy(await unsettled(context), (row) => String(row.file))) {
    const first = sums.reduce((a, b) => (Number(a.row) < Number(b.row) ? a : b));
    const count = sums.reduce((sum, { n }) => sum + Number(n), 0);
    const amounts = sumsText(sums, context);
    report(
      problem('paid_without_payment', {
        file,
        row: Number(first.row),
        column: header(file, 'status'),
        value: andMore(String(first.id), count),
        expected: text(
          `a payment, a settled date or an amount paid for each: ${rowCount(count)}, ${amounts}`,
          `每张有收款、结清日期或已付金额：${count} 行，${amounts}`,
        ),
      }),
    );
  }
}

/** By file and currency. */
async function unsettled({ engine, paidRows }: CrossContext): Promise<Row[]> {
  await engine.run('create or replace temp table paid_row (file VARCHAR, "row" INTEGER)');
  const writer = await openWriter(engine.connection, 'paid_row', ['VARCHAR', 'INTEGER']);
  for (const [file, rows] of paidRows) for (const row of rows) writer.append([file, row]);
  writer.close();
  const rows = await engine.query(`
    select file, currency, count(*)::integer as n, sum(amount_minor)::double as minor,
      min("row")::integer as "row", arg_min(invoice_id, "row") as id
    from raw_invoice join paid_row using (file, "row")
    where invoice_id not in (select invoice_id from raw_payment where invoice_id is not null)
      and invoice_id not in (select applies_to from raw_invoice where applies_to is not null)
    group by 1, 2 order by 1, 2`);
  await engine.run('drop table paid_row');
  return rows;
}
