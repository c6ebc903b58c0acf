/** Discounts that were taken: what they cost, how much money they brought, and how many days before its due date. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { frame, sql, table } from '../sql.ts';
import { inPeriod } from '../stored.ts';
import { days, single } from './shared.ts';

/** One row a discount that was taken in time, with what it was taken of. */
const TAKEN = {
  rows: sql`(select q.*, round(q.amount_minor / i.discount_rate)::bigint - q.amount_minor as brought_minor
  from ${table('mart_piece')} q join ${table('mart_item')} i using (item_key)
  where q.end_kind = 'discount' and i.discount_rate > 0 and i.discount_rate < 1
    and q.end_date <= i.issue_date + i.discount_days) p`,
};

const taken = (own: Pick<Measure, 'id' | 'label' | 'unit' | 'value'>): Measure =>
  defineMeasure({
    from: TAKEN,
    where: sql`p.end_date between ${frame.from} and ${frame.end}`,
    stored: inPeriod('p.end_date'),
    ...own,
  });

export const discountTakenMeasures: Measure[] = [
  taken({
    id: 'discount_in_time',
    label: text('discounts taken in time', '按期享受的折扣'),
    unit: 'minor',
    value: sql`p.amount_minor`,
  }),
  taken({
    id: 'discount_brought',
    label: text(
      'what came by them: discount ÷ its rate − discount',
      '由此提前收到的款项：折扣 ÷ 折扣率 － 折扣',
    ),
    unit: 'minor',
    value: sql`p.brought_minor`,
  }),
  taken({
    id: 'discount_brought_days',
    label: text('that amount × days before the due date', '该款项 × 早于到期日的天数'),
    unit: 'weight',
    value: sql`p.brought_minor::hugeint * (p.due_date - p.end_date)`,
  }),
];

const NEEDS = { needs: ['discount', 'payment'] };

export const discountTakenMetrics: Metric[] = [
  single(
    'discount_offered_amount',
    'discount_offered',
    'minor',
    text('Discounts offered', '提供的现金折扣'),
    text('How much discount could customers have earned?', '客户最多可享受多少折扣？'),
    text(
      'discount of the items whose discount date fell in the period',
      '折扣期在本期届满的项目的折扣额',
    ),
    { needs: ['discount'] },
  ),
  single(
    'discount_in_time_amount',
    'discount_in_time',
    'minor',
    text('Discounts taken in time', '按期享受的折扣'),
    text('How much discount was earned by paying in time?', '按期付款享受了多少折扣？'),
    text('discounts taken in the period by the item’s discount date', '本期在折扣期内享受的折扣'),
    NEEDS,
  ),
  single(
    'discount_brought_amount',
    'discount_brought',
    'minor',
    text('Money brought forward', '提前收到的款项'),
    text('How much money came early for a discount?', '因折扣提前收到多少款项？'),
    text(
      'of each discount taken in time in the period: discount ÷ its rate − discount',
      '本期按期享受的每笔折扣：折扣 ÷ 折扣率 － 折扣',
    ),
    { ...NEEDS, better: 'higher' },
  ),
  days({
    id: 'discount_brought_days',
    label: text('Days brought forward', '提前天数'),
    question: text(
      'How many days before its due date did that money come?',
      '这些款项比到期日早收多少天？',
    ),
    formula: text(
      'due date − day on which the discount was taken, weighted by the money that came',
      '到期日 － 享受折扣之日，按收到的款项加权',
    ),
    better: 'higher',
    numerator: { discount_brought_days: 1 },
    denominator: { discount_brought: 1 },
    ...NEEDS,
    example: {
      parts: { discount_brought_days: 300 * 20 + 100 * 40, discount_brought: 400 },
      value: 25,
    },
  }),
  defineMetric({
    id: 'discount_taken_cost',
    label: text('Yearly rate of discounts taken', '已享折扣的年化成本'),
    question: text(
      'What rate of interest did we pay for the money that came early?',
      '为提前收到的款项付出了多高的年利率？',
    ),
    caveat: text(
      'Of discounts that were taken in time; holds for customers who would otherwise pay on the due date, if they pay late it is cheaper. It pays where it is below the cost of money.',
      '只计按期享受的折扣；以客户否则在到期日付款为前提，若本会逾期则实际成本更低。低于资金成本才划算。',
    ),
    formula: text(
      'discounts taken in time ÷ money that came by them × 365 ÷ days brought forward',
      '按期享受的折扣 ÷ 提前收到的款项 × 365 ÷ 提前天数',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'lower',
    numerator: { discount_in_time: 365 },
    denominator: { discount_brought_days: 1 },
    ...NEEDS,
    // 2 % of 10,000, 20 days early: 200 ÷ 9,800 × 365 ÷ 20
    example: {
      parts: { discount_in_time: 200, discount_brought_days: 9_800 * 20 },
      value: (200 / 9_800) * (365 / 20),
    },
  }),
];
