/** The sums behind the twelve practices: limits, disputes, terms, discounts, promises, contacts, stages, tiers. */
import { sqlText } from '../engine/engine.ts';
import { DISPUTED, openAt, SETTLEMENTS } from './ask/fragments.ts';
import { defineMeasure, type Measure, type MetricParams } from './define.ts';

/** Whose an invoice is: its first item bears its key. */
const INVOICE = 'i.invoice_key, i.customer, i.rep, i.region, i.segment, i.currency';
const OVERDUE = `${openAt('asOf')} and p.due_date < {asOf}`;
const ISSUED = 'p.issue_date between {from} and {end}';

/** Open balances of customers that have a limit, with the customer's own dimensions; unconverted, those in its currency. */
const limitedPieces = ({ reportCurrency }: MetricParams): string =>
  `(select q.item_key, q.issue_date, q.due_date, q.end_date, q.amount_minor, q.amount_doc_minor,
  l.customer, l.region, l.segment, l.rep, q.currency
  from mart_piece q join mart_limit l on l.customer = q.customer
  ${reportCurrency ? '' : 'and l.currency is not distinct from q.currency'}) p`;
const LIMITS =
  '(select *, credit_limit_minor as amount_minor, credit_limit_minor as amount_doc_minor from mart_limit) p';

function limits(params: MetricParams): Measure[] {
  const open = { from: limitedPieces(params), where: openAt('asOf'), value: '{amount}' };
  const limit = { from: LIMITS, value: '{amount}' };
  const byCustomer = { expressions: { over: 'p.customer' } };
  return [
    defineMeasure({ id: 'limited_open', ...open, instant: 'asOf' }),
    defineMeasure({ id: 'credit_limit', ...limit, instant: 'asOf' }),
    defineMeasure({ id: 'customer_limited_open', ...open, ...byCustomer, instant: 'asOf' }),
    defineMeasure({ id: 'customer_limit', ...limit, ...byCustomer, instant: 'asOf' }),
  ];
}

const DISPUTES = `(select ${INVOICE}, d.opened, d.resolved, d.reason, d.outcome, d.source_row_id from fct_dispute d
  join mart_item i on i.item_key = d.invoice_key) p`;

function disputes(): Measure[] {
  const resolved = { from: DISPUTES, where: 'p.resolved between {from} and {end}' };
  return [
    defineMeasure({ id: 'disputes_resolved', ...resolved, value: '1' }),
    defineMeasure({ id: 'dispute_days', ...resolved, value: 'p.resolved - p.opened' }),
    defineMeasure({
      id: 'disputes_open',
      from: DISPUTES,
      where: 'p.opened <= {asOf} and (p.resolved is null or p.resolved > {asOf})',
      value: '1',
    }),
    defineMeasure({
      id: 'disputed_overdue',
      from: 'mart_piece p',
      where: `${OVERDUE} and ${DISPUTED('{asOf}')}`,
      value: '{amount}',
      instant: 'asOf',
    }),
  ];
}

function terms(): Measure[] {
  const issued = { from: 'mart_item p', where: ISSUED };
  return [
    defineMeasure({ id: 'issued_items', ...issued, value: '1' }),
    defineMeasure({
      id: 'no_terms_items',
      from: 'mart_item p',
      where: `${ISSUED} and p.is_due_assumed and p.terms_days is null`,
      value: '1',
    }),
    defineMeasure({
      id: 'issued_terms_days',
      ...issued,
      value: 'p.amount_minor::hugeint * (p.due_date - p.issue_date)',
      exact: false,
    }),
  ];
}

/** Items whose time for a discount ran out in the period: whether it was taken is known then. */
const ELIGIBLE =
  'p.discount_rate > 0 and p.discount_rate < 1 and p.issue_date + p.discount_days between {from} and {end}';
const TAKEN = `exists (select 1 from mart_piece q where q.item_key = p.item_key
  and q.end_kind = 'discount' and q.end_date <= p.issue_date + p.discount_days)`;
const LATE_DISCOUNTS = `(select q.*, i.discount_days from mart_piece q
  join mart_item i using (item_key) where q.end_kind = 'discount') p`;

function discounts(): Measure[] {
  const item = (id: string, value: string, and = 'true', exact = true): Measure =>
    defineMeasure({ id, from: 'mart_item p', where: `${ELIGIBLE} and ${and}`, value, exact });
  return [
    item('discount_eligible', 'p.amount_minor'),
    item('discount_eligible_items', '1'),
    item('discount_taken_on', 'p.amount_minor', TAKEN),
    item('discount_taken_items', '1', TAKEN),
    item('discount_offered', 'round(p.amount_minor * p.discount_rate)::bigint'),
    item(
      'discount_gained_days',
      'p.amount_minor::hugeint * (p.due_date - p.issue_date - p.discount_days)',
      'true',
      false,
    ),
    defineMeasure({
      id: 'discount_late',
      from: LATE_DISCOUNTS,
      where:
        'p.end_date between {from} and {end} and p.end_date > p.issue_date + coalesce(p.discount_days, -1)',
      value: 'p.amount_minor',
    }),
  ];
}

const IN_TIME = "q.end_kind = 'cash' and q.end_date between r.made_on and r.due_on";
/** A promise on an invoice, with what was paid on it in time; whether it was kept is asked in the invoice's own currency, where nothing is rounded. */
const PROMISES = `(select ${INVOICE}, r.made_on, r.due_on, r.promised_minor, r.paid_minor, r.is_kept
  from (select r.invoice_key, r.made_on, r.due_on, any_value(coalesce(r.amount_minor, t.amount_minor)) as promised_minor,
      coalesce(sum(q.amount_minor) filter (${IN_TIME}), 0) as paid_minor,
      coalesce(sum(q.amount_doc_minor) filter (${IN_TIME}), 0)
        >= any_value(coalesce(r.amount_doc_minor, t.amount_doc_minor)) as is_kept
    from (select invoice_key, made_on, due_on, max(amount_minor) as amount_minor,
        max(amount_doc_minor) as amount_doc_minor from fct_promise group by all) r
    join (select invoice_key, sum(amount_minor)::bigint as amount_minor,
        sum(amount_doc_minor)::bigint as amount_doc_minor from mart_item
      where invoice_key in (select invoice_key from fct_promise) group by all) t using (invoice_key)
    left join mart_piece q using (invoice_key)
    group by r.invoice_key, r.made_on, r.due_on) r
  join mart_item i on i.item_key = r.invoice_key) p`;
const BROKEN = 'p.due_on < {asOf} and p.made_on <= {asOf} and not p.is_kept';
const STILL_OPEN = `(select sum(q.amount_minor) from mart_piece q where q.invoice_key = p.invoice_key
  and q.issue_date <= {asOf} and (q.end_date is null or q.end_date > {asOf})) > 0`;
/** Of promises repeated on one invoice only the last one past its date counts as money. */
const LATEST_DUE = `not exists (select 1 from fct_promise r where r.invoice_key = p.invoice_key
  and r.due_on < {asOf} and r.due_on > p.due_on)`;

function promises(): Measure[] {
  const promise = (id: string, where: string, value: string): Measure =>
    defineMeasure({ id, from: PROMISES, where, value });
  const due = 'p.due_on between {from} and {end}';
  const kept = `${due} and p.is_kept`;
  return [
    promise(
      'broken_promise',
      `${BROKEN} and ${STILL_OPEN} and ${LATEST_DUE}`,
      'greatest(p.promised_minor - p.paid_minor, 0)',
    ),
    promise('broken_promises', `${BROKEN} and ${STILL_OPEN}`, '1'),
    promise('promised', due, 'p.promised_minor'),
    promise('promises', due, '1'),
    promise('promised_kept', kept, 'p.promised_minor'),
    promise('promises_kept', kept, '1'),
  ];
}

const CONTACTED_PIECES = `(select q.*, a.last_contact from mart_piece q
  left join (select customer, max(date) as last_contact from fct_activity where date <= {asOf} group by customer) a
  using (customer)) p`;
const COUNTED_PIECES = `(select q.*, coalesce(a.contacts, 0) as contacts from mart_piece q
  left join (select customer, count(*) as contacts from fct_activity where date between {from} and {end} group by customer) a
  using (customer)) p`;
/** Asked first which invoices there was contact about at all, the engine looks at no others. */
const REMINDED = `p.invoice_key in (select invoice_key from fct_activity)
  and exists (select 1 from fct_activity a where a.invoice_key = p.invoice_key
  and a.date between p.issue_date and p.due_date)`;

function contacts(): Measure[] {
  const byCustomer = { expressions: { over: 'p.customer' } };
  return [
    defineMeasure({
      id: 'customer_last_contact',
      from: CONTACTED_PIECES,
      where: OVERDUE,
      value: "(p.last_contact - DATE '1970-01-01')",
      combine: 'max',
      ...byCustomer,
    }),
    defineMeasure({
      id: 'customer_contacts',
      from: COUNTED_PIECES,
      where: OVERDUE,
      value: 'p.contacts',
      combine: 'max',
      ...byCustomer,
    }),
    defineMeasure({
      id: 'reminded_items',
      from: 'mart_item p',
      where: `p.due_date between {from} and {to} and p.due_date < {horizon} and p.issue_date <= {horizon} and ${REMINDED}`,
      value: '1',
    }),
  ];
}

/** What of an invoice was open while it stood at a dunning stage. */
const STAGED_PIECES =
  '(select q.*, s.stage, s.began, s.next_began from mart_piece q join mart_stage s using (invoice_key)) p';
const STAGE_COSTS = `(select a.date, a.invoice_key, a.channel, a.stage, a.outcome, a.source_row_id, a.currency, a.amount_minor, a.customer,
    coalesce(i.rep, k.rep) as rep, coalesce(i.region, k.region) as region, coalesce(i.segment, k.segment) as segment
  from fct_activity a left join mart_item i on i.item_key = a.invoice_key
  left join dim_customer k on k.customer = a.customer where a.amount_minor is not null) p`;

function stages(): Measure[] {
  const expressions = { stage: 'p.stage' };
  const from = STAGED_PIECES;
  const reached =
    'p.began between {from} and {end} and p.issue_date <= p.began and (p.end_date is null or p.end_date > p.began)';
  return [
    defineMeasure({
      id: 'stage_open',
      from,
      where: `${openAt('asOf')} and p.began <= {asOf} and (p.next_began is null or p.next_began > {asOf})`,
      value: '{amount}',
      instant: 'asOf',
      expressions,
    }),
    defineMeasure({
      id: 'stage_cash',
      from,
      where: `p.end_kind = 'cash' and p.end_date between {from} and {end} and p.end_date > p.began
        and (p.next_began is null or p.end_date <= p.next_began)`,
      value: 'p.amount_minor',
      expressions,
    }),
    defineMeasure({
      id: 'stage_reached',
      from,
      where: reached,
      value: 'p.amount_minor',
      expressions,
    }),
    defineMeasure({
      id: 'stage_recovered',
      from,
      where: `${reached} and p.end_kind = 'cash' and p.end_date <= {horizon}
        and (p.next_began is null or p.end_date <= p.next_began)`,
      value: 'p.amount_minor',
      expressions,
    }),
    defineMeasure({
      id: 'stage_cost',
      from: STAGE_COSTS,
      where: 'p.date between {from} and {end}',
      value: 'p.amount_minor',
      expressions,
    }),
  ];
}

/** Overdue pieces with the tier of their customer: how much is late, by how late the oldest of it is. */
function tieredPieces({ tiers, reportCurrency }: MetricParams): string {
  const currency = reportCurrency ? sqlText(reportCurrency) : 't.currency';
  const rows = tiers.matrix.map((letters, row) => {
    const days = letters.map((letter, column) =>
      column < tiers.days.length
        ? `when t.late_days <= ${tiers.days[column]} then ${sqlText(letter)}`
        : `else ${sqlText(letter)}`,
    );
    const cell = `case ${days.join(' ')} end`;
    return row < tiers.amounts.length
      ? `when t.late_minor <= ${tiers.amounts[row]} * pow(10, minor_digits(${currency})) then ${cell}`
      : `else ${cell}`;
  });
  const unit = reportCurrency ? 'null::varchar' : 'currency';
  return `(select q.*, case ${rows.join(' ')} end as tier from mart_piece q
  join (select customer, currency, sum(open_minor) as late_minor, max({asOf} - due_date) as late_days
    from (select item_key, due_date, customer, ${unit} as currency, sum(amount_minor) as open_minor
      from mart_piece p where ${OVERDUE} group by all having open_minor > 0) group by all) t
  on t.customer is not distinct from q.customer${reportCurrency ? '' : ' and t.currency is not distinct from q.currency'}) p`;
}

function tiers(params: MetricParams): Measure[] {
  const late = { from: tieredPieces(params), where: OVERDUE, value: '{amount}' };
  return [
    defineMeasure({
      id: 'tier_overdue',
      ...late,
      instant: 'asOf',
      expressions: { tier: 'p.tier' },
    }),
    defineMeasure({
      id: 'tier_customer_overdue',
      ...late,
      instant: 'asOf',
      expressions: { tier: 'p.tier', over: 'p.customer' },
    }),
  ];
}

function counts(): Measure[] {
  const open = `p.issue_date <= {asOf} and (p.settled_date is null or p.settled_date > {asOf})
    and not exists (select 1 from fct_reopened r where r.item_key = p.item_key and r.settled_date <= {asOf} and r.reopened_date > {asOf})`;
  return [
    defineMeasure({ id: 'open_items', from: 'mart_item p', where: open, value: '1' }),
    defineMeasure({
      id: 'overdue_items',
      from: 'mart_item p',
      where: `${open} and p.due_date < {asOf}`,
      value: '1',
    }),
    defineMeasure({
      id: 'customer_overdue',
      from: 'mart_piece p',
      where: OVERDUE,
      value: '{amount}',
      instant: 'asOf',
      expressions: { over: 'p.customer' },
    }),
    defineMeasure({
      id: 'settled_terms_days',
      from: SETTLEMENTS,
      where:
        'p.settled_date between {from} and {end} and (p.reopened_date is null or p.reopened_date > {horizon})',
      value: 'p.amount_minor::hugeint * (p.due_date - p.issue_date)',
      exact: false,
    }),
  ];
}

/** The measures, for given settings. */
export const practiceMeasures = (params: MetricParams): Measure[] => [
  ...limits(params),
  ...disputes(),
  ...terms(),
  ...discounts(),
  ...promises(),
  ...contacts(),
  ...stages(),
  ...tiers(params),
  ...counts(),
];
