/** Discounts for early payment: who takes them, what they cost, which are taken too late. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { frame, sql, table } from '../sql.ts';
import { inPeriod } from '../stored.ts';
import { ITEMS } from './shared.ts';

const TAKEN = sql`exists (select 1 from ${table('mart_piece')} q where q.item_key = p.item_key
  and q.end_kind = 'discount' and q.end_date <= p.issue_date + p.discount_days)`;

/** Items whose time for a discount ran out in the period: whether it was taken is known then. */
const eligible = (
  own: Pick<Measure, 'id' | 'label' | 'unit' | 'value'>,
  and = sql`true`,
): Measure =>
  defineMeasure({
    from: ITEMS,
    where: sql`p.discount_rate > 0 and p.discount_rate < 1 and p.issue_date + p.discount_days between ${frame.from} and ${frame.end} and ${and}`,
    stored: inPeriod('p.issue_date + p.discount_days'),
    ...own,
  });

export const discountMeasures: Measure[] = [
  eligible({
    id: 'discount_eligible',
    label: text(
      'amount of items whose discount date fell in the period',
      '折扣期在本期届满的项目金额',
    ),
    unit: 'minor',
    value: sql`p.amount_minor`,
  }),
  eligible({
    id: 'discount_eligible_items',
    label: text('items whose discount date fell in the period', '折扣期在本期届满的项目数'),
    unit: 'count',
    value: sql`1`,
  }),
  eligible(
    {
      id: 'discount_taken_on',
      label: text('amount of them with the discount taken in time', '其中按期享受折扣的项目金额'),
      unit: 'minor',
      value: sql`p.amount_minor`,
    },
    TAKEN,
  ),
  eligible(
    {
      id: 'discount_taken_items',
      label: text('of them with the discount taken in time', '其中按期享受折扣的项目数'),
      unit: 'count',
      value: sql`1`,
    },
    TAKEN,
  ),
  eligible({
    id: 'discount_offered',
    label: text('discount offered on them', '对其提供的折扣额'),
    unit: 'minor',
    value: sql`round(p.amount_minor * p.discount_rate)::bigint`,
  }),
  eligible({
    id: 'discount_gained_days',
    label: text('amount × days from discount date to due date', '金额 × 折扣期满至到期天数'),
    unit: 'weight',
    value: sql`p.amount_minor::hugeint * (p.due_date - p.issue_date - p.discount_days)`,
  }),
  defineMeasure({
    id: 'discount_late',
    label: text('discounts taken in the period after their time', '本期逾折扣期仍享受的折扣'),
    unit: 'minor',
    from: {
      rows: sql`(select q.*, i.discount_days from ${table('mart_piece')} q
  join ${table('mart_item')} i using (item_key) where q.end_kind = 'discount') p`,
    },
    where: sql`p.end_date between ${frame.from} and ${frame.end} and p.end_date > p.issue_date + coalesce(p.discount_days, -1)`,
    value: sql`p.amount_minor`,
    stored: inPeriod('p.end_date'),
  }),
];

export const discountMetrics: Metric[] = [
  defineMetric({
    id: 'discount_uptake',
    label: text('Discount uptake (by amount)', '折扣使用率（按金额）'),
    question: text(
      'How much of what could earn a discount did, by paying in time?',
      '可享折扣的金额中，有多少因提前付款而享受？',
    ),
    formula: text(
      'items whose discount date fell in the period: discount taken by it ÷ all, by amount',
      '折扣期在本期届满的项目：按期享受折扣 ÷ 全部，按金额',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'neither',
    numerator: { discount_taken_on: 1 },
    denominator: { discount_eligible: 1 },
    needs: ['discount', 'payment'],
    example: { parts: { discount_taken_on: 300, discount_eligible: 1_200 }, value: 0.25 },
  }),
  defineMetric({
    id: 'discount_uptake_count',
    label: text('Discount uptake (by items)', '折扣使用率（按笔数）'),
    question: text(
      'How many items that could earn a discount did?',
      '可享折扣的项目中，有多少笔享受了折扣？',
    ),
    formula: text(
      'items whose discount date fell in the period: discount taken by it ÷ all, by count',
      '折扣期在本期届满的项目：按期享受折扣 ÷ 全部，按笔数',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'neither',
    numerator: { discount_taken_items: 1 },
    denominator: { discount_eligible_items: 1 },
    needs: ['discount', 'payment'],
    example: { parts: { discount_taken_items: 2, discount_eligible_items: 5 }, value: 0.4 },
  }),
  defineMetric({
    id: 'discount_cost',
    label: text('Yearly rate of discounts offered', '提供折扣的年化成本'),
    question: text(
      'What rate of interest do we pay for money that comes by the discount date?',
      '为提早收款而给的折扣相当于多高的年利率？',
    ),
    caveat: text(
      'Of what was offered, whether taken or not; holds for customers who would otherwise pay on the due date. It pays where it is below the cost of money.',
      '按提供的折扣计算，不论是否享受；以客户否则在到期日付款为前提。低于资金成本才划算。',
    ),
    formula: text(
      'd ÷ (1 − d) × 365 ÷ (net days − discount days), d = discount offered ÷ amount, days weighted by amount',
      'd ÷（1 － d）× 365 ÷（账期天数 － 折扣天数），d ＝ 折扣额 ÷ 金额，天数按金额加权',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'lower',
    over: { measures: ['discount_offered', 'discount_eligible', 'discount_gained_days'] },
    reduce(groups) {
      const add = (id: string): number =>
        groups.reduce((sum, { parts }) => sum + (parts[id] ?? 0), 0);
      const amount = add('discount_eligible');
      const offered = add('discount_offered');
      const gained = add('discount_gained_days');
      const known = amount > offered && gained > 0;
      const value = known ? (offered / (amount - offered)) * 365 * (amount / gained) : null;
      return { value, numerator: offered, denominator: amount - offered };
    },
    needs: ['discount'],
    example: {
      // 2 % for 10 days instead of 30: 2/98 × 365/20
      groups: [
        {
          key: null,
          parts: {
            discount_offered: 200,
            discount_eligible: 10_000,
            discount_gained_days: 10_000 * 20,
          },
        },
      ],
      value: (2 / 98) * (365 / 20),
    },
  }),
  defineMetric({
    id: 'discount_late_amount',
    label: text('Discounts taken too late', '超期享受的折扣'),
    question: text(
      'How much discount did customers take after its time, or without one agreed?',
      '客户逾折扣期、或未约定而自行扣减的折扣有多少？',
    ),
    formula: text(
      'sum of discounts of the period dated after the item’s discount date, or on items without one',
      '本期发生日晚于折扣期的折扣，及无折扣约定项目的折扣合计',
    ),
    unit: 'minor',
    time: 'flow',
    better: 'lower',
    numerator: { discount_late: 1 },
    needs: ['discount'],
    example: { parts: { discount_late: 35 }, value: 35 },
  }),
];
