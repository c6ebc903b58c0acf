/** What is expected to come in of what is open, how wrong such words have been, and how likely each item is to be late. */

import { sqlText } from '../../engine/engine.ts';
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { frame, sql, table } from '../sql.ts';
import { atAskedFrames } from '../stored.ts';
import { MOVEMENT_KNOWN, MOVEMENTS, single } from './shared.ts';

const EXPECTED: Source = { rows: sql`${table('fct_forecast')} p` };
const TRIALS: Source = { rows: sql`${table('fct_forecast_trial')} p` };
const OPEN_ITEMS: Source = { rows: sql`${table('fct_late_risk')} p` };
const BANDS: Source = { rows: sql`${table('fct_forecast_band')} p` };
const LATE_RECORD: Source = { rows: sql`${table('fct_late_record')} p` };
const LATE_QUALITY: Source = { rows: sql`${table('fct_late_quality')} p` };

/** Of a whole book: no customer, rep, region or segment has one of its own. */
const OF_BOOK = { dimensions: ['currency' as const], unit: 'minor' as const };

const expected = (
  own: Pick<Measure, 'id' | 'label' | 'keys' | 'stored'> & Partial<Measure>,
): Measure =>
  defineMeasure({ unit: 'minor', from: EXPECTED, value: sql`p.expected_minor`, ...own });

const TRIAL_KEYS = {
  horizon: sql`p.horizon::varchar`,
  forecast_method: sql`p.method`,
  origin: sql`p.origin::varchar`,
};
const trial = (own: Pick<Measure, 'id' | 'label' | 'value'> & Partial<Measure>): Measure =>
  defineMeasure({
    unit: 'minor',
    from: TRIALS,
    where: sql`p.is_used`,
    dimensions: ['currency'],
    keys: TRIAL_KEYS,
    stored: atAskedFrames([['horizon'], ['horizon', 'forecast_method'], ['origin', 'horizon']]),
    ...own,
  });

const item = (own: Pick<Measure, 'id' | 'label' | 'value'>): Measure =>
  defineMeasure({
    unit: 'count',
    from: OPEN_ITEMS,
    where: sql`p.late_0_millionths is not null`,
    keys: { item: sql`p.item` },
    stored: atAskedFrames(),
    ...own,
  });

const lateRecord = (own: Pick<Measure, 'id' | 'label' | 'value'>): Measure =>
  defineMeasure({
    ...OF_BOOK,
    unit: 'count',
    from: LATE_RECORD,
    keys: { chance: sql`least(9, p.chance_millionths // 100000)::varchar` },
    stored: atAskedFrames([['chance']]),
    ...own,
  });

export const forecastMeasures: Measure[] = [
  expected({
    id: 'expected_weeks',
    label: text('expected in the thirteen weeks after the as-of date', '截至日后十三周预计到账'),
    where: sql`p.week is not null`,
    keys: { week: sql`p.week`, part: sql`p.part` },
    stored: atAskedFrames([['part'], ['week', 'part']]),
  }),
  expected({
    id: 'expected_months',
    label: text('expected in the six months after the as-of date', '截至日后六个月预计到账'),
    keys: { month_ahead: sql`p.month`, part: sql`p.part` },
    stored: atAskedFrames([['part'], ['month_ahead', 'part']]),
  }),
  defineMeasure({
    id: 'week_receipts',
    label: text(
      'cash received in the 26 weeks up to the as-of date, less refunds',
      '截至日前 26 周实际回款（已减退款）',
    ),
    unit: 'minor',
    from: MOVEMENTS,
    where: sql`p.date > ${frame.asOf} - 182 and p.date <= ${frame.asOf} and p.kind in ('cash', 'refund')`,
    onlyIf: MOVEMENT_KNOWN,
    value: sql`case when p.kind = 'refund' then -p.amount_minor else p.amount_minor end`,
    keys: { week: sql`(${frame.asOf} - 7 * ((${frame.asOf} - p.date)::integer // 7))::varchar` },
    stored: atAskedFrames([['week']]),
  }),
  ...(['low', 'high'] as const).flatMap((end) =>
    (['week', 'month'] as const).map((step) =>
      defineMeasure({
        ...OF_BOOK,
        id: `${end}_${step}s`,
        label: text(
          `${end === 'low' ? 'lower' : 'upper'} end of the 80 % band`,
          `80% 区间${end === 'low' ? '下限' : '上限'}`,
        ),
        from: BANDS,
        where: sql`p.kind in (${sqlText(step)}, ${sqlText(`all_${step}s`)})`,
        value: end === 'low' ? sql`p.low_minor` : sql`p.high_minor`,
        keys: step === 'week' ? { week: sql`p.key` } : { month_ahead: sql`p.key` },
        stored: atAskedFrames([[step === 'week' ? 'week' : 'month_ahead']]),
      }),
    ),
  ),
  trial({
    id: 'trial_missed',
    label: text('what past forecasts missed by, either way', '历次预测偏差的绝对值'),
    value: sql`abs(p.expected_minor - p.came_minor)`,
  }),
  trial({
    id: 'trial_excess',
    label: text('what past forecasts said less what came', '历次预测减实际到账'),
    value: sql`p.expected_minor - p.came_minor`,
  }),
  trial({
    id: 'trial_came',
    label: text('what came after the days of past forecasts', '历次预测期内实际到账'),
    value: sql`p.came_minor`,
  }),
  trial({
    id: 'trial_said',
    label: text('what past forecasts said', '历次预测金额'),
    value: sql`p.expected_minor`,
  }),
  trial({
    id: 'trials',
    label: text('past forecasts', '历次预测数'),
    unit: 'count',
    value: sql`1`,
  }),
  trial({
    id: 'any_trial_missed',
    label: text(
      'what past forecasts by the method missed by, either way',
      '该方法历次预测偏差的绝对值',
    ),
    where: sql`true`,
    value: sql`abs(p.expected_minor - p.came_minor)`,
  }),
  trial({
    id: 'any_trial_excess',
    label: text(
      'what past forecasts by the method said less what came',
      '该方法历次预测减实际到账',
    ),
    where: sql`true`,
    value: sql`p.expected_minor - p.came_minor`,
  }),
  trial({
    id: 'any_trial_came',
    label: text('what came after the days of those forecasts', '该方法历次预测期内实际到账'),
    where: sql`true`,
    value: sql`p.came_minor`,
  }),
  trial({
    id: 'trial_banded',
    label: text('past forecasts that had a band', '有区间的历次预测数'),
    unit: 'count',
    where: sql`p.is_used and p.is_inside is not null`,
    value: sql`1`,
  }),
  trial({
    id: 'trial_inside',
    label: text('of them, those whose outcome lay within it', '其中实际落在区间内的次数'),
    unit: 'count',
    where: sql`p.is_used and p.is_inside`,
    value: sql`1`,
  }),
  item({
    id: 'late_chance',
    label: text(
      'chances to be late of the open items, in millionths',
      '未结清项目逾期概率合计（百万分之一）',
    ),
    value: sql`p.late_0_millionths`,
  }),
  lateRecord({
    id: 'judged_items',
    label: text('past items with that chance', '该概率档的历史项目数'),
    value: sql`p.items`,
  }),
  lateRecord({
    id: 'judged_late',
    label: text('of them paid late', '其中逾期付款的'),
    value: sql`p.late`,
  }),
  lateRecord({
    id: 'judged_chance',
    label: text('chances given to them, in millionths', '所给概率合计（百万分之一）'),
    value: sql`p.items::bigint * p.chance_millionths`,
  }),
  ...(['auc', 'brier', 'accuracy'] as const).map((quality) =>
    defineMeasure({
      ...OF_BOOK,
      id: `late_${quality}`,
      label: text(`${quality}, in millionths`, `${quality}（百万分之一）`),
      unit: 'count',
      from: LATE_QUALITY,
      value: {
        auc: sql`p.auc_millionths`,
        brier: sql`p.brier_millionths`,
        accuracy: sql`p.accuracy_millionths`,
      }[quality],
      stored: atAskedFrames(),
    }),
  ),
  defineMeasure({
    ...OF_BOOK,
    id: 'late_books',
    label: text('books with a record', '有记录的账簿数'),
    unit: 'count',
    from: LATE_QUALITY,
    where: sql`p.auc_millionths is not null`,
    value: sql`1`,
    stored: atAskedFrames(),
  }),
  item({
    id: 'late_items',
    label: text('open items with a chance', '有概率的未结清项目数'),
    value: sql`1`,
  }),
];

const expectedMetric = (
  id: string,
  measure: string,
  label: Localised,
  question: Localised,
  formula: Localised,
): Metric =>
  defineMetric({
    id,
    label,
    question,
    caveat: text(
      'Invoices not issued yet are not in it. It is an expectation, not an amount that was received.',
      '不含尚未开出的发票；为预计值，并非实际到账。',
    ),
    formula,
    unit: 'minor',
    time: 'stock',
    better: 'neither',
    isForecast: true,
    numerator: { [measure]: 1 },
    needs: ['payment'],
    example: { parts: { [measure]: 700 }, value: 700 },
  });

const bandMetric = (id: string, measure: string, implicitBy: 'week' | 'month_ahead'): Metric =>
  single(
    id,
    measure,
    'minor',
    measure.startsWith('low')
      ? text(
          `Lower end of expected receipts, by ${implicitBy === 'week' ? 'week' : 'month'}`,
          `预计到账下限（按${implicitBy === 'week' ? '周' : '月'}）`,
        )
      : text(
          `Upper end of expected receipts, by ${implicitBy === 'week' ? 'week' : 'month'}`,
          `预计到账上限（按${implicitBy === 'week' ? '周' : '月'}）`,
        ),
    text('Between which amounts will it lie, four times of five?', '五次中有四次落在什么范围？'),
    text(
      'the forecast × (1 + what the method missed by before), tenth and ninetieth of a hundred; large items come or do not',
      '预测 ×（1 ＋ 该方法以往误差），取第 10 与第 90 百分位；大额项目要么到账要么不到',
    ),
    { time: 'stock', isForecast: true, isHelper: true, implicitBy, needs: ['payment'] },
  );

const trialHelper = (
  id: string,
  measure: string,
  unit: 'minor' | 'count',
  label: Localised,
  implicitBy: 'origin' | 'forecast_method',
): Metric =>
  single(
    id,
    measure,
    unit,
    label,
    text('What was said at each month end, and what came?', '各月末预测多少、到账多少？'),
    text(
      'of the forecasts made again at past month ends, giants left out',
      '历史月末重做的预测，不含大额项目',
    ),
    { time: 'stock', isForecast: true, isHelper: true, implicitBy, needs: ['payment'] },
  );

const lateQuality = (id: string, measure: string, label: Localised, formula: Localised): Metric =>
  defineMetric({
    id,
    label,
    question: text('How good were the chances given to past items?', '以往所给的逾期概率准不准？'),
    formula,
    unit: 'ratio',
    time: 'stock',
    better: id === 'late_risk_brier' ? 'lower' : 'higher',
    isForecast: true,
    needs: ['payment'],
    numerator: { [measure]: 1 },
    denominator: { late_books: 1_000_000 },
    example: { parts: { [measure]: 750_000, late_books: 1 }, value: 0.75 },
  });

const recordMetric = (
  own: Pick<
    Metric,
    'id' | 'label' | 'question' | 'formula' | 'better' | 'numerator' | 'denominator' | 'example'
  > &
    Partial<Metric>,
): Metric =>
  defineMetric({
    unit: 'ratio',
    time: 'stock',
    isForecast: true,
    implicitBy: 'horizon',
    needs: ['payment'],
    ...own,
  });

export const forecastMetrics: Metric[] = [
  expectedMetric(
    'receipts_forecast',
    'expected_weeks',
    text('Expected receipts, 13 weeks', '预计到账（13 周）'),
    text('What will come in over the next thirteen weeks?', '未来十三周预计到账多少？'),
    text(
      'what is open of each item × the share that comes within so many days, by the method whose past error was lowest',
      '各未结清项目余额 × 该天数内到账的比例，取以往误差最小的方法',
    ),
  ),
  expectedMetric(
    'receipts_forecast_months',
    'expected_months',
    text('Expected receipts, 6 months', '预计到账（6 个月）'),
    text('What will come in over the next six months?', '未来六个月预计到账多少？'),
    text(
      'the same to the end of the sixth month; the first is what is left of the current one',
      '同上，至第六个月末；首月为本月余下天数',
    ),
  ),
  defineMetric({
    id: 'receipts_by_week',
    label: text('Receipts by week', '每周回款'),
    question: text('What came in over the last half year?', '最近半年每周回款多少？'),
    formula: text(
      'cash received in each of the 26 weeks up to the as-of date, less refunds',
      '截至日前 26 周每周实际回款（已减退款）',
    ),
    unit: 'minor',
    time: 'stock',
    better: 'neither',
    implicitBy: 'week',
    needs: ['payment'],
    example: { parts: { week_receipts: 700 }, value: 700 },
    numerator: { week_receipts: 1 },
  }),
  bandMetric('receipts_forecast_low', 'low_weeks', 'week'),
  bandMetric('receipts_forecast_high', 'high_weeks', 'week'),
  bandMetric('receipts_forecast_months_low', 'low_months', 'month_ahead'),
  bandMetric('receipts_forecast_months_high', 'high_months', 'month_ahead'),
  recordMetric({
    id: 'forecast_error',
    label: text('Forecast error', '预测误差'),
    question: text('By how much did past forecasts miss?', '以往预测偏差多大？'),
    formula: text(
      'of each past month end: |forecast − what came| summed ÷ what came summed',
      '各历史月末：|预测 － 实际到账| 合计 ÷ 实际到账合计',
    ),
    better: 'lower',
    numerator: { trial_missed: 1 },
    denominator: { trial_came: 1 },
    example: { parts: { trial_missed: 30, trial_came: 600 }, value: 0.05 },
  }),
  recordMetric({
    id: 'forecast_bias',
    label: text('Forecast bias', '预测偏向'),
    question: text('Were past forecasts too high or too low?', '以往预测偏高还是偏低？'),
    formula: text(
      'of each past month end: forecast − what came, summed ÷ what came summed; above 0 too much was said',
      '各历史月末：（预测 － 实际到账）合计 ÷ 实际到账合计；大于 0 为偏高',
    ),
    better: 'neither',
    numerator: { trial_excess: 1 },
    denominator: { trial_came: 1 },
    example: { parts: { trial_excess: -12, trial_came: 600 }, value: -0.02 },
  }),
  recordMetric({
    id: 'forecast_coverage',
    label: text('Forecast coverage', '预测区间命中率'),
    question: text(
      'How often did what came lie within the 80 % band?',
      '实际到账落在 80% 区间内的比例？',
    ),
    formula: text(
      'past forecasts with a band whose outcome lay within it ÷ all with a band',
      '落在区间内的历次预测 ÷ 有区间的历次预测',
    ),
    better: 'neither',
    numerator: { trial_inside: 1 },
    denominator: { trial_banded: 1 },
    example: { parts: { trial_inside: 8, trial_banded: 10 }, value: 0.8 },
  }),
  trialHelper(
    'forecast_said',
    'trial_said',
    'minor',
    text('Past forecasts, what was said', '历次预测：预测额'),
    'origin',
  ),
  trialHelper(
    'forecast_came',
    'trial_came',
    'minor',
    text('Past forecasts, what came', '历次预测：到账额'),
    'origin',
  ),
  trialHelper(
    'forecast_trials',
    'trials',
    'count',
    text('Past forecasts', '历次预测数'),
    'forecast_method',
  ),
  recordMetric({
    id: 'forecast_method_error',
    label: text('Forecast error by method', '各方法预测误差'),
    question: text('Which method missed by least?', '哪种方法误差最小？'),
    formula: text('the error of each method’s own past forecasts', '各方法自身历次预测的误差'),
    better: 'lower',
    implicitBy: 'forecast_method',
    numerator: { any_trial_missed: 1 },
    denominator: { any_trial_came: 1 },
    example: { parts: { any_trial_missed: 30, any_trial_came: 600 }, value: 0.05 },
  }),
  recordMetric({
    id: 'forecast_method_bias',
    label: text('Forecast bias by method', '各方法预测偏向'),
    question: text('Which method says too much or too little?', '哪种方法偏高或偏低？'),
    formula: text('the bias of each method’s own past forecasts', '各方法自身历次预测的偏向'),
    better: 'neither',
    implicitBy: 'forecast_method',
    numerator: { any_trial_excess: 1 },
    denominator: { any_trial_came: 1 },
    example: { parts: { any_trial_excess: -12, any_trial_came: 600 }, value: -0.02 },
  }),
  lateQuality(
    'late_risk_auc',
    'late_auc',
    text('Late risk: AUC', '逾期概率：AUC'),
    text(
      'chance that an item paid late had been given more than one paid in time; 50 % is guessing',
      '逾期项目所得概率高于按时项目的可能性；50% 等于瞎猜',
    ),
  ),
  lateQuality(
    'late_risk_brier',
    'late_brier',
    text('Late risk: Brier score', '逾期概率：Brier 分数'),
    text(
      'mean square of chance less outcome; 0 is perfect',
      '概率与结果之差的平方的平均；0 为完美',
    ),
  ),
  lateQuality(
    'late_risk_accuracy',
    'late_accuracy',
    text('Late risk: accuracy', '逾期概率：准确率'),
    text(
      'items on the right side of 50 % ÷ all items judged',
      '落在 50% 正确一侧的项目 ÷ 全部受评项目',
    ),
  ),
  recordMetric({
    id: 'late_risk_said',
    label: text('Late risk given', '所给逾期概率'),
    question: text('What was said of items in each class of chance?', '各概率档所给的平均概率？'),
    formula: text('mean chance given to the items of a class', '该档项目所给概率的平均'),
    better: 'neither',
    isHelper: true,
    implicitBy: 'chance',
    numerator: { judged_chance: 1 },
    denominator: { judged_items: 1_000_000 },
    example: { parts: { judged_chance: 1_000_000, judged_items: 4 }, value: 0.25 },
  }),
  recordMetric({
    id: 'late_risk_happened',
    label: text('Late risk that came true', '实际逾期比例'),
    question: text('How many of each class were late?', '各概率档实际逾期的比例？'),
    formula: text(
      'items of a class paid late ÷ all items of the class',
      '该档逾期项目 ÷ 该档全部项目',
    ),
    better: 'neither',
    isHelper: true,
    implicitBy: 'chance',
    numerator: { judged_late: 1 },
    denominator: { judged_items: 1 },
    example: { parts: { judged_late: 1, judged_items: 4 }, value: 0.25 },
  }),
  defineMetric({
    id: 'late_risk',
    label: text('Late risk', '逾期概率'),
    question: text(
      'How likely is what is open to be paid late?',
      '未结清项目逾期付款的可能性多大？',
    ),
    formula: text(
      'mean over open items of (the customer’s items paid late + 3 × the book’s rate) ÷ (the customer’s items + 3); 1 for what is overdue',
      '未结清项目的平均值：（该客户逾期笔数 ＋ 3 × 全部逾期率）÷（该客户笔数 ＋ 3）；已逾期为 1',
    ),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    isForecast: true,
    numerator: { late_chance: 1 },
    denominator: { late_items: 1_000_000 },
    needs: ['payment'],
    example: { parts: { late_chance: 1_500_000, late_items: 3 }, value: 0.5 },
  }),
];
