/** The rows of what was decided about customers, each with what became of it by the as-of date. */
import { ownerOf, PLACE } from './behind.ts';
import { setFrame } from './frame.ts';
import type { RowSource, RowsContext } from './source.ts';
import type { RowsQuestion } from './types.ts';

/** Decisions up to the as-of date, the last one first; money counts for the last decision before it. */
export function actionRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { asOf, filter, unit } = setFrame(context, question);
  return {
    with: [
      `came as (select source_row_id, sum(amount_minor)::bigint as received_minor
  from fct_action_receipt where date <= ${asOf} group by source_row_id)`,
      `decided as (select a.*, k.name, k.rep, k.region, k.segment, coalesce(c.received_minor, 0) as received_minor
  from fct_action a left join dim_customer k using (customer) left join came c using (source_row_id))`,
      `part as (select p.*, ${unit} as unit_currency,
    case when p.done_on <= least(${asOf}, coalesce(p.next_date, ${asOf})) then 'done'
      when p.next_date < ${asOf} then 'not_done' else 'pending' end as done
  from decided p where p.decided_on <= ${asOf} and ${filter})`,
    ],
    columns: {
      decided_on: 'part.decided_on',
      done: 'part.done',
      customer: 'coalesce(part.name, part.customer)',
      decision: 'part.decision',
      next_date: 'part.next_date',
      promised_minor: 'part.promised_minor',
      received_minor: 'part.received_minor',
      owner: 'part.owner',
      decided_by: 'part.decided_by',
      note: 'part.note',
      currency: 'part.unit_currency',
      file: 's.file',
      sheet: 's.sheet',
      row: 'part.source_row_id + s.row_offset',
      customer_id: 'part.customer',
      source_row_id: 'part.source_row_id',
    },
    from: `part ${PLACE}`,
    owner: ownerOf('part'),
    amountColumn: 'received_minor',
    defaultSort: { column: 'decided_on', descending: true },
  };
}
