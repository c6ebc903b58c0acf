/** Money as it comes: by which method, how late, and how late with what is still open. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { amount, frame, sql } from '../sql.ts';
import { atInstants, inPeriod } from '../stored.ts';
import { balance, days, PIECES } from './shared.ts';

const paid = (own: Pick<Measure, 'id' | 'label' | 'unit' | 'value'>): Measure =>
  defineMeasure({
    from: PIECES,
    where: sql`p.end_kind = 'cash' and p.end_date between ${frame.from} and ${frame.end}`,
    keys: { method: sql`p.method` },
    stored: inPeriod('p.end_date', { splits: [[], ['method']] }),
    ...own,
  });

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
];
