/** How many items and customers owe, and owe late. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { amount, frame, openRows, sql, table } from '../sql.ts';
import { atAskedFrames, storedAs } from '../stored.ts';
import { counted, countWith, OPEN_ITEMS, OPEN_PIECES, OVERDUE, PAST_DUE } from './shared.ts';

/** Not settled at the as-of date; or settled and opened again by a refund, which came only later. */
const OPEN = sql`p.issue_date <= ${frame.asOf} and (p.settled_date is null or p.settled_date > ${frame.asOf})
    and not exists (select 1 from ${table('fct_reopened')} r where r.item_key = p.item_key and r.settled_date <= ${frame.asOf} and r.reopened_date > ${frame.asOf})`;

/** Overdue items of which something is left: what a refund opened again may have been paid again since. */
const LATE_ITEMS: Source = {
  rows: sql`(select item_key, customer, rep, region, segment, currency, due_date, sum(amount_minor) as open_minor
  from ${openRows('mart_piece')} p where ${OVERDUE} group by all having open_minor > 0) p`,
};

/** The same without a date: a piece is late as long as it is open, but where a refund opened its item again only while something is left of the item. */
const LATE_PIECES: Source = {
  rows: sql`(with changed as (select distinct item_key from ${openRows('mart_piece')} where amount_minor <= 0)
  select item_key, customer, rep, region, segment, currency, due_date, issue_date as day, end_date as until
  from ${openRows('mart_piece')} where item_key not in (from changed)
  union all
  select * exclude (left_minor) from (select item_key, customer, rep, region, segment, currency, due_date, day,
      lead(day) over (partition by item_key order by day) as until,
      sum(sum(change_minor)) over (partition by item_key order by day) as left_minor
    from (select *, unnest([issue_date, end_date]) as day, unnest([amount_minor, -amount_minor]) as change_minor
      from ${openRows('mart_piece')} where item_key in (from changed))
    where day is not null group by item_key, customer, rep, region, segment, currency, due_date, day) where left_minor > 0) p`,
};

export const countMeasures: Measure[] = [
  defineMeasure({
    id: 'open_items',
    label: text('items open at the as-of date', '截至日未结清笔数'),
    unit: 'count',
    from: OPEN_ITEMS,
    where: OPEN,
    value: sql`1`,
    stored: atAskedFrames(),
  }),
  defineMeasure({
    id: 'overdue_items',
    label: text('items open and past due at the as-of date', '截至日逾期笔数'),
    unit: 'count',
    from: OPEN_ITEMS,
    where: sql`${OPEN} and p.due_date < ${frame.asOf}`,
    value: sql`1`,
    stored: atAskedFrames(),
  }),
  defineMeasure({
    id: 'oldest_late_days',
    label: text('days the oldest overdue item is late', '最早到期未付项目的逾期天数'),
    unit: 'days',
    from: LATE_ITEMS,
    value: sql`${frame.asOf} - p.due_date`,
    combine: 'max',
    stored: atAskedFrames(),
    lasts: {
      from: [sql`p.day`, PAST_DUE],
      until: [sql`p.until`],
      as: { from: LATE_PIECES, value: sql`DATE '1970-01-01' - p.due_date` },
      grows: true,
    },
  }),
  defineMeasure({
    id: 'customer_overdue',
    label: text('overdue balance per customer', '各客户逾期余额'),
    unit: 'minor',
    from: OPEN_PIECES,
    where: OVERDUE,
    value: sql`${amount}`,
    instant: 'asOf',
    over: 'customer',
    stored: storedAs('open', { buckets: 'overdue' }),
  }),
];

export const countMetrics: Metric[] = [
  counted(
    'open_item_count',
    'open_items',
    text('Items open', '未结清笔数'),
    text('How many items are not settled?', '有多少笔尚未结清？'),
    text('items not fully settled at the as-of date', '截至日未全部结清的项目数'),
  ),
  counted(
    'overdue_item_count',
    'overdue_items',
    text('Items overdue', '逾期笔数'),
    text('How many items are past due and not settled?', '有多少笔已逾期未结清？'),
    text(
      'items due before the as-of date and not fully settled',
      '到期日早于截至日且未全部结清的项目数',
    ),
  ),
  defineMetric({
    id: 'overdue_customer_count',
    label: text('Customers overdue', '逾期客户数'),
    question: text('How many customers owe anything late?', '有多少客户存在逾期？'),
    formula: text('customers with an overdue balance above 0', '逾期余额大于 0 的客户数'),
    unit: 'count',
    time: 'stock',
    better: 'lower',
    over: { measures: ['customer_overdue'] },
    reduce: countWith('customer_overdue'),
    example: {
      groups: [
        { key: 'a', parts: { customer_overdue: 500 } },
        { key: 'b', parts: { customer_overdue: 0 } },
        { key: 'c', parts: { customer_overdue: 20 } },
      ],
      value: 2,
    },
  }),
  defineMetric({
    id: 'oldest_overdue_days',
    label: text('Oldest item', '最长逾期'),
    question: text(
      'How late is the oldest item that is still open?',
      '最早到期未付的已逾期多少天？',
    ),
    formula: text(
      'as-of date − due date of the overdue item that fell due first',
      '截至日 － 最早到期的逾期项目的到期日',
    ),
    unit: 'days',
    time: 'stock',
    better: 'lower',
    numerator: { oldest_late_days: 1 },
    example: { parts: { oldest_late_days: 123 }, value: 123 },
  }),
];
