/** Balances that customers were asked to confirm: the last letter of each customer and currency, and its answer. */
import { NAMES, ownerOf, PLACE } from './behind.ts';
import { setFrame } from './frame.ts';
import type { RowSource, RowsContext } from './source.ts';
import type { RowsQuestion } from './types.ts';

export function confirmationRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { asOf, filter, unit } = setFrame(context, question);
  const isAnswered = `p.answered_on <= ${asOf}`;
  const answered = (column: string): string => `case when ${isAnswered} then p.${column} end`;
  return {
    with: [
      `part as (select p.* exclude (answered_on, outcome, confirmed_minor, difference_minor, reason),
    ${unit} as unit_currency, coalesce(${answered('outcome')}, 'outstanding') as outcome,
    ${['answered_on', 'confirmed_minor', 'difference_minor', 'reason']
      .map((column) => `${answered(column)} as ${column}`)
      .join(', ')}
  from mart_confirmation p
  where p.sent_on <= ${asOf} and p.balance_date <= ${asOf}
    and (p.next_sent_on is null or p.next_sent_on > ${asOf}) and ${filter})`,
    ],
    columns: {
      customer: 'coalesce(c.name, part.customer)',
      rep: 'coalesce(r.name, part.rep)',
      confirmation: 'part.outcome',
      balance_date: 'part.balance_date',
      sent_on: 'part.sent_on',
      answered_on: 'part.answered_on',
      balance_minor: 'part.balance_minor',
      confirmed_minor: 'part.confirmed_minor',
      difference_minor: 'part.difference_minor',
      reason: 'part.reason',
      currency: 'part.unit_currency',
      file: 's.file',
      sheet: 's.sheet',
      row: 'part.source_row_id + s.row_offset',
      customer_id: 'part.customer',
      rep_id: 'part.rep',
      source_row_id: 'part.source_row_id',
    },
    from: `part ${PLACE} ${NAMES('part', ['customer', 'rep']).join(' ')}`,
    owner: ownerOf('part'),
    amountColumn: 'balance_minor',
    defaultSort: { column: 'balance_minor', descending: true },
    scope: 'openItems',
  };
}
