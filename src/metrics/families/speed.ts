/** How fast money comes: DSO and its relatives, days to pay, days late, invoicing lag. */
import { addMonths, daysBetween, monthEnd, monthStart } from '../../format/date.ts';
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import { defineMetric, type Metric } from '../define.ts';

type Speed = Pick<
  Metric,
  'id' | 'label' | 'question' | 'formula' | 'numerator' | 'denominator' | 'example'
> &
  Partial<Metric>;
const days = (metric: Speed): Metric =>
  defineMetric({ unit: 'days', time: 'flow', better: 'lower', ...metric });

/** An item-settlement figure weighted by amount, and its simple mean. */
function settledPair(
  id: string,
  measure: string,
  label: Localised,
  question: Localised,
  formula: Localised,
): Metric[] {
  return [
    days({
      id,
      label,
      question,
      formula,
      numerator: { [measure]: 1 },
      denominator: { settled: 1 },
      needs: ['payment'],
      example: { parts: { [measure]: 3_000 * 12 + 1_000 * 4, settled: 4_000 }, value: 10 },
    }),
    days({
      id: `${id}_simple`,
      label: text(`${label.en} (simple mean)`, `${label.zh}（简单平均）`),
      question,
      formula: text(`${formula.en}; each item counts the same`, `${formula.zh}；每个项目同权`),
      numerator: { [`${measure}_simple`]: 1 },
      denominator: { settled_items: 1 },
      needs: ['payment'],
      example: { parts: { [`${measure}_simple`]: 16, settled_items: 2 }, value: 8 },
    }),
  ];
}

export const speedMetrics: Metric[] = [
  days({
    id: 'dso',
    label: text('DSO', '应收账款周转天数（DSO）'),
    question: text('How many days of sales are we waiting for?', '应收相当于多少天的销售？'),
    formula: text(
      'gross AR ÷ invoiced in the window × days in the window',
      '应收总额 ÷ 窗口期开票 × 窗口期天数',
    ),
    time: 'stock',
    numerator: { open: 1 },
    denominator: { window_invoiced: 1 },
    scale: 'windowDays',
    example: { parts: { open: 300, window_invoiced: 900 }, value: 30 },
  }),
  days({
    id: 'dso_countback',
    label: text('DSO (count-back)', 'DSO（倒推法）'),
    question: text(
      'How many days of the newest sales does the balance hold?',
      '余额相当于最近多少天的销售？',
    ),
    formula: text(
      'months’ sales taken off gross AR, newest first; the last month by its share',
      '从最近月份起逐月以销售额抵减应收总额，最后一月按比例',
    ),
    time: 'stock',
    over: { measures: ['month_invoiced', 'total_open'] },
    reduce(groups, frame) {
      let rest = groups.reduce((sum, { parts }) => sum + (parts.total_open ?? 0), 0);
      const sales = new Map(groups.map(({ key, parts }) => [key ?? '', parts.month_invoiced ?? 0]));
      const months = [...sales.keys()].filter((month) => month !== '').sort();
      const open = rest;
      let counted = 0;
      let month = frame.asOf.slice(0, 7);
      while (rest > 0 && months.length > 0 && month >= months[0]!) {
        const end = monthEnd(month) < frame.asOf ? monthEnd(month) : frame.asOf;
        const length = daysBetween(monthStart(month), end) + 1;
        const sold = sales.get(month) ?? 0;
        if (sold >= rest)
          return { value: counted + (rest / sold) * length, numerator: open, denominator: null };
        counted += length;
        rest -= Math.max(sold, 0);
        month = addMonths(month, -1);
      }
      if (rest > 0) return { value: null, numerator: open, denominator: null, atLeast: counted };
      return { value: counted, numerator: open, denominator: null };
    },
    example: {
      // 31 days of March, then 50 of February's 100 over its 28 days
      groups: [
        { key: null, parts: { total_open: 150 } },
        { key: '2026-03', parts: { month_invoiced: 100 } },
        { key: '2026-02', parts: { month_invoiced: 100 } },
      ],
      value: 45,
    },
  }),
  days({
    id: 'dso_best',
    label: text('Best possible DSO', '最佳 DSO'),
    question: text('What would DSO be if nothing were late?', '若无逾期，DSO 会是多少？'),
    formula: text(
      'not-yet-due AR ÷ invoiced in the window × days in the window',
      '未到期应收 ÷ 窗口期开票 × 窗口期天数',
    ),
    time: 'stock',
    numerator: { not_due: 1 },
    denominator: { window_invoiced: 1 },
    scale: 'windowDays',
    example: { parts: { not_due: 200, window_invoiced: 900 }, value: 20 },
  }),
  days({
    id: 'add',
    label: text('Average days delinquent', '平均逾期天数（ADD）'),
    question: text('How many days of DSO are due to lateness?', 'DSO 中有多少天来自逾期？'),
    formula: text('DSO − best possible DSO', 'DSO － 最佳 DSO'),
    time: 'stock',
    numerator: { open: 1, not_due: -1 },
    denominator: { window_invoiced: 1 },
    scale: 'windowDays',
    example: { parts: { open: 300, not_due: 200, window_invoiced: 900 }, value: 10 },
  }),
  defineMetric({
    id: 'cei',
    label: text('Collection effectiveness (CEI)', '催收有效性指数（CEI）'),
    question: text(
      'Of what could be collected in the window, how much was?',
      '窗口期内可收的款项收回了多少？',
    ),
    formula: text(
      '(opening gross AR + invoiced − closing gross AR) ÷ (opening gross AR + invoiced − closing not-due AR)',
      '（期初应收＋开票－期末应收）÷（期初应收＋开票－期末未到期应收）',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { open_window_opening: 1, window_invoiced: 1, open: -1 },
    denominator: { open_window_opening: 1, window_invoiced: 1, not_due: -1 },
    needs: ['payment'],
    example: {
      parts: { open_window_opening: 500, window_invoiced: 900, open: 600, not_due: 400 },
      value: 0.8,
    },
  }),
  defineMetric({
    id: 'ar_turnover',
    label: text('Receivables turnover', '应收账款周转率'),
    question: text('How often does the book turn over in the period?', '期间内应收周转几次？'),
    formula: text(
      'net sales ÷ mean of opening and closing net AR',
      '净销售额 ÷ 期初期末净应收平均',
    ),
    unit: 'index',
    time: 'flow',
    better: 'higher',
    numerator: { invoiced: 1, credit_notes: -1 },
    denominator: {
      open_opening: 0.5,
      unapplied_opening: -0.5,
      open_closing: 0.5,
      unapplied_closing: -0.5,
    },
    example: {
      parts: {
        invoiced: 1_300,
        credit_notes: 100,
        open_opening: 250,
        unapplied_opening: 50,
        open_closing: 450,
        unapplied_closing: 50,
      },
      value: 4,
    },
  }),
  ...settledPair(
    'days_to_pay',
    'settled_pay_days',
    text('Days to pay', '付款天数'),
    text('How long from invoice to settlement?', '从开票到结清用了多久？'),
    text(
      'settlement date − issue date of items settled in the period, weighted by amount',
      '期间内结清项目的结清日 － 开票日，按金额加权',
    ),
  ),
  ...settledPair(
    'days_late',
    'settled_late_days',
    text('Days late', '逾期天数（含提前）'),
    text('How late, or early, were settled items?', '结清的项目比到期日晚（或早）多少天？'),
    text(
      'settlement date − due date of items settled in the period, weighted by amount',
      '期间内结清项目的结清日 － 到期日，按金额加权',
    ),
  ),
  ...settledPair(
    'days_beyond_terms',
    'settled_beyond_days',
    text('Days beyond terms', '超账期天数'),
    text('How late, early payers counted as on time?', '晚了多少天（提前按准时计）？'),
    text('days late, never below 0, weighted by amount', '逾期天数（不小于 0），按金额加权'),
  ),
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
      '期间内核销回款的核销日 － 到期日，以及未收逾期余额的基准日 － 到期日，按金额加权',
    ),
    numerator: { paid_delay_days: 1, overdue_delay_days: 1 },
    denominator: { paid: 1, overdue: 1 },
    needs: ['payment'],
    example: {
      parts: { paid_delay_days: 100 * 5, overdue_delay_days: 300 * 45, paid: 100, overdue: 300 },
      value: 35,
    },
  }),
  defineMetric({
    id: 'on_time_rate',
    label: text('Paid on time (by amount)', '准时付款率（按金额）'),
    question: text(
      'Of what fell due, how much was settled by its due date?',
      '到期金额中按时结清的占多少？',
    ),
    formula: text(
      'items due in the period and before the as-of date: settled on or before due ÷ all, by amount',
      '期间内且基准日前到期的项目：按时结清 ÷ 全部，按金额',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { on_time: 1 },
    denominator: { past_due: 1 },
    needs: ['payment'],
    example: { parts: { on_time: 90, past_due: 120 }, value: 0.75 },
  }),
  defineMetric({
    id: 'on_time_rate_count',
    label: text('Paid on time (by items)', '准时付款率（按笔数）'),
    question: text(
      'Of the items that fell due, how many were settled by their due date?',
      '到期项目中按时结清的有多少？',
    ),
    formula: text(
      'items due in the period and before the as-of date: settled on or before due ÷ all, by count',
      '期间内且基准日前到期的项目：按时结清 ÷ 全部，按笔数',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { on_time_items: 1 },
    denominator: { past_due_items: 1 },
    needs: ['payment'],
    example: { parts: { on_time_items: 3, past_due_items: 5 }, value: 0.6 },
  }),
  days({
    id: 'invoicing_lag',
    label: text('Invoicing lag', '开票滞后'),
    question: text('How long after delivery do we invoice?', '发货多久后才开票？'),
    formula: text(
      'issue date − delivery date, mean over items issued in the period',
      '期间内开票项目的开票日 － 发货日，平均',
    ),
    numerator: { invoicing_lag_days: 1 },
    denominator: { delivered_items: 1 },
    needs: ['delivery'],
    example: { parts: { invoicing_lag_days: 15, delivered_items: 5 }, value: 3 },
  }),
  days({
    id: 'invoicing_lag_median',
    label: text('Invoicing lag (median)', '开票滞后（中位数）'),
    question: text(
      'How long after delivery is the middle invoice issued?',
      '居中的发票在发货多久后开出？',
    ),
    formula: text(
      'issue date − delivery date, median over items issued in the period',
      '期间内开票项目的开票日 － 发货日，中位数',
    ),
    over: { measures: ['delivered_items'] },
    reduce(groups) {
      const lags = groups
        .map(({ key, parts }) => ({ lag: Number(key), count: parts.delivered_items ?? 0 }))
        .sort((a, b) => a.lag - b.lag);
      const total = lags.reduce((sum, { count }) => sum + count, 0);
      const at = (rank: number): number => {
        let seen = 0;
        for (const { lag, count } of lags) {
          seen += count;
          if (seen >= rank) return lag;
        }
        return Number.NaN;
      };
      const value =
        total > 0 ? (at(Math.ceil(total / 2)) + at(Math.floor(total / 2) + 1)) / 2 : null;
      return { value, numerator: null, denominator: total };
    },
    needs: ['delivery'],
    example: {
      groups: [
        { key: '10', parts: { delivered_items: 1 } },
        { key: '2', parts: { delivered_items: 2 } },
        { key: '3', parts: { delivered_items: 1 } },
      ],
      value: 2.5,
    },
  }),
  defineMetric({
    id: 'invoicing_lag_within',
    label: text('Invoiced in time', '及时开票率'),
    question: text(
      'How many invoices are issued within the days set?',
      '在设定天数内开出的发票占多少？',
    ),
    formula: text(
      'items issued within the set days of delivery ÷ items with a delivery date',
      '发货后设定天数内开票的项目 ÷ 有发货日的项目',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { invoiced_in_time_items: 1 },
    denominator: { delivered_items: 1 },
    needs: ['delivery'],
    example: { parts: { invoiced_in_time_items: 4, delivered_items: 5 }, value: 0.8 },
  }),
];
