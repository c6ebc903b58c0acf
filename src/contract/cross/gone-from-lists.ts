/** Items of a list of open items that the next one, of a later day, has no more: paid or credited, and the data does not say which. */
import { groupBy } from '../../format/group-by.ts';
import { text } from '../../i18n/locale.ts';
import { andMore, problem } from '../rules/problem.ts';
import { type CrossContext, sumsText } from './cross-context.ts';

/** Told once a list: how many, how much, and the first of them; they stay open. */
export async function goneFromLists(context: CrossContext): Promise<void> {
  const { engine, report, header } = context;
  const [open] = await engine.query(`
    select exists (from raw_invoice
      where doc_type = 'invoice' and open_minor > 0 and paid_minor is null and settled_date is null) as is_any`);
  if (open!.is_any !== true) return;
  const rows = await engine.query(`
    with list as (
      select file, lead(file) over (order by min(row_id)) as next from raw_invoice
      where doc_type = 'invoice' group by file
      having count(open_minor) = count(*) and min(open_minor) > 0 and count(paid_minor) + count(settled_date) = 0
    ),
    followed as (
      select * from list where next is not null and exists (
        select 1 from raw_invoice a join raw_invoice b using (invoice_id) where a.file = list.file and b.file = next)
    )
    select i.file, next, currency, count(*)::integer as n, sum(open_minor)::double as minor,
      min("row")::integer as "row", arg_min(invoice_id, "row") as id
    from raw_invoice i join followed f on f.file = i.file
    where doc_type = 'invoice'
      and not exists (select 1 from raw_invoice b where b.file = next and b.invoice_id = i.invoice_id)
      and not exists (select 1 from raw_payment p where p.invoice_id is null or p.invoice_id = i.invoice_id)
    group by 1, 2, 3 order by 1, 3`);
  for (const [file, sums] of groupBy(rows, (row) => String(row.file))) {
    const { row, id, next } = sums[0]!;
    const count = sums.reduce((sum, { n }) => sum + Number(n), 0);
    const amounts = sumsText(sums, context);
    report(
      problem('gone_from_list', {
        file,
        row: Number(row),
        column: header(file, 'invoice_id'),
        value: andMore(String(id), count),
        expected: text(
          `them in ${next} too, or their payments: ${count} ${count === 1 ? 'item' : 'items'}, ${amounts}`,
          `${next} 中也有，或有其收款：${count} 项，${amounts}`,
        ),
      }),
    );
  }
}
