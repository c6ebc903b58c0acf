/** What was to be collected, and what of it was. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { frame, sameEveryDay, sql, table } from '../sql.ts';
import { dueItem, single } from './shared.ts';

/**
 * Items with the target rate of the month in which they fall due: that of their rep, else of their region, else the one
 * for everybody. One that names the item's currency goes before one that does not; of two alike the lower holds.
 */
const TARGET_RATES = sameEveryDay(
  'target_rate',
  sql`select month_start, rep, region, currency, arg_max(rate, fit * 10 - rate) as rate
    from (select d.*, t.rate, case when t.rep is null then 0 else 4 end + case when t.region is null then 0 else 2 end
        + case when t.currency = d.currency then 1 else 0 end as fit
      from (select distinct date_trunc('month', due_date)::date as month_start, rep, region, currency from ${table('mart_item')}) d
      join (select *, (month || '-01')::date as month_start from ${table('mart_target')} where rate is not null) t
        on t.month_start = d.month_start and coalesce(t.rep = d.rep, t.rep is null) and coalesce(t.region = d.region, t.region is null))
    group by month_start, rep, region, currency`,
);
const TARGETED_ITEMS: Source = {
  rows: sql`(select i.*, t.rate as target_rate from ${table('mart_item')} i join ${TARGET_RATES} t
  on t.month_start = date_trunc('month', i.due_date)::date and t.rep is not distinct from i.rep
    and t.region is not distinct from i.region and t.currency is not distinct from i.currency) p`,
};
const targeted = (own: Pick<Measure, 'id' | 'label' | 'unit' | 'value'>): Measure =>
  dueItem({ from: TARGETED_ITEMS, ...own }, sql`true`);
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
  targeted({
    id: 'targeted_due',
    label: text('amount due in the period that has a target rate', '本期到期且有目标回款率的金额'),
    unit: 'minor',
    value: sql`p.amount_minor`,
  }),
  // to the cent, half a cent up
  targeted({
    id: 'target_asked',
    label: text('what the target rates ask for of it', '其中按目标应收回的金额'),
    unit: 'minor',
    value: sql`((p.amount_minor::hugeint * round(p.target_rate * 1000000)::bigint + 500000) // 1000000)::bigint`,
  }),
];

export const targetMetrics: Metric[] = [
  single(
    'target_amount',
    'target',
    'minor',
    text('Collection target', '回款目标'),
    text('How much was to be collected?', '目标回款多少？'),
    text('sum of targets of the period’s months', '期间各月目标合计'),
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
  defineMetric({
    id: 'target_rate',
    label: text('Target of the collection rate', '目标回款率'),
    question: text('What share of what falls due should come in?', '到期款项目标收回多少？'),
    caveat: text(
      'It is the target of the collection rate (due). What falls due in a month, for a rep, without a target rate takes no part.',
      '为回款率（到期）的目标。当月该业务员没有目标回款率的到期款项不参与计算。',
    ),
    formula: text(
      'target rates of the exports, each month’s and rep’s weighted by the amount that falls due',
      '导出文件中各月、各业务员的目标回款率，按到期金额加权',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'neither',
    numerator: { target_asked: 1 },
    denominator: { targeted_due: 1 },
    needs: ['target_rate'],
    // 300 due at a target of 0.9 and 100 due at 0.8
    example: { parts: { target_asked: 270 + 80, targeted_due: 400 }, value: 0.875 },
  }),
];
