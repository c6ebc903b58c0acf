/** A statement of account in the documents' own currency: opening balance, every movement, closing balance. */
import { PLACE } from './behind.ts';
import { setFrame } from './frame.ts';
import type { RowSource, RowsContext } from './source.ts';
import type { RowsQuestion } from './types.ts';

/** Lines of one currency follow each other; `balance_minor` is the net balance after each. */
export function statementRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { from, end, filter } = setFrame(context, question);
  return {
    with: [
      `moved as (select p.currency, p.date, p.kind, p.source_row_id, i.invoice_key,
    case when p.kind in ('invoice', 'refund') then p.amount_doc_minor else 0 end as debit_minor,
    case when p.kind in ('invoice', 'refund') then 0 else p.amount_doc_minor end as credit_minor,
    i.invoice_id, i.due_date, i.file, i.sheet, i.row
  from mart_movement p left join fct_item i using (item_key)
  where p.date <= ${end} and ${filter})`,
      `line as (
  select currency, 0 as step, 'opening' as line, ${from} as date, null as kind, null as source_row_id,
    null as invoice_key, null as invoice_id, null as due_date, null as debit_minor, null as credit_minor,
    coalesce(sum(debit_minor - credit_minor) filter (date < ${from}), 0) as change_minor,
    null as file, null as sheet, null as row
  from moved group by currency
  union all
  select currency, 1, 'movement', date, kind, source_row_id,
    case when count(distinct invoice_key) = 1 then min(invoice_key) end,
    string_agg(distinct invoice_id, ', ' order by invoice_id),
    case when kind = 'invoice' then min(due_date) end,
    sum(debit_minor), sum(credit_minor), sum(debit_minor - credit_minor),
    case when kind = 'invoice' then min(file) end, case when kind = 'invoice' then min(sheet) end,
    case when kind = 'invoice' then min(row) end
  from moved where date >= ${from}
  group by currency, date, kind, source_row_id, case when kind = 'invoice' then invoice_key end
  union all
  select distinct currency, 2, 'closing', ${end}, null, null, null, null, null, null, null, 0, null, null, null
  from moved)`,
      `part as (select *,
    row_number() over (order by currency, step, date, credit_minor, invoice_key, source_row_id) as seq,
    sum(change_minor) over (partition by currency
      order by step, date, credit_minor, invoice_key, source_row_id rows unbounded preceding) as balance_minor
  from line)`,
    ],
    columns: {
      line: 'part.line',
      document: 'part.invoice_id',
      kind: 'part.kind',
      date: 'part.date',
      due_date: 'part.due_date',
      debit_minor: 'nullif(part.debit_minor, 0)',
      credit_minor: 'nullif(part.credit_minor, 0)',
      balance_minor: 'part.balance_minor',
      currency: 'part.currency',
      file: 'coalesce(s.file, part.file)',
      sheet: 'case when s.file is null then part.sheet else s.sheet end',
      row: 'coalesce(part.source_row_id + s.row_offset, part.row)',
      invoice_key: 'part.invoice_key',
      source_row_id: 'part.source_row_id',
      seq: 'part.seq',
    },
    from: `part ${PLACE}`,
    amountColumn: null,
    defaultSort: { column: 'seq' },
  };
}
