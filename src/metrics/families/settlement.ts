/** How long items took to be settled, and how late they were. */
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import type { Measure, Metric } from '../define.ts';
import { sql } from '../sql.ts';
import { days, settled, single } from './shared.ts';

export const settlementMeasures: Measure[] = [
  settled({
    id: 'settled',
    label: text('amount of items settled in the period', '本期结清项目金额'),
    unit: 'minor',
    value: sql`p.amount_minor`,
  }),
  settled({
    id: 'settled_items',
    label: text('items settled in the period', '本期结清笔数'),
    unit: 'count',
    value: sql`1`,
  }),
  settled({
    id: 'settled_pay_days',
    label: text('amount × days from issue to settlement', '金额 × 开票至结清天数'),
    unit: 'weight',
    value: sql`p.amount_minor::hugeint * (p.settled_date - p.issue_date)`,
  }),
  settled({
    id: 'settled_pay_days_simple',
    label: text('days from issue to settlement, added up', '开票至结清天数合计'),
    unit: 'days',
    value: sql`p.settled_date - p.issue_date`,
  }),
  settled({
    id: 'settled_late_days',
    label: text('amount × days from due date to settlement', '金额 × 到期至结清天数'),
    unit: 'weight',
    value: sql`p.amount_minor::hugeint * (p.settled_date - p.due_date)`,
  }),
  settled({
    id: 'settled_late_days_simple',
    label: text('days from due date to settlement, added up', '到期至结清天数合计'),
    unit: 'days',
    value: sql`p.settled_date - p.due_date`,
  }),
  settled({
    id: 'settled_beyond_days',
    label: text('amount × days settled after the due date', '金额 × 晚于到期日结清的天数'),
    unit: 'weight',
    value: sql`p.amount_minor::hugeint * greatest(p.settled_date - p.due_date, 0)`,
  }),
  settled({
    id: 'settled_beyond_days_simple',
    label: text('days settled after the due date, added up', '晚于到期日结清的天数合计'),
    unit: 'days',
    value: sql`greatest(p.settled_date - p.due_date, 0)`,
  }),
];

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

export const settlementMetrics: Metric[] = [
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
];

export const settledCountMetrics: Metric[] = [
  single(
    'settled_item_count',
    'settled_items',
    'count',
    text('Items settled', '结清笔数'),
    text('How many items were settled?', '结清了多少笔？'),
    text('items fully settled in the period', '期间内全部结清的项目数'),
  ),
];
