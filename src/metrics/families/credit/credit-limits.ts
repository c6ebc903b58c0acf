/** Credit limits: how much of them is used, and who owes more. */
import { text } from '../../../i18n/locale.ts';
import {
  defineMeasure,
  defineMetric,
  type Measure,
  type Metric,
  type Parts,
  type Source,
} from '../../define.ts';
import { amount, openRows, setting, sql, table } from '../../sql.ts';
import { atInstants, storedAs } from '../../stored.ts';
import { openAt, openFor, single } from '../shared.ts';

/** Open balances of customers that have a limit, with the customer's own dimensions; unconverted, those in its currency. */
const LIMITED_PIECES: Source = {
  rows: sql`(select q.item_key, q.issue_date, q.due_date, q.end_date, q.amount_minor, q.amount_doc_minor,
  l.customer, l.region, l.segment, l.rep, q.currency
  from ${openRows('mart_piece')} q join ${table('mart_limit')} l on l.customer = q.customer
  ${setting(({ reportCurrency }) => (reportCurrency ? '' : 'and l.currency is not distinct from q.currency'))}) p`,
};
const LIMITS: Source = {
  rows: sql`(select *, credit_limit_minor as amount_minor, credit_limit_minor as amount_doc_minor from ${table('mart_limit')}) p`,
};

type Own = Pick<Measure, 'id' | 'label' | 'stored'> & Partial<Measure>;
const limitedOpen = (own: Own): Measure =>
  defineMeasure({
    unit: 'minor',
    from: LIMITED_PIECES,
    where: openAt('asOf'),
    value: sql`${amount}`,
    instant: 'asOf',
    ...own,
  });
const limit = (own: Own): Measure =>
  defineMeasure({ unit: 'minor', from: LIMITS, value: sql`${amount}`, instant: 'asOf', ...own });

export const creditLimitMeasures: Measure[] = [
  limitedOpen({
    id: 'limited_open',
    label: text('open balance of customers with a limit', '有额度客户的应收余额'),
    stored: atInstants(),
    lasts: openFor(),
  }),
  limit({
    id: 'credit_limit',
    label: text('credit limits of these customers', '这些客户的信用额度'),
    stored: atInstants(),
  }),
  limitedOpen({
    id: 'customer_limited_open',
    label: text('open balance per customer with a limit', '各有额度客户的应收余额'),
    over: 'customer',
    stored: storedAs('limited_open'),
  }),
  limit({
    id: 'customer_limit',
    label: text('credit limit per customer', '各客户信用额度'),
    over: 'customer',
    stored: storedAs('credit_limit'),
  }),
];

type Groups = { key: string | null; parts: Parts }[];
const overLimit = (groups: Groups): number[] =>
  groups
    .map(({ parts }) => (parts.customer_limited_open ?? 0) - (parts.customer_limit ?? 0))
    .filter((over) => over > 0);
const result = (value: number) => ({ value, numerator: value, denominator: null });

const LIMIT_EXAMPLE: Groups = [
  { key: 'a', parts: { customer_limited_open: 120, customer_limit: 100 } },
  { key: 'b', parts: { customer_limited_open: 80, customer_limit: 100 } },
  { key: 'c', parts: { customer_limited_open: 130, customer_limit: 50 } },
];

const OF_LIMITS = { time: 'stock', needs: ['limit'] } satisfies Partial<Metric>;

export const utilisationMetrics: Metric[] = [
  single(
    'credit_limit_amount',
    'credit_limit',
    'minor',
    text('Credit limits', '信用额度'),
    text('How much credit do we grant?', '我们给出了多少信用额度？'),
    text('sum of the credit limits above 0', '大于 0 的信用额度合计'),
    OF_LIMITS,
  ),
  single(
    'limited_open_amount',
    'limited_open',
    'minor',
    text('Receivables under limits', '有额度客户的应收'),
    text('How much do customers with a limit owe?', '有信用额度的客户欠了多少？'),
    text(
      'open balances of customers with a limit, in the currency of the limit',
      '有额度客户的应收余额，按额度所用币种',
    ),
    OF_LIMITS,
  ),
  defineMetric({
    id: 'credit_utilisation',
    label: text('Credit limit used', '信用额度使用率'),
    question: text('How much of their credit limit do customers use?', '客户用掉了多少信用额度？'),
    formula: text(
      'open balances of customers with a limit ÷ their limits',
      '有额度客户的应收余额 ÷ 信用额度',
    ),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    numerator: { limited_open: 1 },
    denominator: { credit_limit: 1 },
    needs: ['limit'],
    example: { parts: { limited_open: 120, credit_limit: 100 }, value: 1.2 },
  }),
];

export const overLimitMetrics: Metric[] = [
  defineMetric({
    id: 'over_limit_amount',
    label: text('Over the credit limit', '超信用额度金额'),
    question: text('How much do customers owe beyond their limits?', '客户超出信用额度欠了多少？'),
    caveat: text(
      'Only customers with a limit count, each in the currency of its limit.',
      '只计有额度的客户，且按额度所用币种。',
    ),
    formula: text(
      'summed over customers with a limit: open balance − limit, where above 0',
      '各有额度客户：应收余额 － 额度，取大于 0 的部分合计',
    ),
    unit: 'minor',
    time: 'stock',
    better: 'lower',
    over: { measures: ['customer_limited_open', 'customer_limit'] },
    reduce: (groups) => result(overLimit(groups).reduce((sum, over) => sum + over, 0)),
    needs: ['limit'],
    example: { groups: LIMIT_EXAMPLE, value: 100 },
  }),
  defineMetric({
    id: 'over_limit_count',
    label: text('Customers over their limit', '超额度客户数'),
    question: text('How many customers owe more than their limit?', '有多少客户超出信用额度？'),
    formula: text(
      'customers whose open balance is above their limit',
      '应收余额高于信用额度的客户数',
    ),
    unit: 'count',
    time: 'stock',
    better: 'lower',
    over: { measures: ['customer_limited_open', 'customer_limit'] },
    reduce: (groups) => result(overLimit(groups).length),
    needs: ['limit'],
    example: { groups: LIMIT_EXAMPLE, value: 2 },
  }),
];
