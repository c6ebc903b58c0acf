/** What was to be collected, and what of it was. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { frame, sql, table } from '../sql.ts';
import { single } from './shared.ts';

export const targetMeasures: Measure[] = [
  defineMeasure({
    id: 'target',
    label: text('collection targets of the period’s months', '本期各月回款目标'),
    unit: 'minor',
    from: {
      rows: sql`(select *, (month || '-01')::date as month_start from ${table('mart_target')}) p`,
    },
    where: sql`p.month_start between date_trunc('month', ${frame.from})::date and ${frame.to} and p.amount_minor is not null`,
    value: sql`p.amount_minor`,
    dimensions: ['rep', 'region', 'currency'],
    stored: { kind: 'spans', date: { date: 'p.month_start', from: 'from', to: 'to' } },
  }),
];

export const targetMetrics: Metric[] = [
  single(
    'target_amount',
    'target',
    'minor',
    text('Collection target', '回款目标'),
    text('How much was to be collected?', '目标回款多少？'),
    text('Σ targets of the period’s months', '期间各月目标合计'),
    { needs: ['target'] },
  ),
  defineMetric({
    id: 'target_attainment',
    label: text('Target attainment', '目标完成率'),
    question: text('How much of the collection target was reached?', '回款目标完成了多少？'),
    formula: text('cash received ÷ collection target', '实际回款 ÷ 回款目标'),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { cash: 1 },
    denominator: { target: 1 },
    needs: ['target', 'payment'],
    example: { parts: { cash: 45, target: 50 }, value: 0.9 },
  }),
];
