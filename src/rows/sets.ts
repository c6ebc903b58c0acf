/** The named sets of rows: what a customer, a rep or the whole book has of each kind. */
import { type MeasureRequest, measureText, namedTables } from '../metrics/ask/compile.ts';
import { measureById } from '../metrics/catalogue.ts';
import { actionRows } from './actions.ts';
import {
  itemColumns,
  lateColumns,
  lateJoin,
  NAMES,
  ownerOf,
  PLACE,
  reopenedJoin,
  rowsBehind,
} from './behind.ts';
import { confirmationRows } from './confirmations.ts';
import { documentRows, paymentRows } from './document.ts';
import { setFrame } from './frame.ts';
import { letterRows } from './letter.ts';
import { INVOICE_COLUMNS, invoicesOf, owned, PLACE_COLUMNS } from './owned.ts';
import { packScopeOf } from './pack-scope.ts';
import { promiseRows } from './promises.ts';
import type { RowSource, RowsContext } from './source.ts';
import { statementRows } from './statement.ts';
import type { ItemState, RowSet, RowsQuestion } from './types.ts';

type MakeSource = (context: RowsContext, question: RowsQuestion) => RowSource | Promise<RowSource>;

const SETS: Record<RowSet, MakeSource> = {
  behind: rowsBehind,
  items: itemRows,
  receipts: receiptRows,
  credits: (context, question) =>
    rowsBehind(context, { ...question, metric: 'unapplied_amount', measure: 'unapplied' }),
  disputes: disputeRows,
  promises: promiseRows,
  contacts: contactRows,
  actions: actionRows,
  statement: statementRows,
  letter: letterRows,
  confirmations: confirmationRows,
  document: documentRows,
  payment: paymentRows,
};

export const rowSource: MakeSource = (context, question) => SETS[question.which](context, question);

/** The measure whose rows are the items of a state. */
const STATE_MEASURES: Record<ItemState, string> = {
  open: 'open',
  overdue: 'overdue',
  due: 'due',
  settled: 'settled',
  issued: 'issued',
};

/** Items of a state with what is open of each at the as-of date. */
function itemRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { frame, asOf, unit } = setFrame(context, question);
  const request: MeasureRequest = {
    ...question,
    filter: question.filter ?? {},
    frames: [frame],
    basis: question.basis ?? 'due',
    params: context.params,
  };
  const open = measureById('open');
  const wanted = measureById(STATE_MEASURES[question.state ?? 'open']);
  const openText = measureText(open, request);
  const text = measureText(wanted, request);
  const isOpen = question.state === undefined || question.state === 'open';
  const scope = packScopeOf(wanted, [frame], context.asOf);
  const isOpenNow = scope === 'openItems';
  return {
    with: [
      ...namedTables([open, wanted], request),
      `opened as (select p.item_key, sum(${openText.value}) as open_minor
  from ${openText.from} where ${openText.where} group by all)`,
    ],
    columns: {
      ...itemColumns('p', asOf),
      ...(isOpenNow ? lateColumns('p', asOf) : {}),
      open_minor: 'coalesce(o.open_minor, 0)',
      currency: unit,
    },
    owner: ownerOf('p'),
    from: `fct_item p ${isOpen ? 'join' : 'left join'} opened o using (item_key)
  ${reopenedJoin('p', asOf)}
  ${[...NAMES('p'), ...(isOpenNow ? [lateJoin('p')] : [])].join('\n  ')}`,
    where: isOpen
      ? []
      : [`p.item_key in (select p.item_key from ${text.from} where ${text.where})`],
    scope,
    amountColumn: isOpen || question.state === 'overdue' ? 'open_minor' : 'amount_minor',
    defaultSort: { column: 'due_date' },
  };
}

/** Money that came in, or was given back, in the period: one row per payment. */
function receiptRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { from, end, asOf, filter, unit } = setFrame(context, question);
  const signed = "case when p.kind = 'refund' then -p.amount_minor else p.amount_minor end";
  return {
    with: [
      `lying as (select source_row_id, sum(amount_minor) as unapplied_minor from mart_credit
  where start_date <= ${asOf} and (end_date is null or end_date > ${asOf}) and known_from is null group by source_row_id)`,
      `received as (select p.customer, ${unit} as unit_currency, p.date, p.kind, p.source_row_id,
    sum(${signed}) as amount_minor
  from mart_movement p
  where p.date between ${from} and ${end} and p.kind in ('cash', 'refund') and ${filter}
  group by all)`,
      `part as (select r.*, case when r.kind = 'cash' then coalesce(l.unapplied_minor, 0) else 0 end as unapplied_minor
  from received r left join lying l using (source_row_id))`,
    ],
    columns: {
      kind: 'part.kind',
      date: 'part.date',
      customer: 'coalesce(c.name, part.customer)',
      amount_minor: 'part.amount_minor',
      applied_minor: 'part.amount_minor - part.unapplied_minor',
      unapplied_minor: 'part.unapplied_minor',
      currency: 'part.unit_currency',
      ...PLACE_COLUMNS,
      customer_id: 'part.customer',
      source_row_id: 'part.source_row_id',
    },
    from: `part ${PLACE} ${NAMES('part', ['customer']).join(' ')}`,
    amountColumn: 'amount_minor',
    defaultSort: { column: 'date', descending: true },
  };
}

/** Disputes opened up to the as-of date; of those still open, what counts as disputed, the oldest first. Open ones are of known invoices, as in figures. */
function disputeRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { frame, asOf, filter, unit } = setFrame(context, question);
  const request: MeasureRequest = {
    filter: {},
    frames: [frame],
    basis: 'due',
    params: context.params,
  };
  const open = measureById('open');
  const text = measureText(open, request);
  const stillOpen = `(p.resolved is null or p.resolved > ${asOf})`;
  // in the report's currency at the rate of what is open
  const inUnit = (minor: string): string =>
    `case when part.open_minor <> part.open_doc_minor and part.open_doc_minor <> 0
    then round((${minor})::double * part.open_minor / part.open_doc_minor)::bigint else ${minor} end`;
  return {
    with: [
      ...namedTables([open], request),
      invoicesOf('fct_dispute'),
      owned('fct_dispute'),
      `opened as (select p.invoice_key, sum(${text.value}) as open_minor, sum(p.amount_doc_minor)::bigint as open_doc_minor
  from ${text.from} where ${text.where} group by all)`,
      `claim as (select p.*, ${stillOpen} as is_live, coalesce(o.open_minor, 0) as open_minor, o.open_doc_minor,
    case when p.claimed_doc_minor > 0 then p.claimed_doc_minor end as named_doc_minor,
    coalesce(named_doc_minor, o.open_doc_minor, 0) as wanted_doc_minor
  from (select * rename (amount_minor as claimed_doc_minor) from owned) p left join opened o using (invoice_key)
  where p.opened <= ${asOf}${question.state === 'open' ? ' and p.invoice_key is not null' : ''})`,
      `counted as (select *, coalesce(sum(case when is_live then wanted_doc_minor end) over (
      partition by coalesce(invoice_key, -source_row_id) order by opened, source_row_id
      rows between unbounded preceding and 1 preceding), 0) as earlier_doc_minor from claim)`,
      `part as (select p.*, ${unit} as unit_currency from counted p
  where ${question.state === 'open' ? stillOpen : 'true'} and ${filter})`,
    ],
    columns: {
      document: 'part.invoice_id',
      customer: 'coalesce(c.name, part.customer)',
      rep: 'coalesce(r.name, part.rep)',
      opened: 'part.opened',
      resolved: `case when part.resolved <= ${asOf} then part.resolved end`,
      days_open: `least(coalesce(part.resolved, ${asOf}), ${asOf}) - part.opened`,
      reason: 'part.reason',
      outcome: 'part.outcome',
      claimed_minor: inUnit('part.named_doc_minor'),
      disputed_minor: inUnit(
        `(case when part.is_live then greatest(least(part.wanted_doc_minor, coalesce(part.open_doc_minor, 0) - part.earlier_doc_minor), 0) else 0 end)`,
      ),
      ...INVOICE_COLUMNS,
    },
    owner: ownerOf('part'),
    from: `part ${PLACE} ${NAMES('part', ['customer', 'rep']).join(' ')}`,
    amountColumn: 'disputed_minor',
    defaultSort: { column: 'opened', descending: true },
  };
}

/** Contacts up to the as-of date. */
function contactRows(context: RowsContext, question: RowsQuestion): RowSource {
  const { asOf, filter } = setFrame(context, question);
  return {
    with: [
      invoicesOf('fct_activity'),
      owned('(select * exclude (rep), rep as caller from fct_activity)'),
      `part as (select p.* from owned p where p.date <= ${asOf} and ${filter})`,
    ],
    columns: {
      document: 'part.invoice_id',
      date: 'part.date',
      customer: 'coalesce(c.name, part.customer)',
      rep: 'coalesce(r.name, part.caller)',
      rep_id: 'part.caller',
      channel: 'part.channel',
      stage: 'part.stage',
      outcome: 'part.outcome',
      cost_minor: 'part.cost_minor',
      currency: 'part.currency',
      ...PLACE_COLUMNS,
      customer_id: 'part.customer',
      invoice_key: 'part.invoice_key',
    },
    owner: ownerOf('part'),
    from: `part left join dim_rep r on r.rep = part.caller
  ${PLACE} ${NAMES('part', ['customer']).join(' ')}`,
    amountColumn: null,
    defaultSort: { column: 'date', descending: true },
  };
}
