/** Invoices still to be issued, by the book's own rhythm: apart from what is open, never in one sum with it. */
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { sql, table } from '../sql.ts';
import { atAskedFrames } from '../stored.ts';
import { single } from './shared.ts';

const AHEAD: Source = { rows: sql`${table('fct_forecast_billing')} p` };
const TO_LANDING: Source = {
  rows: sql`(select f.*, s.landing from ${table('fct_forecast_billing')} f
    join ${table('fct_landing_step')} s on f.to_date <= s.to_date) p`,
};
const TRIALS: Source = { rows: sql`${table('fct_forecast_billing_trial')} p` };

const BILLED = sql`p.billed_minor`;
const PAID = sql`p.expected_minor`;

const ahead = (
  own: Pick<Measure, 'id' | 'label' | 'value' | 'keys' | 'stored'> & Partial<Measure>,
) =>
  defineMeasure({
    unit: 'minor',
    from: AHEAD,
    dimensions: ['rep', 'region', 'segment', 'currency'],
    ...own,
  });

const trial = (own: Pick<Measure, 'id' | 'label' | 'value'> & Partial<Measure>) =>
  defineMeasure({
    unit: 'minor',
    from: TRIALS,
    dimensions: ['currency'],
    keys: { horizon: sql`p.horizon::varchar` },
    stored: atAskedFrames([['horizon']]),
    ...own,
  });

const TO_INVOICE = text('still to be invoiced', '尚待开票');
const TO_COME = text('expected of what is still to be invoiced', '尚待开票部分预计到账');

export const billingMeasures: Measure[] = [
  ahead({
    id: 'to_invoice_months',
    label: TO_INVOICE,
    value: BILLED,
    keys: { month_ahead: sql`p.month` },
    stored: atAskedFrames([['month_ahead']]),
  }),
  ahead({
    id: 'uninvoiced_weeks',
    label: TO_COME,
    value: PAID,
    where: sql`p.week is not null`,
    keys: { week: sql`p.week` },
    stored: atAskedFrames([['week']]),
  }),
  ahead({
    id: 'uninvoiced_months',
    label: TO_COME,
    value: PAID,
    keys: { month_ahead: sql`p.month` },
    stored: atAskedFrames([['month_ahead']]),
  }),
  ...[
    { id: 'to_invoice_landing', label: TO_INVOICE, value: BILLED },
    { id: 'uninvoiced_landing', label: TO_COME, value: PAID },
  ].map((own) =>
    ahead({
      ...own,
      from: TO_LANDING,
      keys: { landing: sql`p.landing` },
      stored: atAskedFrames([['landing']]),
    }),
  ),
  trial({
    id: 'billing_missed',
    label: text(
      'what past forecasts of the billing missed by, either way',
      '历次开票预测偏差的绝对值',
    ),
    value: sql`abs(p.expected_minor - p.came_minor)`,
  }),
  trial({
    id: 'billing_excess',
    label: text(
      'what past forecasts of the billing said less what was invoiced',
      '历次开票预测减实际开票',
    ),
    value: sql`p.expected_minor - p.came_minor`,
  }),
  trial({
    id: 'billing_came',
    label: text('what was invoiced after the days of past forecasts', '历次预测期内实际开票'),
    value: sql`p.came_minor`,
  }),
  trial({
    id: 'billing_tried',
    label: text('past forecasts of the billing', '历次开票预测数'),
    unit: 'count',
    value: sql`1`,
  }),
];

const FORMULA = text(
  'an average month of the last twelve × how the month stood to its year in the last two, spread over the days by the book’s own pattern',
  '最近十二个月的月均开票 × 该月在最近两年中的季节系数，按自身的日分布分摊到各日',
);
const PAID_FORMULA = text(
  `${FORMULA.en}; paid as the payment curve says from the day of issue`,
  `${FORMULA.zh}；自开票日起按付款曲线到账`,
);
const QUESTION = text(
  'What will be invoiced, and what of it will come in?',
  '将开票多少，其中多少会到账？',
);
const OF_FORECAST = { time: 'stock', isForecast: true, needs: ['payment'] } as const;

const record = (
  id: string,
  label: Localised,
  question: Localised,
  formula: Localised,
  own: Pick<Metric, 'better' | 'numerator' | 'example'>,
): Metric =>
  defineMetric({
    ...{ id, label, question, formula, unit: 'ratio', implicitBy: 'horizon' },
    denominator: { billing_came: 1 },
    ...OF_FORECAST,
    needs: [...OF_FORECAST.needs],
    ...own,
  });

const amount = (
  id: string,
  measure: string,
  label: Localised,
  formula: Localised,
  rest: Partial<Metric> = {},
): Metric =>
  single(id, measure, 'minor', label, QUESTION, formula, {
    ...OF_FORECAST,
    needs: [...OF_FORECAST.needs],
    ...rest,
  });

export const billingMetrics: Metric[] = [
  amount(
    'billing_forecast',
    'to_invoice_months',
    text('Still to be invoiced, 6 months', '尚待开票（6 个月）'),
    FORMULA,
  ),
  amount(
    'billing_receipts_forecast',
    'uninvoiced_weeks',
    text('Expected of invoices still to be issued, 13 weeks', '尚待开票部分预计到账（13 周）'),
    PAID_FORMULA,
  ),
  amount(
    'billing_receipts_forecast_months',
    'uninvoiced_months',
    text('Expected of invoices still to be issued, 6 months', '尚待开票部分预计到账（6 个月）'),
    PAID_FORMULA,
  ),
  amount(
    'landing_billing_receipts',
    'uninvoiced_landing',
    text('From invoices still to be issued', '尚待开票部分到账'),
    PAID_FORMULA,
    { implicitBy: 'landing' },
  ),
  defineMetric({
    id: 'landing_rate_with_billing',
    label: text(
      'Collection rate (period), with invoices still to be issued',
      '回款率（期间），含尚待开票',
    ),
    question: text(
      'What collection rate will the month, quarter and year end at, with what is still to be invoiced?',
      '计入尚待开票后，本月、本季、本年回款率预计为多少？',
    ),
    formula: text(
      '(received so far + expected to the end + what comes of invoices still to be issued) ÷ (invoiced so far + still to be invoiced)',
      '（至今已回款 ＋ 期末前预计到账 ＋ 尚待开票部分到账）÷（至今开票 ＋ 尚待开票）',
    ),
    unit: 'ratio',
    better: 'higher',
    implicitBy: 'landing',
    ...OF_FORECAST,
    needs: [...OF_FORECAST.needs],
    numerator: { landing_cash: 1, landing_open: 1, uninvoiced_landing: 1 },
    denominator: { landing_invoiced: 1, to_invoice_landing: 1 },
    // 500 came, 300 are open, 100 more of new invoices; 700 invoiced, 300 to be
    example: {
      parts: {
        ...{ landing_cash: 500, landing_open: 300, uninvoiced_landing: 100 },
        ...{ landing_invoiced: 700, to_invoice_landing: 300 },
      },
      value: 0.9,
    },
  }),
  record(
    'billing_error',
    text('Billing forecast error', '开票预测误差'),
    text('By how much did past forecasts of the billing miss?', '以往开票预测偏差多大？'),
    text(
      'of each past month end: |said − invoiced| summed ÷ invoiced summed',
      '各历史月末：|预测 － 实际开票| 合计 ÷ 实际开票合计',
    ),
    {
      better: 'lower',
      numerator: { billing_missed: 1 },
      example: { parts: { billing_missed: 60, billing_came: 600 }, value: 0.1 },
    },
  ),
  record(
    'billing_bias',
    text('Billing forecast bias', '开票预测偏向'),
    text('Were past forecasts of the billing too high or too low?', '以往开票预测偏高还是偏低？'),
    text(
      'of each past month end: said − invoiced, summed ÷ invoiced summed; above 0 too much was said',
      '各历史月末：（预测 － 实际开票）合计 ÷ 实际开票合计；大于 0 为偏高',
    ),
    {
      better: 'neither',
      numerator: { billing_excess: 1 },
      example: { parts: { billing_excess: -30, billing_came: 600 }, value: -0.05 },
    },
  ),
  single(
    'billing_trials',
    'billing_tried',
    'count',
    text('Past forecasts of the billing', '历次开票预测数'),
    QUESTION,
    text('month ends with a year of billing before them', '之前有一年开票记录的月末'),
    { ...OF_FORECAST, needs: [...OF_FORECAST.needs], implicitBy: 'horizon', isHelper: true },
  ),
];
