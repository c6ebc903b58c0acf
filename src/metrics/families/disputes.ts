/** Disputes: how much they hold up, how many there are, how long they take. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { amount, frame, openRows, type Sql, setting, sql, table } from '../sql.ts';
import { atAskedFrames, atInstants, inPeriod } from '../stored.ts';
import { amountOf, bucketsAt, counted, INVOICE, PAST_DUE } from './shared.ts';

/**
 * What is open of items under a dispute that was opened by a date and is not resolved, one row per item and dispute of
 * it: the amounts that the disputes of the invoice name, at most what is open; the whole where one names none. Of
 * instalments the one due first counts first, as with money (C2), of disputes the one opened first.
 *
 * An invoice of 300 open now and 600 later, under disputes of 50 and then 350: on one line the items are 0–300 and
 * 300–900, the disputes 0–50 and 50–400. They share 50, 250 and 100. The `in` comes first: DuckDB then scans disputed
 * invoices only.
 */
const disputedItems = (wait: Sql, day: Sql, days = { join: sql``, columns: sql`` }): Source => ({
  rows: sql`(select q.*, q.shared_minor as amount_doc_minor, q.shared_minor as amount_minor
  from (select o.* exclude (open_minor, earlier_minor), d.reason, d.opened,
      (least(o.earlier_minor + o.open_minor, d.earlier_minor + d.claimed_minor)
        - greatest(o.earlier_minor, d.earlier_minor))::bigint as shared_minor
    from (select *, (sum(open_minor) over (partition by invoice_key${days.columns} order by due_date, item_key) - open_minor)::hugeint as earlier_minor
      from (select item_key, invoice_key, customer, rep, region, segment, currency, issue_date, due_date${days.columns},
          sum(amount_doc_minor)::bigint as open_minor
        from ${openRows('mart_piece')} p${days.join}
        where p.invoice_key in (select invoice_key from ${table('fct_dispute')})
          and p.issue_date <= ${day} and (p.end_date is null or p.end_date > ${day}) group by all)) o
    join (select *, coalesce(sum(claimed_minor) over (partition by invoice_key${days.columns} order by opened, source_row_id
          rows between unbounded preceding and 1 preceding), 0)::hugeint as earlier_minor
      from (select invoice_key, opened, reason, source_row_id${days.columns},
          case when amount_minor > 0 then amount_minor else 9223372036854775807 end as claimed_minor
        from ${table('fct_dispute')}${days.join}
        where opened <= ${day} - ${wait} and (resolved is null or resolved > ${day}))) d using (invoice_key${days.columns})) q
  where q.shared_minor > 0) p`,
});
export const DISPUTED_TODAY = disputedItems(sql`0`, sql`${frame.asOf}`);

/** The days on which something changes for a disputed invoice, each with the next one. */
const disputeDays = (
  wait: Sql,
): Sql => sql`(select invoice_key, day, lead(day, 1, DATE '9999-12-31') over (partition by invoice_key order by day) as until
  from (select invoice_key, unnest([opened + ${wait}, resolved]) as day from ${table('fct_dispute')}
    union select invoice_key, unnest([issue_date, end_date]) from ${openRows('mart_piece')} where invoice_key in (select invoice_key from ${table('fct_dispute')}))
  where day is not null)`;

const disputed = (
  own: Pick<Measure, 'id' | 'label'> & Partial<Measure>,
  wait: Sql = sql`0`,
  from: Sql[] = [],
): Measure => {
  const join = sql` join ${disputeDays(wait)} s using (invoice_key)`;
  const days = disputedItems(wait, sql`s.day`, { join, columns: sql`, day, until` });
  return defineMeasure({
    unit: 'minor',
    from: disputedItems(wait, sql`${frame.asOf}`),
    value: sql`${amount}`,
    instant: 'asOf',
    keys: { ...bucketsAt('asOf'), reason: sql`p.reason` },
    stored: atInstants([[], ['reason']]),
    lasts: {
      from: [sql`p.day`, ...from],
      until: [sql`p.until`],
      as: { from: days },
    },
    ...own,
  });
};

export const DISPUTES: Source = {
  rows: sql`(select ${INVOICE}, d.opened, d.resolved, d.reason, d.outcome, d.source_row_id from ${table('fct_dispute')} d
  join ${table('mart_item')} i on i.item_key = d.invoice_key) p`,
};
const RESOLVED = sql`p.resolved between ${frame.from} and ${frame.end}`;

export const disputeMeasures: Measure[] = [
  disputed({
    id: 'disputed',
    label: text('open and in dispute at the as-of date', '截至日争议中的应收余额'),
  }),
  disputed(
    {
      id: 'disputed_old',
      label: text('open and in dispute for more than the set days', '争议超过设定天数的应收余额'),
    },
    sql`${setting(({ disputeDays }) => disputeDays + 1)}`,
  ),
  defineMeasure({
    id: 'disputes_resolved',
    label: text('disputes resolved in the period', '本期解决的争议数'),
    unit: 'count',
    from: DISPUTES,
    where: RESOLVED,
    value: sql`1`,
    keys: { reason: sql`p.reason`, outcome: sql`p.outcome` },
    stored: inPeriod('p.resolved', { splits: [[], ['reason'], ['outcome']] }),
  }),
  defineMeasure({
    id: 'dispute_days',
    label: text('days from opening to resolution, added up', '提出至解决天数合计'),
    unit: 'days',
    from: DISPUTES,
    where: RESOLVED,
    // one said to be resolved before it was opened took no day
    value: sql`greatest(p.resolved - p.opened, 0)`,
    keys: { reason: sql`p.reason` },
    stored: inPeriod('p.resolved', { splits: [[], ['reason']] }),
  }),
  defineMeasure({
    id: 'disputes_open',
    label: text('disputes open at the as-of date', '截至日未决争议数'),
    unit: 'count',
    // a dispute may stay open when its invoice is settled
    from: DISPUTES,
    where: sql`p.opened <= ${frame.asOf} and (p.resolved is null or p.resolved > ${frame.asOf})`,
    value: sql`1`,
    keys: { reason: sql`p.reason` },
    stored: atInstants([[], ['reason']]),
  }),
  disputed(
    {
      id: 'disputed_overdue',
      label: text('past due and in dispute at the as-of date', '截至日逾期且有争议的余额'),
      where: sql`p.due_date < ${frame.asOf}`,
      keys: { reason: sql`p.reason` },
      stored: atAskedFrames([[], ['reason']]),
    },
    sql`0`,
    [PAST_DUE],
  ),
];

const PART = text(
  'Only the amount that a dispute names counts; one that names none, or a mark “disputed” on an invoice, counts with all that is open.',
  '只计争议所列金额；未列金额的争议，或仅在发票上标明“争议”的，计全部应收余额。',
);

export const disputedMetrics: Metric[] = [
  amountOf({
    id: 'disputed_amount',
    label: text('Disputed', '争议金额'),
    question: text('How much is held up by a dispute?', '有多少款项因争议受阻？'),
    formula: text(
      'of items under a dispute open at the as-of date, the amount it names, at most what is open; the whole open balance where it names none',
      '截至日仍有争议的项目：争议所列金额，不超过应收余额；未列金额的，计全部应收余额',
    ),
    caveat: PART,
    better: 'lower',
    terms: { disputed: 1 },
    needs: ['dispute'],
    example: { parts: { disputed: 700 }, value: 700 },
  }),
  defineMetric({
    id: 'disputed_share',
    label: text('Disputed share', '争议占比'),
    question: text('How much of what we are owed is disputed?', '应收中有争议的占多少？'),
    formula: text('disputed ÷ open receivables', '争议金额 ÷ 应收余额'),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    numerator: { disputed: 1 },
    denominator: { open: 1 },
    needs: ['dispute'],
    example: { parts: { disputed: 700, open: 2_800 }, value: 0.25 },
  }),
  amountOf({
    id: 'dispute_old_amount',
    label: text('Long in dispute', '长期争议金额'),
    question: text(
      'How much has been in dispute for longer than the days set?',
      '争议超过设定天数的有多少？',
    ),
    formula: text(
      'the disputed amount, of disputes older than the set days',
      '提出已超过设定天数的争议所涉金额',
    ),
    caveat: PART,
    better: 'lower',
    terms: { disputed_old: 1 },
    needs: ['dispute'],
    example: { parts: { disputed_old: 90 }, value: 90 },
  }),
];

export const disputeMetrics: Metric[] = [
  counted(
    'dispute_count',
    'disputes_open',
    text('Open disputes', '未决争议数'),
    text('How many disputes are not resolved?', '有多少争议尚未解决？'),
    text('disputes opened and not resolved at the as-of date', '截至日已提出而未解决的争议数'),
    { needs: ['dispute'] },
  ),
  defineMetric({
    id: 'dispute_days',
    label: text('Days to resolve a dispute', '争议解决天数'),
    question: text('How long does a dispute take?', '解决一项争议要多久？'),
    caveat: text(
      'Only resolved disputes count: old open ones are not in the figure.',
      '只计已解决的争议，长期未决者不在其内。',
    ),
    formula: text(
      'resolution date − opening date, mean over disputes resolved in the period',
      '本期解决的争议：解决日 － 提出日，平均',
    ),
    unit: 'days',
    time: 'flow',
    better: 'lower',
    numerator: { dispute_days: 1 },
    denominator: { disputes_resolved: 1 },
    needs: ['dispute'],
    example: { parts: { dispute_days: 60, disputes_resolved: 4 }, value: 15 },
  }),
  defineMetric({
    id: 'disputed_overdue_amount',
    label: text('Overdue blocked by dispute', '争议逾期金额'),
    question: text('How much of the overdue is held up by a dispute?', '逾期中有多少因争议受阻？'),
    formula: text(
      'the disputed amount, of items past due at the as-of date',
      '截至日已逾期项目的争议金额',
    ),
    caveat: PART,
    unit: 'minor',
    time: 'stock',
    better: 'lower',
    numerator: { disputed_overdue: 1 },
    needs: ['dispute'],
    example: { parts: { disputed_overdue: 300 }, value: 300 },
  }),
  defineMetric({
    id: 'disputed_overdue_share',
    label: text('Share of overdue in dispute', '逾期争议占比'),
    question: text('How much of the overdue is disputed?', '逾期金额中有争议的占多少？'),
    formula: text('overdue in dispute ÷ overdue', '争议逾期金额 ÷ 逾期金额'),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    numerator: { disputed_overdue: 1 },
    denominator: { overdue: 1 },
    needs: ['dispute'],
    example: { parts: { disputed_overdue: 300, overdue: 1_200 }, value: 0.25 },
  }),
];
