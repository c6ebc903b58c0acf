/** The few open items that alone hold much of the money: how large they are, and when each is expected. */
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { frame, sql, table } from '../sql.ts';
import { atAskedFrames } from '../stored.ts';
import { single } from './shared.ts';

const GIANTS: Source = { rows: sql`${table('fct_giant')} p` };

const giant = (own: Pick<Measure, 'id' | 'label' | 'unit' | 'value'> & Partial<Measure>): Measure =>
  defineMeasure({
    from: GIANTS,
    keys: { giant: sql`p.giant` },
    stored: atAskedFrames([['giant']]),
    ...own,
  });

/** What of them is expected so many days ahead: each amount × its chance. */
const comesWithin = (days: 30 | 90): Measure =>
  giant({
    id: `giants_within_${days}`,
    label: text(
      `what is open of them × the chance that it comes within ${days} days`,
      `其余额 × ${days} 天内到账概率`,
    ),
    unit: 'minor',
    value: sql`round(p.open_minor::hugeint * ${`p.comes_${days}_millionths`} / 1000000)::bigint`,
  });

export const giantMeasures: Measure[] = [
  giant({
    id: 'giants',
    label: text('open items that alone hold much of the money', '单笔占比很大的未结清项目数'),
    unit: 'count',
    value: sql`1`,
  }),
  giant({
    id: 'giants_open',
    label: text('what is open of them', '其余额'),
    unit: 'minor',
    value: sql`p.open_minor`,
  }),
  giant({
    id: 'giants_late_days',
    label: text('days past due of them, added up', '其逾期天数合计'),
    unit: 'days',
    value: sql`${frame.asOf} - p.due_date`,
  }),
  giant({
    id: 'giants_promised',
    label: text('of them, those with a promise for a later day', '其中有未到期承诺的'),
    unit: 'count',
    where: sql`p.promised_on is not null`,
    value: sql`1`,
  }),
  giant({
    id: 'giants_promise_days',
    label: text('days to the promised day of those, added up', '距承诺日天数合计'),
    unit: 'days',
    where: sql`p.promised_on is not null`,
    value: sql`p.promised_on - ${frame.asOf}`,
  }),
  giant({
    id: 'giants_awaited',
    label: text('of them, those expected within half a year', '其中半年内预计到账的'),
    unit: 'count',
    where: sql`p.expected_date is not null`,
    value: sql`1`,
  }),
  giant({
    id: 'giants_wait_days',
    label: text('days until those are expected, added up', '距预计到账天数合计'),
    unit: 'days',
    where: sql`p.expected_date is not null`,
    value: sql`p.expected_date - ${frame.asOf}`,
  }),
  comesWithin(30),
  comesWithin(90),
  giant({
    id: 'giants_expected',
    label: text('what of them is expected within thirteen weeks', '其中十三周内预计到账'),
    unit: 'minor',
    value: sql`p.expected_minor`,
  }),
];

const QUESTION = text('Do a few invoices hold much of the money?', '是否少数发票占了大部分金额？');
const WHEN = text('When will the largest invoices come in?', '大额发票何时到账？');

const sumOfGiants = (
  id: string,
  measure: string,
  unit: 'minor' | 'count',
  label: Localised,
  formula: Localised,
): Metric =>
  single(id, measure, unit, label, QUESTION, formula, {
    time: 'stock',
    isForecast: true,
    needs: ['payment'],
  });

/** A mean over giants, or of their money: of one giant its own. */
const meanOfGiants = (
  id: string,
  unit: 'days' | 'ratio',
  label: Localised,
  formula: Localised,
  [numerator, denominator]: [string, string],
): Metric =>
  defineMetric({
    id,
    label,
    question: WHEN,
    formula,
    unit,
    time: 'stock',
    better: 'neither',
    isForecast: true,
    isHelper: true,
    needs: ['payment'],
    numerator: { [numerator]: 1 },
    denominator: { [denominator]: 1 },
    example: { parts: { [numerator]: 300, [denominator]: 400 }, value: 0.75 },
  });

const chanceWithin = (days: 30 | 90): Metric =>
  meanOfGiants(
    `giant_chance_${days}`,
    'ratio',
    text(`Large invoices: chance within ${days} days`, `大额发票：${days} 天内到账概率`),
    text(
      `open balance × chance that it comes within ${days} days, summed ÷ open balance`,
      `（余额 × ${days} 天内到账概率）合计 ÷ 余额`,
    ),
    [`giants_within_${days}`, 'giants_open'],
  );

export const giantMetrics: Metric[] = [
  sumOfGiants(
    'giant_item_count',
    'giants',
    'count',
    text('Invoices that hold much of the money', '大额集中发票数'),
    text(
      'at most ten open items, each a fiftieth of all that is open, if together they are a quarter of it',
      '未结清项目中最多十笔，每笔不少于应收的五十分之一，合计不少于四分之一',
    ),
  ),
  sumOfGiants(
    'giant_amount',
    'giants_open',
    'minor',
    text('Open of those invoices', '大额集中发票余额'),
    text('what is open of the items that alone hold much of the money', '上述大额项目的余额合计'),
  ),
  sumOfGiants(
    'giant_forecast',
    'giants_expected',
    'minor',
    text('Expected of those invoices, 13 weeks', '大额集中发票预计到账（13 周）'),
    text(
      'what is open of each × the chance that it comes within thirteen weeks',
      '各笔余额 × 十三周内到账概率',
    ),
  ),
  meanOfGiants(
    'giant_late_days',
    'days',
    text('Large invoices: days past due', '大额发票：逾期天数'),
    text(
      'days past due, before the due date negative, mean over the items',
      '逾期天数（未到期为负）的平均',
    ),
    ['giants_late_days', 'giants'],
  ),
  meanOfGiants(
    'giant_promise_days',
    'days',
    text('Large invoices: days to the promised day', '大额发票：距承诺日天数'),
    text(
      'days to the promised day, mean over the items with a promise',
      '距承诺日天数的平均（仅有承诺的）',
    ),
    ['giants_promise_days', 'giants_promised'],
  ),
  meanOfGiants(
    'giant_wait_days',
    'days',
    text('Large invoices: days until expected', '大额发票：距预计到账天数'),
    text(
      'days until half of the chance to come has passed, mean over the items expected within half a year',
      '距到账概率过半之日的天数的平均（仅半年内的）',
    ),
    ['giants_wait_days', 'giants_awaited'],
  ),
  chanceWithin(30),
  chanceWithin(90),
];
