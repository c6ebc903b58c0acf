/** How likely what falls due soon is to be paid late. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { frame, setting, sql, table } from '../sql.ts';
import { atAskedFrames } from '../stored.ts';

const OPEN_ITEMS: Source = { rows: sql`${table('fct_late_risk')} p` };

/** Of items due within the set days, where the book has enough of a past to say. */
const dueSoon = (own: Pick<Measure, 'id' | 'label' | 'value'>): Measure =>
  defineMeasure({
    unit: 'count',
    from: OPEN_ITEMS,
    where: sql`p.is_judged and p.due_date between ${frame.asOf} and ${frame.asOf} + ${setting(({ dueSoonDays }) => dueSoonDays)}`,
    stored: atAskedFrames(),
    ...own,
  });

export const lateRiskMeasures: Measure[] = [
  dueSoon({
    id: 'due_soon_items',
    label: text('open items due within the set days', '设定天数内到期的未结清项目数'),
    value: sql`1`,
  }),
  dueSoon({
    id: 'due_soon_chance',
    label: text('their chances to be late, in millionths', '其逾期概率合计（百万分之一）'),
    value: sql`p.late_0_millionths`,
  }),
];

export const lateRiskMetrics: Metric[] = [
  defineMetric({
    id: 'due_soon_late_risk',
    label: text('Late risk of what is due soon', '即将到期项目的逾期概率'),
    question: text(
      'How likely is what falls due in the days ahead to be paid late?',
      '未来设定天数内到期的项目逾期付款的可能性多大？',
    ),
    formula: text(
      'mean of the late risk of open items due from the as-of date to the set days after it; none where fewer than 20 outcomes are known',
      '截至日起设定天数内到期的未结清项目逾期概率的平均；已知结果不足 20 笔时无数值',
    ),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    isForecast: true,
    numerator: { due_soon_chance: 1 },
    denominator: { due_soon_items: 1_000_000 },
    needs: ['payment'],
    example: { parts: { due_soon_chance: 1_200_000, due_soon_items: 2 }, value: 0.6 },
  }),
];
