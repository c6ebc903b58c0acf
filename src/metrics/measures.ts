/** Every measure: the exact sums that figures are made of. Row logic lives in the models; here are only aggregates. */
import { sqlText } from '../engine/engine.ts';
import { DISPUTED, openAt, SETTLEMENTS, STAYS_SETTLED } from './ask/fragments.ts';
import type { FrameDate } from './ask/frames.ts';
import { bucketIds } from './bucket-ids.ts';
import { defineMeasure, type Measure, type MetricParams } from './define.ts';
import { practiceMeasures } from './practice-measures.ts';

/** Money that reaches another's item belongs to it once that is known, not before. */
export const KNOWN =
  '(p.known_from is null or p.known_from <= {horizon}) and (p.known_until is null or p.known_until > {horizon})';
const bucketsAt = (at: FrameDate) => ({
  bucket: `bucket_of(({${at}} - p.due_date)::integer)`,
  issueBucket: `bucket_of_age(({${at}} - p.issue_date)::integer)`,
});
const balance = (
  id: string,
  at: 'asOf' | 'opening' | 'end' | 'winOpening',
  and = 'true',
): Measure =>
  defineMeasure({
    id,
    from: 'mart_piece p',
    where: `${openAt(at)} and ${and}`,
    value: '{amount}',
    instant: at,
    expressions: bucketsAt(at),
  });
const credit = (id: string, at: 'asOf' | 'opening' | 'end'): Measure =>
  defineMeasure({
    id,
    from: 'mart_credit p',
    where: `p.start_date <= {${at}} and (p.end_date is null or p.end_date > {${at}}) and ${KNOWN}`,
    value: '{amount}',
    instant: at,
  });
const movement = (
  id: string,
  kinds: string[],
  from: FrameDate = 'from',
  to: FrameDate = 'end',
): Measure =>
  defineMeasure({
    id,
    from: 'mart_movement p',
    where: `p.date between {${from}} and {${to}} and p.kind in (${kinds.map(sqlText).join(', ')}) and ${KNOWN}`,
    value:
      kinds.includes('refund') && kinds.length > 1
        ? "case when p.kind = 'refund' then -p.amount_minor else p.amount_minor end"
        : 'p.amount_minor',
    expressions: { method: 'p.method' },
  });
const settled = (id: string, value: string, exact = false): Measure =>
  defineMeasure({
    id,
    from: SETTLEMENTS,
    where: `p.settled_date between {from} and {end} and ${STAYS_SETTLED}`,
    value,
    exact,
  });
const ON_TIME = `p.due_date < {horizon} and p.settled_date <= p.due_date and ${STAYS_SETTLED}`;
const dueItem = (id: string, and: string, value: string, exact = true): Measure =>
  defineMeasure({
    id,
    from: 'mart_item p',
    where: `p.due_date between {from} and {to} and p.issue_date <= {horizon} and ${and}`,
    value,
    exact,
  });
const delivered = (id: string, value: string, and = 'true'): Measure =>
  defineMeasure({
    id,
    from: 'mart_item p',
    where: `p.delivery_date is not null and p.issue_date between {from} and {end} and ${and}`,
    value,
    expressions: { over: '(p.issue_date - p.delivery_date)::varchar' },
  });

/** What a refund opened anew did not roll: of such items no more than what was open before. */
const ROLLING = `(select item_key, invoice_key, customer, rep, region, segment, currency, issue_date, due_date, end_date, amount_minor
  from mart_piece where item_key not in (select item_key from mart_piece where amount_minor < 0)
  union all
  select item_key, invoice_key, customer, rep, region, segment, currency, issue_date, due_date, null::date,
    least(coalesce(sum(amount_minor) filter (end_date is null or end_date > {opening}), 0),
      coalesce(sum(amount_minor) filter (end_date is null or end_date > {asOf}), 0))::bigint
  from mart_piece where item_key in (select item_key from mart_piece where amount_minor < 0)
  group by all) p`;

/** What belongs to the collectable book of a period: due in it, or past due when it began. */
const COLLECTABLE =
  'p.due_date <= {to} and (p.due_date >= {from} or p.issue_date < {from}) and p.issue_date <= {horizon}';
const CASH_UP_TO_NOW = "p.end_kind = 'cash' and p.end_date <= {horizon}";
const MONTHS_SINCE_ISSUE = "date_diff('month', p.issue_date, p.end_date)::varchar";

/** The measures, for given settings. */
export function defineMeasures(params: MetricParams): Map<string, Measure> {
  const reached = `mart_piece p cross join (values ${bucketFloors(params)}) b(bucket_id, lower_day)`;
  const hasReached = `p.issue_date <= {asOf} and p.due_date + coalesce(b.lower_day, -100000)::integer <= {asOf}
    and (b.lower_day is null or p.end_date is null or p.end_date > p.due_date + b.lower_day)`;
  const measures: Measure[] = [
    { ...movement('invoiced', ['invoice']), expressions: {} },
    movement('cash', ['cash', 'refund']),
    movement('cash_gross', ['cash']),
    movement('credit_notes', ['credit_note']),
    movement('write_offs', ['write_off']),
    movement('discounts', ['discount']),
    movement('refunds', ['refund']),
    { ...movement('window_invoiced', ['invoice'], 'winFrom', 'asOf'), expressions: {} },
    {
      ...movement('month_invoiced', ['invoice']),
      where: "p.kind = 'invoice' and p.date <= {asOf}",
      expressions: { over: "strftime(p.date, '%Y-%m')" },
    },
    balance('open', 'asOf'),
    {
      ...balance('customer_open', 'asOf'),
      expressions: { ...bucketsAt('asOf'), over: 'p.customer' },
    },
    { ...balance('total_open', 'asOf'), expressions: { over: 'null' } },
    {
      ...balance('bucket_open', 'asOf'),
      expressions: { over: bucketsAt('asOf').bucket },
    },
    balance('open_opening', 'opening'),
    balance('open_closing', 'end'),
    balance('open_window_opening', 'winOpening'),
    balance('not_due', 'asOf', 'p.due_date >= {asOf}'),
    balance('overdue', 'asOf', 'p.due_date < {asOf}'),
    balance('overdue_beyond', 'asOf', `p.due_date < {asOf} - ${params.overdueDays}`),
    balance('due_soon', 'asOf', `p.due_date between {asOf} and {asOf} + ${params.dueSoonDays}`),
    balance('disputed', 'asOf', DISPUTED('{asOf}')),
    balance('disputed_old', 'asOf', DISPUTED(`{asOf} - ${params.disputeDays + 1}`)),
    credit('unapplied', 'asOf'),
    credit('unapplied_opening', 'opening'),
    credit('unapplied_closing', 'end'),
    dueItem('due', 'true', 'p.amount_minor'),
    dueItem('due_items', 'true', '1'),
    dueItem('due_squares', 'true', 'p.amount_minor::hugeint * p.amount_minor', false),
    dueItem('past_due', 'p.due_date < {horizon}', 'p.amount_minor'),
    dueItem('past_due_items', 'p.due_date < {horizon}', '1'),
    { ...dueItem('on_time', ON_TIME, 'p.amount_minor'), from: SETTLEMENTS },
    { ...dueItem('on_time_items', ON_TIME, '1'), from: SETTLEMENTS },
    defineMeasure({
      id: 'due_cash',
      from: 'mart_piece p',
      where: `p.due_date between {from} and {to} and ${CASH_UP_TO_NOW}`,
      value: 'p.amount_minor',
    }),
    defineMeasure({
      id: 'issued',
      from: 'mart_item p',
      where: 'p.issue_date between {from} and {end}',
      value: 'p.amount_minor',
    }),
    defineMeasure({
      id: 'issued_cash',
      from: 'mart_piece p',
      where: `p.issue_date between {from} and {end} and ${CASH_UP_TO_NOW}`,
      value: 'p.amount_minor',
      expressions: { age: MONTHS_SINCE_ISSUE },
    }),
    defineMeasure({
      id: 'arrears_at_start',
      from: 'mart_piece p',
      where:
        'p.due_date < {from} and p.issue_date < {from} and (p.end_date is null or p.end_date >= {from})',
      value: 'p.amount_minor',
    }),
    ...(['cash', 'credit_note'] as const).map((kind) =>
      defineMeasure({
        id: kind === 'cash' ? 'collectable_cash' : 'collectable_credit_notes',
        from: 'mart_piece p',
        where: `${COLLECTABLE} and p.end_kind = ${sqlText(kind)} and p.end_date between {from} and {end}`,
        value: 'p.amount_minor',
      }),
    ),
    defineMeasure({
      id: 'rolled_from',
      from: 'mart_piece p',
      where: `${openAt('opening')} and bucket_index(({opening} - p.due_date)::integer) < ${params.bucketEdges.length + 1}`,
      value: 'p.amount_minor',
      expressions: { bucket: bucketsAt('opening').bucket },
    }),
    defineMeasure({
      id: 'rolled_to',
      from: ROLLING,
      where: `${openAt('opening')} and (p.end_date is null or p.end_date > {asOf})
        and bucket_index(({asOf} - p.due_date)::integer) = bucket_index(({opening} - p.due_date)::integer) + 1`,
      value: 'p.amount_minor',
      expressions: { bucket: bucketsAt('opening').bucket },
    }),
    defineMeasure({
      id: 'bucket_reached',
      from: reached,
      where: hasReached,
      value: 'p.amount_minor',
      expressions: { bucket: 'b.bucket_id', over: 'b.bucket_id' },
    }),
    defineMeasure({
      id: 'bucket_lost',
      from: reached,
      where: `${hasReached} and p.end_kind = 'write_off' and p.end_date <= {asOf}`,
      value: 'p.amount_minor',
      expressions: { bucket: 'b.bucket_id', over: 'b.bucket_id' },
    }),
    settled('settled', 'p.amount_minor', true),
    settled('settled_items', '1', true),
    settled('settled_pay_days', 'p.amount_minor::hugeint * (p.settled_date - p.issue_date)'),
    settled('settled_pay_days_simple', 'p.settled_date - p.issue_date', true),
    settled('settled_late_days', 'p.amount_minor::hugeint * (p.settled_date - p.due_date)'),
    settled('settled_late_days_simple', 'p.settled_date - p.due_date', true),
    settled(
      'settled_beyond_days',
      'p.amount_minor::hugeint * greatest(p.settled_date - p.due_date, 0)',
    ),
    settled('settled_beyond_days_simple', 'greatest(p.settled_date - p.due_date, 0)', true),
    defineMeasure({
      id: 'paid',
      from: 'mart_piece p',
      where: "p.end_kind = 'cash' and p.end_date between {from} and {end}",
      value: 'p.amount_minor',
      expressions: { method: 'p.method' },
    }),
    defineMeasure({
      id: 'paid_delay_days',
      from: 'mart_piece p',
      where: "p.end_kind = 'cash' and p.end_date between {from} and {end}",
      value: 'p.amount_minor::hugeint * (p.end_date - p.due_date)',
      exact: false,
      expressions: { method: 'p.method' },
    }),
    {
      ...balance('overdue_delay_days', 'asOf', 'p.due_date < {asOf}'),
      value: '{amount}::hugeint * ({asOf} - p.due_date)',
      exact: false,
    },
    delivered('delivered_items', '1'),
    delivered('invoicing_lag_days', 'p.issue_date - p.delivery_date'),
    delivered(
      'invoiced_in_time_items',
      '1',
      `p.issue_date - p.delivery_date <= ${params.invoicingLagDays}`,
    ),
    defineMeasure({
      id: 'target',
      from: "(select *, (month || '-01')::date as month_start from mart_target) p",
      where:
        "p.month_start between date_trunc('month', {from})::date and {to} and p.amount_minor is not null",
      value: 'p.amount_minor',
      dimensions: ['rep', 'region', 'currency'],
    }),
    ...practiceMeasures(params),
  ];
  return new Map(measures.map((measure) => [measure.id, measure]));
}

/** Bucket ids with the first day past due each one holds; `not_due` has none: everything invoiced reached it. */
function bucketFloors({ bucketEdges }: MetricParams): string {
  return bucketIds(bucketEdges)
    .map((id, i) => `(${sqlText(id)}, ${i === 0 ? 'null' : i === 1 ? 1 : bucketEdges[i - 2]! + 1})`)
    .join(', ');
}
