/** Promises one by one, with what came of each. */
import { NAMES, ownerOf, PLACE } from './behind.ts';
import { setFrame } from './frame.ts';
import { INVOICE_COLUMNS, invoicesOf, owned } from './owned.ts';
import type { RowSource, RowsContext } from './source.ts';
import type { RowsQuestion } from './types.ts';

/** `due`: on known invoices, as in figures, for the as-of date or later. `overdue`: past their date, not kept and the invoice still open. */
const promisesOf = (state: RowsQuestion['state'], asOf: string): string[] =>
  state === 'due'
    ? [`part.due_on >= ${asOf}`, 'part.invoice_key is not null']
    : state === 'overdue'
      ? [`part.due_on < ${asOf}`, 'not part.is_kept', 'part.open_minor > 0']
      : [];

/** What became of invoices that somebody promised: asked several times, and few of a large book. */
const PROMISED_PIECES = `promised_piece as materialized (select * from mart_piece
  where invoice_key in (select invoice_key from fct_promise))`;

/** The last promise past its date of an invoice stands for its earlier ones; one given twice, for both. */
const missing = (alias: string, asOf: string, came: string): string => `${came} as came_minor,
    (select max(r.due_on) from fct_promise r where r.invoice_key = ${alias}.invoice_key and r.due_on < ${asOf}
      and (r.due_on, r.made_on) > (${alias}.due_on, ${alias}.made_on)) as again_on,
    row_number() over (partition by ${alias}.invoice_key, ${alias}.made_on, ${alias}.due_on
      order by ${alias}.amount_minor desc nulls last, ${alias}.source_row_id) as copy`;
const MISSING_COLUMNS = {
  again_on: 'part.again_on',
  missing_minor: `case when part.again_on is null and part.copy = 1
    then greatest(least(part.promised_minor - part.came_minor, part.open_minor), 0) else 0 end`,
};

/** Promises made up to the as-of date, each with what was paid on its invoice in time. */
export function promiseRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { asOf, filter, unit } = setFrame(context, question);
  const paid = (amount: string, first: string, last: string): string =>
    `(select coalesce(sum(q.${amount}), 0) from promised_piece q where q.invoice_key = p.invoice_key
      and q.end_kind = 'cash' and q.end_date between ${first} and ${last})`;
  const isOverdue = question.state === 'overdue';
  const paidInTime = (amount: string): string =>
    paid(amount, 'p.made_on', `least(p.due_on, ${asOf})`);
  /** Without an amount it is of what was open when it was made. */
  const promised = (amount: string): string =>
    `coalesce(p.${amount}, (select sum(q.${amount}) from promised_piece q where q.invoice_key = p.invoice_key
      and (q.end_date is null or q.end_date >= p.made_on)), 0)::bigint`;
  return {
    with: [
      PROMISED_PIECES,
      invoicesOf('fct_promise'),
      owned('fct_promise'),
      `part as (select p.* exclude (amount_minor), ${unit} as unit_currency,
    ${promised('amount_minor')} as promised_minor,
    ${paidInTime('amount_minor')} as paid_minor,
    ${paid('amount_minor', 'greatest(p.due_on + 1, p.made_on)', asOf)} as paid_later_minor,
    ${paidInTime('amount_doc_minor')} >= ${promised('amount_doc_minor')} as is_kept,
    (select coalesce(sum(q.amount_minor), 0) from promised_piece q where q.invoice_key = p.invoice_key
      and q.issue_date <= ${asOf} and (q.end_date is null or q.end_date > ${asOf}))::bigint as open_minor${
        isOverdue ? `,\n    ${missing('p', asOf, paid('amount_minor', 'p.made_on', asOf))}` : ''
      }
  from owned p where p.made_on <= ${asOf} and ${filter})`,
    ],
    columns: {
      document: 'part.invoice_id',
      kept: `case when part.is_kept then 'kept'
        when part.due_on < ${asOf} then 'broken' else 'pending' end`,
      customer: 'coalesce(c.name, part.customer)',
      rep: 'coalesce(r.name, part.rep)',
      made_on: 'part.made_on',
      due_on: 'part.due_on',
      status: 'part.status',
      promised_minor: 'part.promised_minor',
      paid_minor: 'part.paid_minor',
      paid_later_minor: 'part.paid_later_minor',
      ...(isOverdue ? MISSING_COLUMNS : {}),
      ...INVOICE_COLUMNS,
    },
    owner: ownerOf('part'),
    from: `part ${PLACE} ${NAMES('part', ['customer', 'rep']).join(' ')}`,
    where: promisesOf(question.state, asOf),
    amountColumn: isOverdue ? 'missing_minor' : 'promised_minor',
    defaultSort: { column: 'due_on', descending: true },
  };
}
