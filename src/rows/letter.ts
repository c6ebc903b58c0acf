/** What letters to customers list: open items and unapplied credit at the as-of date, in the documents' own currency. */
import { filterClauses } from '../metrics/ask/compile.ts';
import { ownerOf } from './behind.ts';
import { setFrame } from './frame.ts';
import type { RowSource, RowsContext } from './source.ts';
import type { RowsQuestion } from './types.ts';

/** A customer's lines of one currency follow each other: items by due date, then credit, which is below 0. */
export function letterRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { asOf } = setFrame(context, question);
  const { customer, currency } = question.filter ?? {};
  const wanted = { ...(customer && { customer }), ...(currency && { currency }) };
  const filter = ['true', ...filterClauses(wanted)].join(' and ');
  const isAt = `(p.end_date is null or p.end_date > ${asOf}) and ${filter}`;
  return {
    with: [
      `part as (
  select 1 as step, 'invoice' as kind, p.item_key, p.customer, p.currency, p.issue_date as date,
    sum(p.amount_doc_minor) as open_minor
  from mart_piece p where p.issue_date <= ${asOf} and ${isAt}
  group by p.item_key, p.customer, p.currency, p.issue_date
  union all
  select 2, p.source_kind, null, p.customer, p.currency, p.start_date, -sum(p.amount_doc_minor)
  from mart_credit p where p.start_date <= ${asOf} and p.known_from is null and ${isAt}
  group by p.customer, p.currency, p.start_date, p.source_kind, p.source_row_id)`,
      `placed as (select part.*, i.invoice_id, i.instalment_no, i.due_date, i.amount_doc_minor,
    i.rep, i.region, i.segment,
    row_number() over (order by part.customer, part.currency, step, i.due_date, part.date, i.invoice_id, i.instalment_no, part.open_minor) as seq
  from part left join fct_item i using (item_key) where open_minor <> 0)`,
    ],
    columns: {
      document: 'part.invoice_id',
      instalment_no: 'part.instalment_no',
      kind: 'part.kind',
      date: 'part.date',
      due_date: 'part.due_date',
      amount_minor: 'coalesce(part.amount_doc_minor, part.open_minor)',
      open_minor: 'part.open_minor',
      currency: 'part.currency',
      customer_id: 'part.customer',
      rep_id: 'c.rep',
      item_key: 'part.item_key',
      seq: 'part.seq',
    },
    from: 'placed part left join dim_customer c on c.customer = part.customer',
    owner: ownerOf('part'),
    amountColumn: 'open_minor',
    defaultSort: { column: 'seq' },
    scope: (question.asOf ?? context.asOf) === context.asOf ? 'openItems' : 'everything',
  };
}
