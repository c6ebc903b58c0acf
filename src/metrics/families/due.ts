/** What falls due in a period, and how evenly it is spread over items. */
import { text } from '../../i18n/locale.ts';
import type { Measure, Metric } from '../define.ts';
import { sql } from '../sql.ts';
import { dueItem, single } from './shared.ts';

const due = (own: Pick<Measure, 'id' | 'label' | 'unit' | 'value'>): Measure =>
  dueItem(own, sql`true`);

export const dueMeasures: Measure[] = [
  due({
    id: 'due',
    label: text('amount of items due in the period', '本期到期金额'),
    unit: 'minor',
    value: sql`p.amount_minor`,
  }),
  due({
    id: 'due_items',
    label: text('items due in the period', '本期到期笔数'),
    unit: 'count',
    value: sql`1`,
  }),
  due({
    id: 'due_squares',
    label: text('squared amounts of items due in the period', '本期到期项目金额的平方和'),
    unit: 'weight',
    value: sql`p.amount_minor::hugeint * p.amount_minor`,
  }),
];

export const dueMetrics: Metric[] = [
  single(
    'due_amount',
    'due',
    'minor',
    text('Amount due', '到期金额'),
    text('How much fell due?', '本期到期多少？'),
    text('sum of amounts of items due in the period', '期间内到期项目金额合计'),
  ),
  single(
    'due_item_count',
    'due_items',
    'count',
    text('Items due', '到期笔数'),
    text('How many items fell due?', '本期到期多少笔？'),
    text('items due in the period', '期间内到期项目数'),
  ),
  single(
    'due_weight_squares',
    'due_squares',
    'index',
    text('Squared amounts due', '到期金额平方和'),
    text('How evenly is the amount due spread over items?', '到期金额在项目间分布是否均匀？'),
    text('squared amounts of items due in the period, summed', '期间内到期项目金额平方和'),
    { isHelper: true },
  ),
];
