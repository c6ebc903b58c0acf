/** Aging 账龄: how old the book is, how it grows older, and what is probably lost of it. */
import { sqlText } from '../../engine/engine.ts';
import { text } from '../../i18n/locale.ts';
import { bucketIds } from '../bucket-ids.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import type { MetricParams } from '../params.ts';
import { bucket, frame, setting, sql, table } from '../sql.ts';
import { laterOf, type StoredBySpan, storedAs } from '../stored.ts';
import { amountOf, balance, bucketsAt, openAt, PIECES } from './shared.ts';

/** Where a refund opened an item again, no more of it rolled than was open before. */
const ROLLING: Source = {
  rows: sql`(select item_key, invoice_key, customer, rep, region, segment, currency, issue_date, due_date, end_date, amount_minor
  from ${table('mart_piece')} where item_key not in (select item_key from ${table('mart_piece')} where amount_minor < 0)
  union all
  select item_key, invoice_key, customer, rep, region, segment, currency, issue_date, due_date, null::date,
    least(coalesce(sum(amount_minor) filter (end_date is null or end_date > ${frame.opening}), 0),
      coalesce(sum(amount_minor) filter (end_date is null or end_date > ${frame.asOf}), 0))::bigint
  from ${table('mart_piece')} where item_key in (select item_key from ${table('mart_piece')} where amount_minor < 0)
  group by all) p`,
};

const indexAt = (date: 'opening' | 'asOf') =>
  bucket('bucket_index', sql`${frame[date]} - p.due_date`);

/** Pieces by every bucket they were ever old enough for. */
const REACHED: Source = {
  ...PIECES,
  joined: sql` cross join (values ${setting(bucketFloors)}) b(bucket_id, lower_day)`,
};
/** Bucket ids with the first day past due each one holds; `not_due` has none: everything invoiced reached it. */
function bucketFloors({ bucketEdges }: MetricParams): string {
  return bucketIds(bucketEdges)
    .map((id, i) => `(${sqlText(id)}, ${i === 0 ? 'null' : i === 1 ? 1 : bucketEdges[i - 2]! + 1})`)
    .join(', ');
}
/** Days before it is due by which everything is there already. */
const NO_FLOOR = '100000';
const OLDEST_FLOOR = setting(({ bucketEdges }) => (bucketEdges.at(-1) ?? 0) + 1);
const HAS_REACHED = sql`p.issue_date <= ${frame.asOf} and p.due_date + coalesce(b.lower_day, -${NO_FLOOR})::integer <= ${frame.asOf}
    and (b.lower_day is null or p.end_date is null or p.end_date > p.due_date + b.lower_day)`;
const REACHED_ON = laterOf(
  'p.issue_date',
  `p.due_date + coalesce(b.lower_day, -${NO_FLOOR})::integer`,
);
const upTo = (date: string, near: NonNullable<StoredBySpan['near']>): StoredBySpan => ({
  kind: 'spans',
  date: { date, to: 'asOf' },
  near,
  splits: [['bucket']],
});
/** A bucket is reached when the item is issued or when it is old enough. */
const nearReached = (from: string, to: string) =>
  sql`(p.issue_date between ${from} and ${to} or p.due_date between ${from} - ${OLDEST_FLOOR} and ${to} - 1
    or p.due_date between ${from} + ${NO_FLOOR} and ${to} + ${NO_FLOOR})`;

export const agingMeasures: Measure[] = [
  balance('asOf', {
    id: 'bucket_open',
    label: text('open balance per bucket', '各账龄段余额'),
    keys: {},
    over: { bucket: bucketsAt('asOf').bucket },
    stored: storedAs('open'),
  }),
  defineMeasure({
    id: 'rolled_from',
    label: text('open in the bucket at the month’s start', '月初在该账龄段的余额'),
    unit: 'minor',
    from: PIECES,
    where: sql`${openAt('opening')} and ${indexAt('opening')} < ${setting(({ bucketEdges }) => bucketEdges.length + 1)}`,
    value: sql`p.amount_minor`,
    keys: { bucket: bucketsAt('opening').bucket },
    stored: storedAs('open', { readAt: 'opening', buckets: 'not_oldest' }),
  }),
  defineMeasure({
    id: 'rolled_to',
    label: text(
      'of the same items, open one bucket older at the month’s end',
      '同一批项目月末滚入下一账龄段的余额',
    ),
    unit: 'minor',
    from: ROLLING,
    where: sql`${openAt('opening')} and (p.end_date is null or p.end_date > ${frame.asOf})
        and ${indexAt('asOf')} = ${indexAt('opening')} + 1`,
    value: sql`p.amount_minor`,
    keys: { bucket: bucketsAt('opening').bucket },
    stored: { kind: 'frames', at: 'month', splits: [['bucket']] },
  }),
  defineMeasure({
    id: 'bucket_reached',
    label: text('what ever reached each bucket', '曾到达各账龄段的金额'),
    unit: 'minor',
    from: REACHED,
    where: HAS_REACHED,
    value: sql`p.amount_minor`,
    keys: { bucket: sql`b.bucket_id` },
    over: { bucket: sql`b.bucket_id` },
    stored: upTo(REACHED_ON, nearReached),
  }),
  defineMeasure({
    id: 'bucket_lost',
    label: text('what of it was written off later', '其中后来作为坏账核销的金额'),
    unit: 'minor',
    from: REACHED,
    where: sql`${HAS_REACHED} and p.end_kind = 'write_off' and p.end_date <= ${frame.asOf}`,
    value: sql`p.amount_minor`,
    keys: { bucket: sql`b.bucket_id` },
    over: { bucket: sql`b.bucket_id` },
    stored: upTo(
      laterOf(REACHED_ON, 'p.end_date'),
      (from, to) => sql`(${nearReached(from, to)} or p.end_date between ${from} and ${to})`,
    ),
  }),
];

export const agingMetrics: Metric[] = [
  amountOf({
    id: 'aging',
    label: text('Ageing', '账龄'),
    question: text('How old is what we are owed?', '应收账款已拖了多久？'),
    formula: text(
      'open receivables by days past due (or since issue)',
      '应收余额按逾期天数（或开票天数）分段',
    ),
    better: 'neither',
    terms: { open: 1 },
    implicitBy: 'bucket',
    example: { parts: { open: 2_500 }, value: 2_500 },
  }),
  defineMetric({
    id: 'roll_rate',
    label: text('Roll rate', '账龄滚动率'),
    question: text(
      'How much of a bucket becomes one bucket older within a month?',
      '一个账龄段一个月后有多少滚入下一段？',
    ),
    formula: text(
      'of the amount in a bucket at month end, what of the same items is open in the next bucket a month later',
      '月末某账龄段金额中，同一批项目下月末仍在下一账龄段的比例',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'lower',
    numerator: { rolled_to: 1 },
    denominator: { rolled_from: 1 },
    monthly: true,
    implicitBy: 'bucket',
    example: { parts: { rolled_to: 30, rolled_from: 120 }, value: 0.25 },
  }),
  defineMetric({
    id: 'allowance',
    label: text('Expected credit loss', '预期信用损失'),
    question: text('How much of it will we probably never see?', '其中大概收不回来的有多少？'),
    caveat: text(
      'From history unless loss rates are set: young losses are not all known yet.',
      '未设损失率时取自历史，近期的损失尚未完全显现。',
    ),
    formula: text(
      'summed over buckets: open × loss rate (set, or lost ÷ what ever reached the bucket)',
      '各账龄段余额 × 损失率（设定值，或历史损失 ÷ 曾到达该段的金额）',
    ),
    unit: 'minor',
    time: 'stock',
    better: 'lower',
    over: { measures: ['bucket_open', 'bucket_reached', 'bucket_lost'] },
    reduce(groups, _frame, params) {
      let loss = 0;
      for (const { key, parts } of groups) {
        const reached = parts.bucket_reached ?? 0;
        const known = params.lossRates?.[key ?? ''];
        const rate = params.lossRates
          ? (known ?? 0)
          : reached > 0
            ? (parts.bucket_lost ?? 0) / reached
            : 0;
        loss += (parts.bucket_open ?? 0) * rate;
      }
      return { value: Math.round(loss), numerator: Math.round(loss), denominator: null };
    },
    needs: ['loss'],
    example: {
      groups: [
        { key: 'not_due', parts: { bucket_open: 1_000, bucket_reached: 10_000, bucket_lost: 100 } },
        { key: '90+', parts: { bucket_open: 500, bucket_reached: 400, bucket_lost: 100 } },
      ],
      value: 135,
    },
  }),
  defineMetric({
    id: 'loss_rate',
    label: text('Loss rate (history)', '历史损失率'),
    question: text(
      'Of what ever grew as old as this bucket, how much was given up?',
      '曾到达该账龄段的金额中，有多少最终作为坏账核销？',
    ),
    caveat: text(
      'Young items may still be lost: the rate of the last months is too low.',
      '较新的项目日后仍可能损失，近几个月的比率偏低。',
    ),
    formula: text(
      'written off up to the as-of date ÷ amount that ever reached the bucket',
      '截至日止坏账核销金额 ÷ 曾到达该账龄段的金额',
    ),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    numerator: { bucket_lost: 1 },
    denominator: { bucket_reached: 1 },
    implicitBy: 'bucket',
    needs: ['write_off'],
    example: { parts: { bucket_lost: 25, bucket_reached: 400 }, value: 0.0625 },
  }),
];
