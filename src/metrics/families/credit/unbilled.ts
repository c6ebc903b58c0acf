/** What is ordered or delivered and not invoiced yet, and what customers would owe against their limits if it were. */
import { text } from '../../../i18n/locale.ts';
import {
  defineMeasure,
  defineMetric,
  type Measure,
  type Metric,
  type Parts,
  type Source,
} from '../../define.ts';
import { amount, frame, setting, sql, table } from '../../sql.ts';
import { atInstants, storedAs } from '../../stored.ts';
import { single } from '../shared.ts';

const UNBILLED: Source = {
  rows: sql`(select *, amount_minor as amount_doc_minor from ${table('mart_unbilled')}) p`,
};
/** Of customers that have a limit, with the customer's own dimensions; unconverted, what is in its currency. */
const LIMITED: Source = {
  rows: sql`(select q.unbilled_since, q.reference, q.amount_minor, q.amount_minor as amount_doc_minor, q.source_row_id,
  l.customer, l.region, l.segment, l.rep, q.currency
  from ${table('mart_unbilled')} q join ${table('mart_limit')} l on l.customer = q.customer
  ${setting(({ reportCurrency }) => (reportCurrency ? '' : 'and l.currency is not distinct from q.currency'))}) p`,
};

type Own = Pick<Measure, 'id' | 'label' | 'stored' | 'from'> & Partial<Measure>;
const waiting = (own: Own): Measure =>
  defineMeasure({
    unit: 'minor',
    where: sql`p.unbilled_since <= ${frame.asOf}`,
    value: sql`${amount}`,
    instant: 'asOf',
    ...own,
  });

export const unbilledMeasures: Measure[] = [
  waiting({
    id: 'unbilled',
    label: text('ordered or delivered and not invoiced', '已下单或已发货未开票金额'),
    from: UNBILLED,
    stored: atInstants(),
  }),
  waiting({
    id: 'limited_unbilled',
    label: text('of it to customers with a limit', '其中有额度客户的部分'),
    from: LIMITED,
    stored: atInstants(),
  }),
  waiting({
    id: 'customer_limited_unbilled',
    label: text('not invoiced per customer with a limit', '各有额度客户的未开票金额'),
    from: LIMITED,
    over: 'customer',
    stored: storedAs('limited_unbilled'),
  }),
];

/** True where only what is not invoiced yet takes a customer beyond its limit. */
const isOverOnlySo = (parts: Parts): boolean => {
  const limit = parts.customer_limit ?? 0;
  const open = parts.customer_limited_open ?? 0;
  return limit > 0 && open <= limit && open + (parts.customer_limited_unbilled ?? 0) > limit;
};

const CAVEAT = text(
  'The export holds what is not invoiced now: for an earlier day, what was invoiced since is missing.',
  '导出数据只有当前未开票的部分：较早日期不含其后已开票的金额。',
);
const OF_LIMITS = {
  caveat: CAVEAT,
  time: 'stock',
  needs: ['limit', 'unbilled'],
} satisfies Partial<Metric>;

export const unbilledMetrics: Metric[] = [
  single(
    'unbilled_amount',
    'unbilled',
    'minor',
    text('Not yet invoiced', '未开票金额'),
    text('How much is ordered or delivered and not invoiced?', '已下单或已发货而未开票的有多少？'),
    text(
      'amounts of the list of what is not invoiced, since a day up to the as-of date',
      '未开票清单中起始日不晚于截至日的金额',
    ),
    { caveat: CAVEAT, time: 'stock', needs: ['unbilled'], better: 'lower' },
  ),
  single(
    'limited_unbilled_amount',
    'limited_unbilled',
    'minor',
    text('Not yet invoiced, under limits', '有额度客户的未开票金额'),
    text(
      'How much is not invoiced yet of customers with a limit?',
      '有信用额度的客户还有多少未开票？',
    ),
    text(
      'what is not invoiced of customers with a limit, in the currency of the limit',
      '有额度客户的未开票金额，按额度所用币种',
    ),
    OF_LIMITS,
  ),
  defineMetric({
    id: 'exposure_amount',
    label: text('Exposure', '信用敞口'),
    question: text(
      'How much would customers with a limit owe if everything were invoiced?',
      '若全部开票，有信用额度的客户将欠多少？',
    ),
    formula: text(
      'open balances + what is not invoiced yet, of customers with a limit',
      '有额度客户的应收余额 ＋ 未开票金额',
    ),
    unit: 'minor',
    better: 'lower',
    numerator: { limited_open: 1, limited_unbilled: 1 },
    ...OF_LIMITS,
    example: { parts: { limited_open: 80, limited_unbilled: 50 }, value: 130 },
  }),
  defineMetric({
    id: 'exposure_utilisation',
    label: text('Limit used, with what is not invoiced', '含未开票的额度使用率'),
    question: text(
      'How much of their limits would customers use if everything were invoiced?',
      '若全部开票，客户将用掉多少信用额度？',
    ),
    formula: text(
      '(open balances + what is not invoiced yet, of customers with a limit) ÷ their limits',
      '（有额度客户的应收余额 ＋ 未开票金额）÷ 信用额度',
    ),
    unit: 'ratio',
    better: 'lower',
    numerator: { limited_open: 1, limited_unbilled: 1 },
    denominator: { credit_limit: 1 },
    ...OF_LIMITS,
    example: { parts: { limited_open: 80, limited_unbilled: 50, credit_limit: 100 }, value: 1.3 },
  }),
  defineMetric({
    id: 'over_limit_by_unbilled_count',
    label: text('Over their limit only with what is not invoiced', '计入未开票才超额的客户数'),
    question: text(
      'How many customers pass their limit once all is invoiced?',
      '有多少客户在全部开票后才超出额度？',
    ),
    formula: text(
      'customers whose open balance is within their limit, and above it with what is not invoiced yet',
      '应收余额未超额度、加上未开票金额后超出额度的客户数',
    ),
    unit: 'count',
    better: 'lower',
    over: { measures: ['customer_limited_open', 'customer_limited_unbilled', 'customer_limit'] },
    reduce(groups) {
      const value = groups.filter(({ parts }) => isOverOnlySo(parts)).length;
      return { value, numerator: value, denominator: null };
    },
    ...OF_LIMITS,
    example: {
      groups: [
        {
          key: 'only so',
          parts: { customer_limited_open: 80, customer_limited_unbilled: 50, customer_limit: 100 },
        },
        {
          key: 'over anyway',
          parts: { customer_limited_open: 120, customer_limited_unbilled: 50, customer_limit: 100 },
        },
        {
          key: 'just within',
          parts: { customer_limited_open: 50, customer_limited_unbilled: 50, customer_limit: 100 },
        },
      ],
      value: 1,
    },
  }),
];
