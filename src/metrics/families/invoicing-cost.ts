/** What invoicing late costs: days by amount, the money that waits, and how many items wait how long. */

import { daysBetween } from '../../format/date.ts';
import { text } from '../../i18n/locale.ts';
import { defineMetric, type Measure, type Metric } from '../define.ts';
import { setting, sql } from '../sql.ts';
import { delivered, LAG } from './invoicing.ts';
import { days, single } from './shared.ts';

export const invoicingCostMeasures: Measure[] = [
  delivered(
    {
      id: 'invoiced_late_items',
      label: text('of them issued after the set days', '其中超过设定天数开票的项目数'),
      unit: 'count',
      value: sql`1`,
    },
    sql`${LAG} > ${setting(({ invoicingLagDays }) => invoicingLagDays)}`,
  ),
  delivered({
    id: 'delivered',
    label: text('amount of items with a delivery date', '有发货日的项目金额'),
    unit: 'minor',
    value: sql`p.amount_minor`,
  }),
  delivered({
    id: 'invoicing_lag_amount_days',
    label: text('amount × days from delivery to issue', '金额 × 发货至开票天数'),
    unit: 'weight',
    value: sql`p.amount_minor::hugeint * (${LAG})`,
  }),
];

export const invoicingCostMetrics: Metric[] = [
  days({
    id: 'invoicing_lag_weighted',
    label: text('Days of cash lost to invoicing', '开票滞后占用天数'),
    question: text(
      'By how many days does cash come later because invoices go out after delivery?',
      '因发货后才开票，回款晚了多少天？',
    ),
    caveat: text(
      'Terms run from the invoice: each day between delivery and invoice is a day that the money comes later.',
      '账期自开票起算：发货与开票之间每晚一天，回款就晚一天。',
    ),
    formula: text(
      'issue date − delivery date of items issued in the period, weighted by amount',
      '期间内开票项目的开票日 － 发货日，按金额加权',
    ),
    numerator: { invoicing_lag_amount_days: 1 },
    denominator: { delivered: 1 },
    needs: ['delivery'],
    example: {
      parts: { invoicing_lag_amount_days: 300 * 6 + 100 * 2, delivered: 400 },
      value: 5,
    },
  }),
  defineMetric({
    id: 'invoicing_lag_money',
    label: text('Money waiting for its invoice', '待开票占用资金'),
    question: text(
      'How much money waits, on an average day, between delivery and invoice?',
      '平均每天有多少已发货未开票的货款？',
    ),
    formula: text(
      'amount × days from delivery to issue of items issued in the period, summed ÷ days of the period',
      '期间内开票项目的 金额 ×（开票日 － 发货日）合计 ÷ 期间天数',
    ),
    unit: 'minor',
    time: 'flow',
    better: 'lower',
    over: { measures: ['invoicing_lag_amount_days'] },
    reduce(groups, { from, end }) {
      const sum = groups.reduce(
        (total, { parts }) => total + (parts.invoicing_lag_amount_days ?? 0),
        0,
      );
      const length = daysBetween(from, end) + 1;
      const value = length > 0 ? Math.round(sum / length) : null;
      return { value, numerator: sum, denominator: length };
    },
    needs: ['delivery'],
    example: {
      // over the 90 days of a quarter
      groups: [{ key: null, parts: { invoicing_lag_amount_days: 90 * 80 } }],
      value: 80,
    },
  }),
  single(
    'delivered_item_count',
    'delivered_items',
    'count',
    text('Items with a delivery date', '有发货日的开票笔数'),
    text('How many items were issued how long after delivery?', '发货多久后开票的各有多少笔？'),
    text('items issued in the period with a delivery date', '本期开票且有发货日的项目数'),
    { needs: ['delivery'] },
  ),
  single(
    'invoiced_late_count',
    'invoiced_late_items',
    'count',
    text('Items invoiced late', '开票滞后笔数'),
    text('How many items were invoiced later than the days set?', '有多少笔超过设定天数才开票？'),
    text(
      'items issued in the period more than the set days after delivery',
      '本期发货后超过设定天数才开票的项目数',
    ),
    { needs: ['delivery'], better: 'lower' },
  ),
];
