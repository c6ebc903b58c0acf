/** Money as it comes: by which method, how late, and how late with what is still open. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { amount, frame, setting, sql, table } from '../sql.ts';
import { atInstants, inPeriod } from '../stored.ts';
import { balance, days, PIECES, single } from './shared.ts';

type Own = Pick<Measure, 'id' | 'label' | 'unit' | 'value'> & Partial<Measure>;
const PAID = sql`p.end_kind = 'cash' and p.end_date between ${frame.from} and ${frame.end}`;
const paid = (own: Own): Measure =>
  defineMeasure({
    from: PIECES,
    where: PAID,
    keys: { method: sql`p.method` },
    stored: inPeriod('p.end_date', { splits: [[], ['method']] }),
    ...own,
  });

/** Days from the last day on which a discount could be taken to the payment. */
const LATER = sql`(p.end_date - p.issue_date - ${setting(({ discountOfferDays }) => discountOfferDays)})`;
const paidLater = (own: Own): Measure =>
  defineMeasure({
    from: PIECES,
    where: sql`${PAID} and ${LATER} > 0`,
    stored: inPeriod('p.end_date'),
    ...own,
  });

/** Receipts, of one payment row or several, by the first item that each reached: one of an invoice's own column is a receipt of its own. */
const RECEIPTS: Source = {
  rows: sql`(select q.*, row_number() over (partition by coalesce(q.receipt_row_id, -1 - q.item_key)
      order by q.end_date, q.item_key) as nth
    from ${table('mart_piece')} q where q.end_kind = 'cash' and q.amount_doc_minor > 0) p`,
};

export const paymentMeasures: Measure[] = [
  paid({
    id: 'paid',
    label: text('cash applied to items in the period', '本期核销到项目的回款'),
    unit: 'minor',
    value: sql`p.amount_minor`,
  }),
  paid({
    id: 'paid_delay_days',
    label: text('that cash × days after the due date', '该回款 × 晚于到期日的天数'),
    unit: 'weight',
    value: sql`p.amount_minor::hugeint * (p.end_date - p.due_date)`,
  }),
  paid({
    id: 'receipts',
    label: text('receipts that reached an item in the period', '本期核销到项目的收款笔数'),
    unit: 'count',
    from: RECEIPTS,
    where: sql`${PAID} and p.nth = 1`,
    value: sql`1`,
  }),
  paidLater({
    id: 'paid_later',
    label: text(
      'cash applied in the period later than the discount’s days after issue',
      '本期核销、且晚于折扣期天数的回款',
    ),
    unit: 'minor',
    value: sql`p.amount_minor`,
  }),
  paidLater({
    id: 'paid_later_days',
    label: text('that cash × days after those', '该回款 × 超出折扣期的天数'),
    unit: 'weight',
    value: sql`p.amount_minor::hugeint * ${LATER}`,
  }),
  balance(
    'asOf',
    {
      id: 'overdue_delay_days',
      label: text('overdue balance × days past due so far', '逾期余额 × 已逾期天数'),
      unit: 'weight',
      value: sql`${amount}::hugeint * (${frame.asOf} - p.due_date)`,
      stored: atInstants(),
    },
    sql`p.due_date < ${frame.asOf}`,
  ),
];

export const delayMetrics: Metric[] = [
  days({
    id: 'payment_delay',
    label: text('Payment delay', '付款延迟'),
    question: text(
      'How late is money, counting what has not come yet?',
      '连同尚未到账的，款项平均晚了多少天？',
    ),
    caveat: text(
      'Open overdue balances count with the days they are late so far.',
      '未收的逾期余额按目前已逾期天数计入。',
    ),
    formula: text(
      'date applied − due date over money applied in the period, and as-of date − due date over open overdue balances, weighted by amount',
      '期间内核销回款的核销日 － 到期日，以及未收逾期余额的截至日 － 到期日，按金额加权',
    ),
    numerator: { paid_delay_days: 1, overdue_delay_days: 1 },
    denominator: { paid: 1, overdue: 1 },
    needs: ['payment'],
    example: {
      parts: { paid_delay_days: 100 * 5, overdue_delay_days: 300 * 45, paid: 100, overdue: 300 },
      value: 35,
    },
  }),
];

export const paymentMetrics: Metric[] = [
  defineMetric({
    id: 'paid_amount',
    label: text('Cash applied', '已核销回款'),
    question: text(
      'How much money reached an invoice, by which method?',
      '有多少款项核销到发票，以何种方式支付？',
    ),
    caveat: text(
      'Without money that is not applied; “cash received” has it.',
      '不含尚未核销的款项；“实际回款”包含在内。',
    ),
    formula: text('sum of cash applied to items in the period', '本期核销到项目的回款合计'),
    unit: 'minor',
    time: 'flow',
    better: 'higher',
    numerator: { paid: 1 },
    needs: ['payment'],
    example: { parts: { paid: 900 }, value: 900 },
  }),
  defineMetric({
    id: 'payment_days_late',
    label: text('Days late of payments', '回款逾期天数'),
    question: text(
      'How late is the money that comes, by which method?',
      '到账的款项晚了多少天，各付款方式如何？',
    ),
    caveat: text(
      'Only what has come: payment delay counts what is still open too.',
      '只计已到账款项；“付款延迟”还计入应收余额。',
    ),
    formula: text(
      'payment date − due date of cash applied in the period, weighted by amount',
      '本期核销回款的付款日 － 到期日，按金额加权',
    ),
    unit: 'days',
    time: 'flow',
    better: 'lower',
    numerator: { paid_delay_days: 1 },
    denominator: { paid: 1 },
    needs: ['payment'],
    example: { parts: { paid_delay_days: 300 * 10 - 100 * 2, paid: 400 }, value: 7 },
  }),
  single(
    'receipt_count',
    'receipts',
    'count',
    text('Receipts', '收款笔数'),
    text('How many payments came, by which method?', '收到多少笔款项，以何种方式支付？'),
    text(
      'receipts that reached an item for the first time in the period; rows of one payment number, customer, day and method are one receipt',
      '本期首次核销到项目的收款笔数；付款编号、客户、日期和付款方式相同的各行为一笔',
    ),
    { needs: ['payment'] },
  ),
  single(
    'paid_later_amount',
    'paid_later',
    'minor',
    text('Paid after the discount’s days', '晚于折扣期的回款'),
    text(
      'How much money came later than an early-payment discount would allow?',
      '有多少款项晚于现金折扣期才付？',
    ),
    text(
      'cash applied in the period later after issue than the days of discount_offer in the settings',
      '本期核销的回款中，开票后超过设置 discount_offer 所定天数才付的金额',
    ),
    { needs: ['payment'], better: 'lower' },
  ),
  days({
    id: 'paid_later_days',
    label: text('Days after the discount’s days', '超出折扣期的天数'),
    question: text(
      'How many days earlier would that money come on a discount’s last day?',
      '若在折扣期最后一天付款，这些款项能早收多少天？',
    ),
    formula: text(
      'payment date − issue date − days of discount_offer in the settings, weighted by the cash that came after them',
      '付款日 － 开票日 － 设置 discount_offer 所定天数，按其后到账的回款加权',
    ),
    numerator: { paid_later_days: 1 },
    denominator: { paid_later: 1 },
    needs: ['payment'],
    example: { parts: { paid_later_days: 300 * 40 + 100 * 20, paid_later: 400 }, value: 35 },
  }),
];
