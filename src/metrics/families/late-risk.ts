/** How likely what falls due soon is to be paid late, and what is overdue to stay unpaid. */
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

/** Of overdue items, where the book has enough of a past to say; × 1 where they are very late already. */
const overdue = (own: Pick<Measure, 'id' | 'label' | 'value'>): Measure =>
  defineMeasure({
    unit: 'weight',
    from: OPEN_ITEMS,
    where: sql`p.is_judged and p.late_90_millionths is not null and p.due_date < ${frame.asOf}`,
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
  overdue({
    id: 'overdue_judged',
    label: text('overdue balance of items with a chance', '有概率的逾期项目余额'),
    value: sql`p.open_minor`,
  }),
  overdue({
    id: 'overdue_very_late',
    label: text(
      'overdue balance × chance to be over 90 days late, in millionths',
      '逾期余额 × 拖至 90 天以上的概率（百万分之一）',
    ),
    value: sql`p.open_minor::hugeint * p.late_90_millionths`,
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
  defineMetric({
    id: 'very_late_risk',
    label: text('Risk of over 90 days late', '拖过 90 天的概率'),
    question: text(
      'How likely is what is overdue to be paid more than 90 days late?',
      '已逾期的款项拖过 90 天的可能性多大？',
    ),
    formula: text(
      'overdue balances × (chance of the customer to be more than 90 days late ÷ chance to be as late as the item is already, at most 1), ÷ overdue balances; each chance = (the customer’s items that late + 3 × the book’s rate) ÷ (the customer’s items + 3); none where fewer than 20 outcomes are known',
      '逾期余额 ×（该客户逾期超过 90 天的概率 ÷ 达到该项目现有逾期档的概率，不超过 1）÷ 逾期余额；各概率 =（该客户达到该档的笔数 ＋ 3 × 全部比率）÷（该客户笔数 ＋ 3）；已知结果不足 20 笔时无数值',
    ),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    isForecast: true,
    numerator: { overdue_very_late: 1 },
    denominator: { overdue_judged: 1_000_000 },
    needs: ['payment'],
    example: { parts: { overdue_very_late: 300_000_000, overdue_judged: 400 }, value: 0.75 },
  }),
];
