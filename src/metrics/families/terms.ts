/** The terms that were granted, against the days that customers took. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { sql } from '../sql.ts';
import { inPeriod } from '../stored.ts';
import { ISSUED_IN_PERIOD, ITEMS, settled, single } from './shared.ts';

const TERMS_DAYS = sql`p.amount_minor::hugeint * (p.due_date - p.issue_date)`;
const NO_TERMS = sql`${ISSUED_IN_PERIOD} and p.is_due_assumed and p.terms_days is null`;
const issued = (
  own: Pick<Measure, 'id' | 'label' | 'unit' | 'value'> & Partial<Measure>,
): Measure =>
  defineMeasure({
    from: ITEMS,
    where: ISSUED_IN_PERIOD,
    stored: inPeriod('p.issue_date'),
    ...own,
  });

export const termsMeasures: Measure[] = [
  issued({
    id: 'issued_items',
    label: text('items issued in the period', '本期开票项目数'),
    unit: 'count',
    value: sql`1`,
  }),
  issued({
    id: 'no_terms_items',
    label: text('of them without a due date or terms', '其中无到期日且无账期的项目数'),
    unit: 'count',
    where: NO_TERMS,
    value: sql`1`,
  }),
  issued({
    id: 'no_terms',
    label: text('amount of items issued without a due date or terms', '无到期日且无账期的项目金额'),
    unit: 'minor',
    where: NO_TERMS,
    value: sql`p.amount_minor`,
  }),
  issued({
    id: 'issued_terms_days',
    label: text('amount × days from issue to due date', '金额 × 开票至到期天数'),
    unit: 'weight',
    value: TERMS_DAYS,
  }),
  settled({
    id: 'settled_terms_days',
    label: text(
      'amount × days from issue to due date of settled items',
      '结清项目的金额 × 开票至到期天数',
    ),
    unit: 'weight',
    value: TERMS_DAYS,
  }),
];

export const termsMetrics: Metric[] = [
  defineMetric({
    id: 'issued_item_count',
    label: text('Items issued', '开票笔数'),
    question: text('How many items did we bill?', '本期开出多少笔？'),
    formula: text('items issued in the period', '本期开票项目数'),
    unit: 'count',
    time: 'flow',
    better: 'neither',
    numerator: { issued_items: 1 },
    example: { parts: { issued_items: 7 }, value: 7 },
  }),
  defineMetric({
    id: 'terms_days',
    label: text('Terms granted', '约定账期'),
    question: text('How many days do we give customers to pay?', '我们给客户多少天账期？'),
    caveat: text(
      'Where an invoice names no due date, its terms or the customer’s stand in; without any it is due at issue.',
      '发票未注明到期日时取发票或客户的账期；都没有则视为开票即到期。',
    ),
    formula: text(
      'due date − issue date of items issued in the period, weighted by amount',
      '本期开票项目的到期日 － 开票日，按金额加权',
    ),
    unit: 'days',
    time: 'flow',
    better: 'lower',
    numerator: { issued_terms_days: 1 },
    denominator: { issued: 1 },
    example: { parts: { issued_terms_days: 300 * 60 + 100 * 20, issued: 400 }, value: 50 },
  }),
  defineMetric({
    id: 'terms_days_settled',
    label: text('Terms of settled items', '结清项目账期'),
    question: text(
      'How many days were the customers who paid allowed, to compare with the days they took?',
      '已付款客户原有多少天账期，以便与实际付款天数比较？',
    ),
    formula: text(
      'due date − issue date of items settled in the period, weighted by amount; days to pay − this = days late',
      '本期结清项目的到期日 － 开票日，按金额加权；付款天数 － 本值 ＝ 逾期天数',
    ),
    unit: 'days',
    time: 'flow',
    better: 'neither',
    numerator: { settled_terms_days: 1 },
    denominator: { settled: 1 },
    needs: ['payment'],
    example: { parts: { settled_terms_days: 200 * 30 + 200 * 50, settled: 400 }, value: 40 },
  }),
  defineMetric({
    id: 'no_terms_share',
    label: text('Issued without due date or terms', '无到期日且无账期占比'),
    question: text(
      'How many invoices do not say when they are to be paid?',
      '有多少发票没有写明何时付款？',
    ),
    formula: text(
      'items issued in the period with neither a due date nor terms, of their own or of the customer ÷ items issued',
      '本期开票项目中既无到期日、发票与客户也无账期者 ÷ 开票项目数',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'lower',
    numerator: { no_terms_items: 1 },
    denominator: { issued_items: 1 },
    example: { parts: { no_terms_items: 3, issued_items: 60 }, value: 0.05 },
  }),
  single(
    'no_terms_count',
    'no_terms_items',
    'count',
    text('Items without due date or terms', '无到期日且无账期笔数'),
    text('How many invoices do not say when they are to be paid?', '有多少笔没有写明何时付款？'),
    text(
      'items issued in the period with neither a due date nor terms, of their own or of the customer',
      '本期开票项目中既无到期日、发票与客户也无账期的项目数',
    ),
    { better: 'lower' },
  ),
  single(
    'no_terms_amount',
    'no_terms',
    'minor',
    text('Amount without due date or terms', '无到期日且无账期金额'),
    text(
      'How much was invoiced without saying when it is due?',
      '有多少开票金额没有写明何时付款？',
    ),
    text(
      'amount of the items issued in the period with neither a due date nor terms',
      '本期开票项目中既无到期日也无账期的金额',
    ),
    { better: 'lower' },
  ),
];
