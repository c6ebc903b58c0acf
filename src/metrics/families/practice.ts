/** What the twelve practices are measured by, and what rankings and alerts rest on. */
import { dayNumber } from '../../format/date.ts';
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import { defineMetric, type Metric } from '../define.ts';

const single = (
  id: string,
  measure: string,
  unit: 'minor' | 'count' | 'index',
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
    unit,
    time: 'flow',
    better: 'neither',
    numerator: { [measure]: 1 },
    example: { parts: { [measure]: 7 }, value: 7 },
    ...rest,
  });

export const practiceMetrics: Metric[] = [
  single(
    'target_amount',
    'target',
    'minor',
    text('Collection target', '回款目标'),
    text('How much was to be collected?', '目标回款多少？'),
    text('Σ targets of the period’s months', '期间各月目标合计'),
    { needs: ['target'] },
  ),
  defineMetric({
    id: 'target_attainment',
    label: text('Target attainment', '目标完成率'),
    question: text('How much of the collection target was reached?', '回款目标完成了多少？'),
    formula: text('cash received ÷ collection target', '实际回款 ÷ 回款目标'),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { cash: 1 },
    denominator: { target: 1 },
    needs: ['target', 'payment'],
    example: { parts: { cash: 45, target: 50 }, value: 0.9 },
  }),
  single(
    'due_amount',
    'due',
    'minor',
    text('Amount due', '到期金额'),
    text('How much fell due?', '本期到期多少？'),
    text('Σ amounts of items due in the period', '期间内到期项目金额合计'),
  ),
  single(
    'due_item_count',
    'due_items',
    'count',
    text('Items due', '到期笔数'),
    text('How many items fell due?', '本期到期多少笔？'),
    text('items due in the period', '期间内到期项目数'),
  ),
  single(
    'due_weight_squares',
    'due_squares',
    'index',
    text('Squared amounts due', '到期金额平方和'),
    text('How evenly is the amount due spread over items?', '到期金额在项目间分布是否均匀？'),
    text('Σ amount² of items due in the period', '期间内到期项目金额平方和'),
  ),
  single(
    'settled_item_count',
    'settled_items',
    'count',
    text('Items settled', '结清笔数'),
    text('How many items were settled?', '结清了多少笔？'),
    text('items fully settled in the period', '期间内全部结清的项目数'),
  ),
  single(
    'broken_promise_amount',
    'broken_promise',
    'minor',
    text('Promised and not paid', '承诺未付金额'),
    text('How much was promised and did not come?', '承诺付款而未到账的有多少？'),
    text(
      'promised less paid by the promised date, the last promise of each invoice still open',
      '未结清发票最近一次到期承诺的金额 － 承诺日前已付',
    ),
    { time: 'stock', better: 'lower', needs: ['promise'] },
  ),
  single(
    'broken_promise_count',
    'broken_promises',
    'count',
    text('Broken promises', '失信承诺数'),
    text('How many promises were not kept?', '有多少承诺没有兑现？'),
    text(
      'promises past their date, not paid in full by it, invoice still open',
      '已过承诺日、未按时付清且仍未结清的承诺数',
    ),
    { time: 'stock', better: 'lower', needs: ['promise'] },
  ),
  defineMetric({
    id: 'days_since_contact',
    label: text('Days since last contact', '距上次联系天数'),
    question: text(
      'How long has nobody talked to an overdue customer?',
      '逾期客户多久没人联系了？',
    ),
    formula: text(
      'as-of date − last contact, customers with an overdue balance; no value: never',
      '基准日 － 最近联系日（仅有逾期余额的客户）；无值表示从未联系',
    ),
    unit: 'days',
    time: 'stock',
    better: 'lower',
    over: { measures: ['customer_overdue', 'customer_last_contact'] },
    reduce(groups, frame) {
      const late = groups.filter(({ parts }) => (parts.customer_overdue ?? 0) > 0);
      const contacts = late.flatMap(({ parts }) => parts.customer_last_contact ?? []);
      const overdue = late.reduce((sum, { parts }) => sum + parts.customer_overdue!, 0);
      const today = dayNumber(frame.asOf);
      const value = contacts.length > 0 ? today - Math.max(...contacts) : null;
      return { value, numerator: overdue, denominator: null };
    },
    needs: ['activity'],
    example: {
      groups: [{ key: 'a', parts: { customer_overdue: 100, customer_last_contact: 20_440 } }],
      value: 103,
    },
  }),
];
