/** Credit and what holds money up: limits, disputes, bad debt, and how many items and customers it concerns. */
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import { defineMetric, type Metric, type Parts } from '../define.ts';

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

const counted = (
  id: string,
  measure: string,
  label: Localised,
  question: Localised,
  formula: Localised,
  rest: Partial<Metric> = {},
): Metric =>
  defineMetric({
    id,
    label,
    question,
    formula,
    unit: 'count',
    time: 'stock',
    better: 'lower',
    numerator: { [measure]: 1 },
    example: { parts: { [measure]: 7 }, value: 7 },
    ...rest,
  });

export const creditMetrics: Metric[] = [
  defineMetric({
    id: 'over_limit_amount',
    label: text('Over the credit limit', '超信用额度金额'),
    question: text('How much do customers owe beyond their limits?', '客户超出信用额度欠了多少？'),
    caveat: text(
      'Only customers with a limit count, each in the currency of its limit.',
      '只计有额度的客户，且按额度所用币种。',
    ),
    formula: text(
      'Σ over customers with a limit: open balance − limit, where above 0',
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
  defineMetric({
    id: 'bad_debt_rate',
    label: text('Bad debt rate', '坏账率'),
    question: text('How much of what we bill do we give up?', '开票金额中有多少成为坏账？'),
    caveat: text(
      'What is written off in a period was mostly billed before it.',
      '本期核销的坏账多来自以前期间的开票。',
    ),
    formula: text('write-offs ÷ invoiced, both in the period', '本期坏账核销 ÷ 本期开票金额'),
    unit: 'ratio',
    time: 'flow',
    better: 'lower',
    numerator: { write_offs: 1 },
    denominator: { invoiced: 1 },
    needs: ['write_off'],
    example: { parts: { write_offs: 3, invoiced: 600 }, value: 0.005 },
  }),
  counted(
    'open_item_count',
    'open_items',
    text('Items open', '未结清笔数'),
    text('How many items are not settled?', '有多少笔尚未结清？'),
    text('items not fully settled at the as-of date', '基准日未全部结清的项目数'),
  ),
  counted(
    'overdue_item_count',
    'overdue_items',
    text('Items overdue', '逾期笔数'),
    text('How many items are past due and not settled?', '有多少笔已逾期未结清？'),
    text(
      'items due before the as-of date and not fully settled',
      '到期日早于基准日且未全部结清的项目数',
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
    reduce: (groups) =>
      result(groups.filter(({ parts }) => (parts.customer_overdue ?? 0) > 0).length),
    example: {
      groups: [
        { key: 'a', parts: { customer_overdue: 500 } },
        { key: 'b', parts: { customer_overdue: 0 } },
        { key: 'c', parts: { customer_overdue: 20 } },
      ],
      value: 2,
    },
  }),
  counted(
    'dispute_count',
    'disputes_open',
    text('Open disputes', '未决争议数'),
    text('How many disputes are not resolved?', '有多少争议尚未解决？'),
    text('disputes opened and not resolved at the as-of date', '基准日已提出而未解决的争议数'),
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
      'open balances past due and under a dispute open at the as-of date',
      '基准日已逾期且仍有争议的未收余额',
    ),
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
