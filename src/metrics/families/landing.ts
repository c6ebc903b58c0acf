/** Where receipts land: what came and what is expected by the end of the month, quarter and fiscal year, against target. */
import { sqlText } from '../../engine/engine.ts';
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import {
  defineMeasure,
  defineMetric,
  type Measure,
  type Metric,
  type Source,
  type Terms,
} from '../define.ts';
import { frame, sql, table } from '../sql.ts';
import { atAskedFrames } from '../stored.ts';
import { MOVEMENT_KNOWN, single } from './shared.ts';

const MOVEMENTS: Source = {
  rows: sql`(select m.*, s.landing from ${table('mart_movement')} m
    join ${table('fct_landing_step')} s on m.date between s.from_date and s.to_date) p`,
};
/** What is forecast of each step, whole days of it: no stretch of days goes over the end of a month. */
const EXPECTED: Source = {
  rows: sql`(select f.*, s.landing from ${table('fct_forecast')} f
    join ${table('fct_landing_step')} s on f.to_date <= s.to_date) p`,
};
const GROUPS: Source = { rows: sql`${table('fct_landing_group')} p` };

/** Customers have no target; the sums of their landings would be many. */
const landing = (own: Pick<Measure, 'id' | 'label' | 'from' | 'value'> & Partial<Measure>) =>
  defineMeasure({
    unit: 'minor',
    dimensions: ['rep', 'region', 'segment', 'currency'],
    keys: { landing: sql`p.landing` },
    stored: atAskedFrames([['landing']]),
    ...own,
  });

/** Of the whole book, of one region, of one rep: none of them is the sum of others. */
const GROUPED = [
  { id: '', grouped: 'all', dimensions: [] },
  { id: '_by_region', grouped: 'region', dimensions: ['region'] },
  { id: '_by_rep', grouped: 'rep', dimensions: ['rep'] },
] as const;

const OF_GROUP = [
  {
    id: 'low',
    label: text('Expected to the end of the step, lower end', '期末前预计到账下限'),
    value: sql`p.low_minor`,
    formula: text(
      'what is expected × (1 + what the method missed by before in the same group), tenth of a hundred; large items come or do not',
      '预计额 ×（1 ＋ 该方法以往在同一范围的误差），取第 10 百分位；大额项目要么到账要么不到',
    ),
    needs: ['payment'],
  },
  {
    id: 'high',
    label: text('Expected to the end of the step, upper end', '期末前预计到账上限'),
    value: sql`p.high_minor`,
    formula: text('the same, ninetieth of a hundred', '同上，取第 90 百分位'),
    needs: ['payment'],
  },
  {
    id: 'target',
    label: text('Target of the month, quarter or year', '当期月、季、年目标'),
    value: sql`p.target_minor`,
    formula: text(
      'sum of the targets of its months, where each of them has one',
      '各月目标合计；有一个月没有目标时不显示',
    ),
    needs: ['target'],
  },
] as const;

export const landingMeasures: Measure[] = [
  landing({
    id: 'landing_cash',
    label: text('cash received in the step so far, less refunds', '当期至今实际回款（已减退款）'),
    from: MOVEMENTS,
    where: sql`p.date <= ${frame.asOf} and p.kind in ('cash', 'refund')`,
    onlyIf: MOVEMENT_KNOWN,
    value: sql`case when p.kind = 'refund' then -p.amount_minor else p.amount_minor end`,
  }),
  landing({
    id: 'landing_invoiced',
    label: text('invoiced in the step so far', '当期至今开票金额'),
    from: MOVEMENTS,
    where: sql`p.date <= ${frame.asOf} and p.kind = 'invoice'`,
    onlyIf: MOVEMENT_KNOWN,
    value: sql`p.amount_minor`,
  }),
  landing({
    id: 'landing_open',
    label: text('expected of what is open, to the end of the step', '未收部分期末前预计到账'),
    from: EXPECTED,
    value: sql`p.expected_minor`,
  }),
  ...GROUPED.flatMap(({ id, grouped, dimensions }) =>
    OF_GROUP.map((one) =>
      landing({
        id: `step_${one.id}${id}`,
        label: one.label,
        from: GROUPS,
        dimensions: [...dimensions, 'currency'],
        where: sql`p.grouped = ${sqlText(grouped)} and ${one.value} is not null`,
        value: one.value,
      }),
    ),
  ),
  defineMeasure({
    id: 'target_ahead',
    label: text('collection targets of the months ahead', '未来各月回款目标'),
    unit: 'minor',
    from: { rows: sql`${table('mart_target')} p` },
    where: sql`p.amount_minor is not null and last_day((p.month || '-01')::date) > ${frame.asOf}`,
    value: sql`p.amount_minor`,
    dimensions: ['rep', 'region', 'currency'],
    keys: { month_ahead: sql`p.month` },
    stored: atAskedFrames([['month_ahead']]),
  }),
];

const landingMetric = (
  id: string,
  label: Localised,
  question: Localised,
  formula: Localised,
  numerator: Terms,
  value: number,
  rest: Partial<Metric> = {},
): Metric =>
  defineMetric({
    id,
    label,
    question,
    formula,
    unit: 'minor',
    time: 'stock',
    better: 'neither',
    isForecast: true,
    implicitBy: 'landing',
    needs: ['payment'],
    numerator,
    example: {
      parts: { landing_cash: 500, landing_open: 300, landing_invoiced: 1000 },
      value,
    },
    ...rest,
  });

const QUESTION = text(
  'Where will this month, quarter and fiscal year land?',
  '本月、本季、本财年预计回款多少？',
);

export const landingMetrics: Metric[] = [
  landingMetric(
    'landing_received',
    text('Received so far', '至今已回款'),
    text('What has come in of this month, quarter and year?', '本月、本季、本年至今回款多少？'),
    text(
      'cash received from the first day of the step to the as-of date, less refunds',
      '当期首日至截至日的实际回款（已减退款）',
    ),
    { landing_cash: 1 },
    500,
  ),
  landingMetric(
    'landing_expected',
    text('Expected to the end', '期末前预计到账'),
    QUESTION,
    text(
      'expected receipts of what is open, from the day after the as-of date to the end of the step, at most six months',
      '未收部分自截至日次日至期末的预计到账，最多六个月',
    ),
    { landing_open: 1 },
    300,
  ),
  landingMetric(
    'landing_amount',
    text('Lands at', '预计完成'),
    QUESTION,
    text('received so far + expected to the end', '至今已回款 ＋ 期末前预计到账'),
    { landing_cash: 1, landing_open: 1 },
    800,
    {
      caveat: text(
        'Invoices not issued yet are not in it; a step further away can only grow by them.',
        '不含尚未开出的发票，越远的期间越会因此增加。',
      ),
    },
  ),
  landingMetric(
    'landing_rate',
    text('Collection rate (period), where it lands', '回款率（期间），预计完成'),
    text(
      'What collection rate will the month, quarter and year end at?',
      '本月、本季、本年回款率预计为多少？',
    ),
    text(
      '(received so far + expected to the end) ÷ invoiced in the step so far',
      '（至今已回款 ＋ 期末前预计到账）÷ 当期至今开票金额',
    ),
    { landing_cash: 1, landing_open: 1 },
    0.8,
    { unit: 'ratio', better: 'higher', denominator: { landing_invoiced: 1 } },
  ),
  ...GROUPED.flatMap(({ id, grouped }) =>
    OF_GROUP.map((one) =>
      single(
        `landing_${one.id}${id}`,
        `step_${one.id}${id}`,
        'minor',
        grouped === 'all'
          ? one.label
          : text(
              `${one.label.en}, by ${grouped}`,
              `${one.label.zh}（按${grouped === 'rep' ? '业务员' : '区域'}）`,
            ),
        QUESTION,
        one.formula,
        {
          ...{ time: 'stock', isForecast: true, isHelper: true, implicitBy: 'landing' },
          needs: [...one.needs],
        },
      ),
    ),
  ),
  single(
    'target_ahead',
    'target_ahead',
    'minor',
    text('Collection target of the months ahead', '未来各月回款目标'),
    text('How much is to be collected in each coming month?', '未来各月目标回款多少？'),
    text('sum of the targets of each month not yet over', '尚未结束各月的目标合计'),
    {
      ...{ time: 'stock', isForecast: true, isHelper: true, implicitBy: 'month_ahead' },
      needs: ['target'],
    },
  ),
];
