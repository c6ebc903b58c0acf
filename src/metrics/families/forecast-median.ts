/** By how much half of the past forecasts missed: what one bad month does not move. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { sql, table } from '../sql.ts';
import { atAskedFrames } from '../stored.ts';

const ofHorizon = (own: Pick<Measure, 'id' | 'label' | 'value'>): Measure =>
  defineMeasure({
    unit: 'count',
    from: { rows: sql`${table('fct_forecast_basis')} p` },
    where: sql`p.median_error_millionths is not null`,
    // of a whole book: no customer, rep, region or segment has one of its own
    dimensions: ['currency'],
    keys: { horizon: sql`p.horizon::varchar` },
    stored: atAskedFrames([['horizon']]),
    ...own,
  });

export const forecastMedianMeasures: Measure[] = [
  ofHorizon({
    id: 'median_misses',
    label: text(
      'of each number of days ahead the median of what past forecasts missed by, in millionths of what came',
      '各预测天数的历次偏差中位数（以实际到账的百万分之一计）',
    ),
    value: sql`p.median_error_millionths`,
  }),
  ofHorizon({
    id: 'median_horizons',
    label: text('numbers of days ahead with past forecasts', '有历次预测的天数种类'),
    value: sql`1`,
  }),
];

export const forecastMedianMetrics: Metric[] = [
  defineMetric({
    id: 'forecast_median_error',
    label: text('Median forecast error', '预测误差中位数'),
    question: text(
      'By how much did half of the past forecasts miss at most?',
      '半数历次预测的偏差不超过多少？',
    ),
    formula: text(
      'the median over past month ends of |forecast − what came| ÷ what came; the mean of these over several numbers of days',
      '各历史月末 |预测 － 实际到账| ÷ 实际到账的中位数；多个天数时取其平均',
    ),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    isForecast: true,
    implicitBy: 'horizon',
    needs: ['payment'],
    numerator: { median_misses: 1 },
    denominator: { median_horizons: 1_000_000 },
    example: { parts: { median_misses: 40_000, median_horizons: 1 }, value: 0.04 },
  }),
];
