/** Days of sales outstanding and its relatives: the book against what was billed. */
import { addMonths, daysBetween, monthEnd, monthStart } from '../../format/date.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { frame, sql } from '../sql.ts';
import { storedAs } from '../stored.ts';
import { balance, days, MOVEMENT_KNOWN, MOVEMENTS } from './shared.ts';

export const dsoMeasures: Measure[] = [
  defineMeasure({
    id: 'window_invoiced',
    label: text('invoiced in the DSO window', 'DSO 窗口期开票金额'),
    unit: 'minor',
    from: MOVEMENTS,
    where: sql`p.date between ${frame.winFrom} and ${frame.asOf} and p.kind in ('invoice')`,
    onlyIf: MOVEMENT_KNOWN,
    value: sql`p.amount_minor`,
    stored: storedAs('invoiced', { bounds: { from: 'winFrom', to: 'asOf' } }),
  }),
  defineMeasure({
    id: 'month_invoiced',
    label: text('invoiced per month', '各月开票金额'),
    unit: 'minor',
    from: MOVEMENTS,
    where: sql`p.kind = 'invoice' and p.date <= ${frame.asOf}`,
    value: sql`p.amount_minor`,
    over: { month: sql`strftime(p.date, '%Y-%m')` },
    stored: storedAs('invoiced', { bounds: { to: 'asOf' } }),
  }),
  balance('asOf', {
    id: 'total_open',
    label: text('open receivables at the as-of date', '截至日应收余额'),
    keys: {},
    stored: storedAs('open'),
  }),
  balance(
    'asOf',
    {
      id: 'not_due',
      label: text('open and not yet due at the as-of date', '截至日未到期应收'),
      stored: storedAs('open', { buckets: 'not_due' }),
    },
    sql`p.due_date >= ${frame.asOf}`,
  ),
  balance('winOpening', {
    id: 'open_window_opening',
    label: text('open receivables when the DSO window began', 'DSO 窗口期期初应收余额'),
    stored: storedAs('open', { readAt: 'winOpening' }),
  }),
];

export const dsoMetrics: Metric[] = [
  days({
    id: 'dso',
    label: text('DSO', '应收周转天数（DSO）'),
    question: text('How many days of sales are we waiting for?', '应收相当于多少天的销售？'),
    formula: text(
      'open receivables ÷ invoiced in the window × days in the window',
      '应收余额 ÷ 窗口期开票 × 窗口期天数',
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
      'months’ sales taken off open receivables, newest first; the last month by its share',
      '从最近月份起逐月以销售额抵减应收余额，最后一月按比例',
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
      'receivables not yet due ÷ invoiced in the window × days in the window',
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
      '(opening open receivables + invoiced − closing open receivables) ÷ (opening open receivables + invoiced − closing receivables not yet due)',
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
    question: text('How often do receivables turn over in the period?', '期间内应收周转几次？'),
    formula: text(
      'net sales ÷ mean of opening and closing net receivables',
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
];
