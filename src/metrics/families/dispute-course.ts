/** The course of disputes: opened, how long they stay open, what is lost to them. */
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { amount, bucket, frame, sql, table } from '../sql.ts';
import { atAskedFrames, inPeriod } from '../stored.ts';
import { daysSince, medianLasted } from '../survival.ts';
import { DISPUTED_TODAY, DISPUTES } from './disputes.ts';
import { counted } from './shared.ts';

const OPENED = sql`p.opened between ${frame.from} and ${frame.end}`;
const DAYS_TAKEN = sql`greatest(p.resolved - p.opened, 0)::varchar`;
const DAY_OPENED = sql`p.opened::varchar`;

/** Credit notes and write-offs on disputed invoices, by the last dispute that was opened before. */
const GIVEN_UP: Source = {
  rows: sql`(select q.*, d.reason
  from (select * from ${table('mart_piece')} where end_kind in ('credit_note', 'write_off')
    and invoice_key in (select invoice_key from ${table('fct_dispute')})) q
  asof join (select invoice_key, opened, arg_max(reason, source_row_id) as reason
    from ${table('fct_dispute')} where invoice_key is not null group by all) d
    on d.invoice_key = q.invoice_key and d.opened <= q.end_date) p`,
};

const counting = (
  own: Pick<Measure, 'id' | 'label' | 'where' | 'stored'> & Partial<Measure>,
): Measure => defineMeasure({ unit: 'count', from: DISPUTES, value: sql`1`, ...own });

export const disputeCourseMeasures: Measure[] = [
  counting({
    id: 'disputes_opened',
    label: text('disputes opened in the period', '本期提出的争议数'),
    where: OPENED,
    keys: { reason: sql`p.reason` },
    stored: inPeriod('p.opened', { splits: [[], ['reason']] }),
  }),
  counting({
    id: 'disputes_ended',
    label: text(
      'opened in the period and resolved by the as-of date',
      '本期提出、截至日已解决的争议数',
    ),
    where: sql`${OPENED} and p.resolved <= ${frame.horizon}`,
    over: { own: DAYS_TAKEN, as: 'dispute_days' },
    keys: { dispute_days: DAYS_TAKEN },
    stored: inPeriod('p.opened', {
      moreDates: [{ date: 'p.resolved', to: 'horizon' }],
      splits: [['dispute_days']],
    }),
  }),
  // by the day and not by days so far, which are others at another as-of date
  counting({
    id: 'disputes_pending',
    label: text(
      'opened in the period and open at the as-of date',
      '本期提出、截至日未解决的争议数',
    ),
    where: OPENED,
    onlyIf: { isUnresolved: true },
    over: { own: DAY_OPENED, as: 'opened' },
    keys: { opened: DAY_OPENED },
    stored: inPeriod('p.opened', { splits: [['opened']] }),
  }),
  defineMeasure({
    id: 'disputed_by_age',
    label: text('open and in dispute at the as-of date', '截至日争议中的应收余额'),
    unit: 'minor',
    from: DISPUTED_TODAY,
    value: sql`${amount}`,
    instant: 'asOf',
    keys: { bucket: sql`${bucket('bucket_of_age', sql`${frame.asOf} - p.opened`)}` },
    stored: atAskedFrames([['bucket']]),
  }),
  defineMeasure({
    id: 'dispute_given_up',
    label: text(
      'credit notes and write-offs of the period on invoices with an earlier dispute',
      '本期对已提出争议的发票开具的贷项与核销坏账',
    ),
    unit: 'minor',
    from: GIVEN_UP,
    where: sql`p.end_date between ${frame.from} and ${frame.end}`,
    value: sql`p.amount_minor`,
    keys: { reason: sql`p.reason` },
    stored: inPeriod('p.end_date', { splits: [[], ['reason']] }),
  }),
];

/** What a curve is drawn from; no list of figures names it. */
const lasting = (
  id: string,
  measure: string,
  by: 'dispute_days' | 'opened',
  label: Localised,
  formula: Localised,
): Metric =>
  counted(
    id,
    measure,
    label,
    text('How many disputes lasted how long?', '争议各持续了多少天？'),
    formula,
    { time: 'flow', better: 'neither', implicitBy: by, needs: ['dispute'], isHelper: true },
  );

export const disputeCourseMetrics: Metric[] = [
  counted(
    'dispute_opened_count',
    'disputes_opened',
    text('Disputes opened', '新提出争议数'),
    text('How many disputes came up?', '本期提出了多少争议？'),
    text('disputes opened in the period', '提出日在本期的争议数'),
    { time: 'flow', needs: ['dispute'] },
  ),
  counted(
    'dispute_resolved_count',
    'disputes_resolved',
    text('Disputes resolved', '已解决争议数'),
    text('How many disputes were resolved?', '本期解决了多少争议？'),
    text('disputes resolved in the period', '解决日在本期的争议数'),
    { time: 'flow', better: 'neither', needs: ['dispute'] },
  ),
  defineMetric({
    id: 'dispute_median_days',
    label: text('Median days in dispute', '争议天数中位数'),
    question: text(
      'After how many days is half of the disputes resolved?',
      '一半的争议在多少天内解决？',
    ),
    formula: text(
      'disputes opened in the period: the first day on which at most half are unresolved, open ones counting as unresolved as long as they have been open (Kaplan–Meier); no value: more than half are',
      '本期提出的争议：未解决比例首次不超过一半的天数，未决争议按已持续天数计（Kaplan–Meier 估计）；无值表示未解决的超过一半',
    ),
    unit: 'days',
    time: 'flow',
    better: 'lower',
    over: { measures: ['disputes_ended', 'disputes_pending'] },
    reduce: medianLasted('disputes_ended', 'disputes_pending', daysSince),
    needs: ['dispute'],
    // of 5 one ends on day 10: 4/5 are left; of the 3 still seen on day 20 two end: 4/15 (as of 2026-03-31)
    example: {
      groups: [
        { key: '10', parts: { disputes_ended: 1 } },
        { key: '2026-03-16', parts: { disputes_pending: 1 } },
        { key: '20', parts: { disputes_ended: 2 } },
        { key: '2026-03-01', parts: { disputes_pending: 1 } },
      ],
      value: 20,
    },
  }),
  lasting(
    'dispute_ended_count',
    'disputes_ended',
    'dispute_days',
    text('Resolved, by days taken', '已解决争议（按天数）'),
    text(
      'disputes opened in the period and resolved by the as-of date, by days from opening to resolution',
      '本期提出、截至日已解决的争议数，按提出至解决的天数',
    ),
  ),
  lasting(
    'dispute_pending_count',
    'disputes_pending',
    'opened',
    text('Still open, by day opened', '未决争议（按提出日）'),
    text(
      'disputes opened in the period and open at the as-of date, by the day they were opened',
      '本期提出、截至日未解决的争议数，按提出日',
    ),
  ),
  defineMetric({
    id: 'dispute_age_amount',
    label: text('Disputed by age of the dispute', '争议金额（按争议天数）'),
    question: text('How long has what is disputed been so?', '争议金额已争议多久？'),
    formula: text(
      'the disputed amount, by days from the opening of the dispute to the as-of date',
      '争议金额，按争议提出至截至日的天数分段',
    ),
    unit: 'minor',
    time: 'stock',
    better: 'lower',
    numerator: { disputed_by_age: 1 },
    implicitBy: 'bucket',
    needs: ['dispute'],
    example: { parts: { disputed_by_age: 700 }, value: 700 },
  }),
  defineMetric({
    id: 'dispute_lost_amount',
    label: text('Given up after a dispute', '争议后减免金额'),
    question: text('What do disputes cost us?', '争议让我们损失了多少？'),
    caveat: text(
      'A credit note for another cause on a disputed invoice counts as well.',
      '争议发票上因其他原因开具的贷项也计入。',
    ),
    formula: text(
      'credit notes and write-offs of the period on invoices for which a dispute had been opened by then, each counted once, for the last dispute before it',
      '本期对此前已提出争议的发票开具的贷项与核销坏账，每笔只计一次，归于此前最近一项争议',
    ),
    unit: 'minor',
    time: 'flow',
    better: 'lower',
    numerator: { dispute_given_up: 1 },
    needs: ['dispute'],
    example: { parts: { dispute_given_up: 120 }, value: 120 },
  }),
];
