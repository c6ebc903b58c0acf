/** What earlier builds forecast at their as-of dates, and what came: a record that was witnessed, beside the one made again. */
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { sql, table } from '../sql.ts';
import { atAskedFrames } from '../stored.ts';
import { single } from './shared.ts';

const WITNESS: Source = { rows: sql`${table('fct_forecast_witness')} p` };
const IS_OVER = sql`p.came_minor is not null`;

const witness = (own: Pick<Measure, 'id' | 'label' | 'value'> & Partial<Measure>): Measure =>
  defineMeasure({
    unit: 'minor',
    from: WITNESS,
    dimensions: ['currency'],
    keys: {
      origin: sql`p.as_of::varchar`,
      built_on: sql`p.built_on::varchar`,
      horizon: sql`p.horizon::varchar`,
      forecast_method: sql`p.method`,
    },
    stored: atAskedFrames([
      ['horizon'],
      ['origin', 'horizon'],
      ['horizon', 'forecast_method', 'origin', 'built_on'],
    ]),
    ...own,
  });

export const earlierForecastMeasures: Measure[] = [
  witness({
    id: 'earlier_said',
    label: text('what earlier builds forecast', '此前各版报告的预测额'),
    value: sql`p.said_minor`,
  }),
  witness({
    id: 'earlier_low',
    label: text('lower ends of their bands', '其区间下限'),
    where: sql`p.low_minor is not null`,
    value: sql`p.low_minor`,
  }),
  witness({
    id: 'earlier_high',
    label: text('upper ends of their bands', '其区间上限'),
    where: sql`p.high_minor is not null`,
    value: sql`p.high_minor`,
  }),
  witness({
    id: 'earlier_came',
    label: text('what came, where the days are over', '期满的实际到账'),
    where: IS_OVER,
    value: sql`p.came_minor`,
  }),
  witness({
    id: 'earlier_missed',
    label: text('what those missed by, either way', '其偏差的绝对值'),
    where: IS_OVER,
    value: sql`abs(p.said_minor - p.came_minor)`,
  }),
];

const RECORD = {
  time: 'stock',
  isForecast: true,
  needs: ['payment'],
} satisfies Partial<Metric>;

const helper = (end: 'said' | 'low' | 'high' | 'came', label: Localised): Metric =>
  single(
    `earlier_forecast_${end}`,
    `earlier_${end}`,
    'minor',
    label,
    text('What did earlier builds forecast, and what came?', '此前各版报告预测多少、到账多少？'),
    text(
      'of what was open at the as-of date of each earlier build, large items with it, within so many days',
      '以此前各版报告截至日的未结清项目（含大额）为准，相应天数内',
    ),
    { ...RECORD, isHelper: true, implicitBy: 'origin' },
  );

export const earlierForecastMetrics: Metric[] = [
  helper('said', text('Forecast of earlier builds', '此前报告：预测额')),
  helper('low', text('Forecast of earlier builds, lower end', '此前报告：预测下限')),
  helper('high', text('Forecast of earlier builds, upper end', '此前报告：预测上限')),
  helper('came', text('Forecast of earlier builds, what came', '此前报告：到账额')),
  defineMetric({
    ...RECORD,
    id: 'earlier_forecast_error',
    label: text('Error of earlier builds’ forecasts', '此前报告的预测误差'),
    question: text('By how much did earlier builds miss?', '此前报告的预测偏差多大？'),
    formula: text(
      'of each earlier build whose days are over: |forecast − what came| summed ÷ what came summed',
      '期满的此前各版报告：|预测 － 实际到账| 合计 ÷ 实际到账合计',
    ),
    unit: 'ratio',
    better: 'lower',
    implicitBy: 'horizon',
    numerator: { earlier_missed: 1 },
    denominator: { earlier_came: 1 },
    example: { parts: { earlier_missed: 30, earlier_came: 600 }, value: 0.05 },
  }),
];
