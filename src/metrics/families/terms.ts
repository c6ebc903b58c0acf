/** What was agreed and what came of it: terms against days taken, discounts, methods of payment. */

import { text } from '../../i18n/locale.ts';
import { defineMetric, type Metric } from '../define.ts';

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
      'How many days had the customers who paid, to compare with the days they took?',
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
    label: text('Issued without due date or terms', '无到期日及账期占比'),
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
    label: text('Annualised cost of discounts', '现金折扣年化成本'),
    question: text(
      'What rate of interest do we pay for money that comes by the discount date?',
      '为提前收款而给的折扣相当于多高的年利率？',
    ),
    caveat: text(
      'Holds for customers who would otherwise pay on the due date; if they pay late, it is cheaper.',
      '以客户否则在到期日付款为前提；若本会逾期，则实际成本更低。',
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
    label: text('Discounts taken too late', '逾期仍享受的折扣'),
    question: text(
      'How much discount did customers take after its time, or without one agreed?',
      '客户逾折扣期、或未约定而自行扣减的折扣有多少？',
    ),
    formula: text(
      'Σ discounts of the period dated after the item’s discount date, or on items without one',
      '本期发生日晚于折扣期的折扣，及无折扣约定项目的折扣合计',
    ),
    unit: 'minor',
    time: 'flow',
    better: 'lower',
    numerator: { discount_late: 1 },
    needs: ['discount'],
    example: { parts: { discount_late: 35 }, value: 35 },
  }),
  defineMetric({
    id: 'paid_amount',
    label: text('Cash applied', '已核销回款'),
    question: text(
      'How much money reached an invoice, by which method?',
      '有多少款项核销到发票，以何种方式支付？',
    ),
    caveat: text(
      'Without money that is not applied; “cash received” has it.',
      '不含未核销款项；“实际回款”包含在内。',
    ),
    formula: text('Σ cash applied to items in the period', '本期核销到项目的回款合计'),
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
      '只计已到账款项；“付款延迟”还计入未收余额。',
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
