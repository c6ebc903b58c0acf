/** Since when customers are over their credit limit: day by day, and at how many month ends in a row. */
import { text } from '../../../i18n/locale.ts';
import {
  defineMeasure,
  defineMetric,
  type Measure,
  type Metric,
  type Source,
} from '../../define.ts';
import { frame, ifConverted, setting, sql, table } from '../../sql.ts';
import { atAskedFrames } from '../../stored.ts';

/** At the rates of the as-of date where amounts are converted, as is what is used of the limit. */
const RATE = sql`(select currency, arg_max(factor, date) as factor from ${table('dim_rate')}
    where date <= ${frame.asOf} group by currency)`;
const PIECES = sql`${table('mart_piece')} q ${ifConverted(sql`left join ${RATE} r on r.currency = q.currency`)}`;
const LIMITS = sql`${table('mart_limit')} l ${ifConverted(sql`left join ${RATE} r on r.currency = l.currency`)}`;
const AMOUNT = setting(({ reportCurrency }) =>
  reportCurrency ? 'round(q.amount_doc_minor * r.factor)::bigint' : 'q.amount_minor',
);
const LIMIT = setting(({ reportCurrency }) =>
  reportCurrency ? 'round(l.credit_limit_minor * r.factor)::bigint' : 'l.credit_limit_minor',
);
const SAME_CURRENCY = setting(({ reportCurrency }) =>
  reportCurrency ? '' : 'and m.currency is not distinct from c.currency',
);

/** What each issue and each payment changes; amounts that are converted are those of the as-of date. */
const CHANGES = sql`(select q.customer, q.currency, q.issue_date as date, ${AMOUNT} as amount
      from ${PIECES}
      where true ${ifConverted(sql`and q.issue_date <= ${frame.asOf}`)}
    union all select q.customer, q.currency, q.end_date, -${AMOUNT}
      from ${PIECES}
      where q.end_date is not null ${ifConverted(sql`and q.end_date <= ${frame.asOf}`)})`;

/** One row a customer, day on which its balance changed, and balance until the next such day. */
const BALANCES = sql`(select d.*, sum(change) over before_it as balance, lead(date) over (partition by customer order by date) as next_date
    from (select c.customer, c.region, c.segment, c.rep, c.currency, c.limit_minor, m.date, sum(m.amount) as change
      from (select l.customer, l.region, l.segment, l.rep, l.currency, ${LIMIT} as limit_minor
        from ${LIMITS}) c
      join ${CHANGES} m on m.customer = c.customer ${SAME_CURRENCY}
      group by all) d
    window before_it as (partition by customer order by date))`;

/** The last month end before a day. */
const monthEndBefore = (day: string | ReturnType<typeof sql>) =>
  sql`(date_trunc('month', ${day})::date - 1)`;
const NEXT = sql`least(b.next_date, ${frame.asOf} + 1)`;

/**
 * One row a customer with a limit: from which day on it is over it, and the last month end at which it was not. Without
 * rates the balances are the same whatever the as-of date: several dates share them.
 */
const HISTORY: Source = {
  rows: sql`(select customer, region, segment, rep, currency,
    coalesce(max(case when b.next_date <= ${frame.asOf} then b.next_date else date '9999-12-31' end)
      filter (where b.balance <= b.limit_minor), min(b.date)) as over_since,
    coalesce(max(${monthEndBefore(NEXT)}) filter (where b.balance <= b.limit_minor and ${monthEndBefore(NEXT)} >= b.date),
      ${monthEndBefore('min(b.date)')}) as last_within
    from ${BALANCES} b where b.date <= ${frame.asOf} group by all) p`,
};

const longest = (own: Pick<Measure, 'id' | 'label' | 'unit' | 'where' | 'value'>): Measure =>
  defineMeasure({ from: HISTORY, combine: 'max', stored: atAskedFrames(), ...own });

export const limitHistoryMeasures: Measure[] = [
  longest({
    id: 'longest_over_limit',
    label: text('days since the balance went over the limit', '余额超出额度以来的天数'),
    unit: 'days',
    where: sql`p.over_since <= ${frame.asOf}`,
    value: sql`${frame.asOf} - p.over_since`,
  }),
  longest({
    id: 'month_ends_over_limit',
    label: text('month ends in a row over the limit', '连续超额度的月末数'),
    unit: 'count',
    where: sql`p.last_within < ${monthEndBefore(sql`(${frame.asOf} + 1)`)}`,
    value: sql`datediff('month', p.last_within, ${monthEndBefore(sql`(${frame.asOf} + 1)`)})`,
  }),
];

const CAVEAT = text(
  'The limit of today is taken for all days before: the exports have no history of limits.',
  '历史各日均按当前额度判断：导出数据没有额度变更记录。',
);

export const limitHistoryMetrics: Metric[] = [
  defineMetric({
    id: 'over_limit_days',
    label: text('Days over the limit', '超额度天数'),
    question: text(
      'For how long has a customer been over its limit?',
      '客户已连续超出额度多少天？',
    ),
    caveat: CAVEAT,
    formula: text(
      'as-of date − the day since which the open balance has been above the limit without a break; of several customers the longest',
      '截至日 － 应收余额持续高于额度的起始日；多家客户取最长者',
    ),
    unit: 'days',
    time: 'stock',
    better: 'lower',
    numerator: { longest_over_limit: 1 },
    needs: ['limit'],
    example: { parts: { longest_over_limit: 41 }, value: 41 },
  }),
  defineMetric({
    id: 'over_limit_month_ends',
    label: text('Month ends in a row over the limit', '连续超额月末数'),
    question: text(
      'At how many month ends in a row was a customer over its limit?',
      '客户连续多少个月末超出额度？',
    ),
    caveat: text(
      'Only the last day of each month is looked at: a customer within its limit in between goes on counting. The limit of today is taken for all days before: the exports have no history of limits.',
      '只看每月最后一天：月中曾回到额度内仍连续计数。历史各日均按当前额度判断：导出数据没有额度变更记录。',
    ),
    formula: text(
      'month ends in a row, back from the last one up to the as-of date, at which the open balance was above the limit; of several customers the most',
      '自截至日前最后一个月末起往回数，应收余额连续高于额度的月末数；多家客户取最多者',
    ),
    unit: 'count',
    time: 'stock',
    better: 'lower',
    numerator: { month_ends_over_limit: 1 },
    needs: ['limit'],
    example: { parts: { month_ends_over_limit: 2 }, value: 2 },
  }),
];
