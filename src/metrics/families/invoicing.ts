/** How long after delivery invoices are issued. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { setting, sql } from '../sql.ts';
import { inPeriod } from '../stored.ts';
import { days, ISSUED_IN_PERIOD, ITEMS } from './shared.ts';

/** Classes of days from delivery to issue, in their order. */
export const LAGS = ['before', '0', '1', '2', '3', '4-7', '8-14', '15+'] as const;
/** Days from delivery to issue. */
export const LAG = sql`p.issue_date - p.delivery_date`;

/** Of items issued in the period that have a delivery date. */
export const delivered = (
  own: Pick<Measure, 'id' | 'label' | 'unit' | 'value'> & Partial<Measure>,
  and = sql`true`,
): Measure =>
  defineMeasure({
    from: ITEMS,
    where: sql`p.delivery_date is not null and ${ISSUED_IN_PERIOD} and ${and}`,
    stored: inPeriod('p.issue_date'),
    ...own,
  });

export const invoicingMeasures: Measure[] = [
  delivered({
    id: 'delivered_items',
    label: text('items issued in the period with a delivery date', '本期开票且有发货日的项目数'),
    unit: 'count',
    value: sql`1`,
    over: { own: sql`(${LAG})::varchar` },
    keys: {
      lag: sql`case when ${LAG} < 0 then 'before' when ${LAG} <= 3 then (${LAG})::varchar
        when ${LAG} <= 7 then '4-7' when ${LAG} <= 14 then '8-14' else '15+' end`,
    },
    stored: inPeriod('p.issue_date', { splits: [[], ['over', 'lag']] }),
  }),
  delivered({
    id: 'invoicing_lag_days',
    label: text('days from delivery to issue, added up', '发货至开票天数合计'),
    unit: 'days',
    value: LAG,
  }),
  delivered(
    {
      id: 'invoiced_in_time_items',
      label: text('of them issued within the set days of delivery', '其中在设定天数内开票的项目数'),
      unit: 'count',
      value: sql`1`,
    },
    sql`${LAG} <= ${setting(({ invoicingLagDays }) => invoicingLagDays)}`,
  ),
];

export const invoicingMetrics: Metric[] = [
  days({
    id: 'invoicing_lag',
    label: text('Invoicing lag', '开票滞后'),
    question: text('How long after delivery do we invoice?', '发货多久后才开票？'),
    formula: text(
      'issue date − delivery date, mean over items issued in the period',
      '期间内开票项目的开票日 － 发货日，平均',
    ),
    numerator: { invoicing_lag_days: 1 },
    denominator: { delivered_items: 1 },
    needs: ['delivery'],
    example: { parts: { invoicing_lag_days: 15, delivered_items: 5 }, value: 3 },
  }),
  days({
    id: 'invoicing_lag_median',
    label: text('Invoicing lag (median)', '开票滞后（中位数）'),
    question: text(
      'How long after delivery is the middle invoice issued?',
      '居中的发票在发货多久后开出？',
    ),
    formula: text(
      'issue date − delivery date, median over items issued in the period',
      '期间内开票项目的开票日 － 发货日，中位数',
    ),
    over: { measures: ['delivered_items'] },
    reduce(groups) {
      const lags = groups
        .map(({ key, parts }) => ({ lag: Number(key), count: parts.delivered_items ?? 0 }))
        .sort((a, b) => a.lag - b.lag);
      const total = lags.reduce((sum, { count }) => sum + count, 0);
      const at = (rank: number): number => {
        let seen = 0;
        for (const { lag, count } of lags) {
          seen += count;
          if (seen >= rank) return lag;
        }
        return Number.NaN;
      };
      const value =
        total > 0 ? (at(Math.ceil(total / 2)) + at(Math.floor(total / 2) + 1)) / 2 : null;
      return { value, numerator: null, denominator: total };
    },
    needs: ['delivery'],
    example: {
      groups: [
        { key: '10', parts: { delivered_items: 1 } },
        { key: '2', parts: { delivered_items: 2 } },
        { key: '3', parts: { delivered_items: 1 } },
      ],
      value: 2.5,
    },
  }),
  defineMetric({
    id: 'invoicing_lag_within',
    label: text('Invoiced in time', '及时开票率'),
    question: text(
      'How many invoices are issued within the days set?',
      '在设定天数内开出的发票占多少？',
    ),
    formula: text(
      'items issued within the set days of delivery ÷ items with a delivery date',
      '发货后设定天数内开票的项目 ÷ 有发货日的项目',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { invoiced_in_time_items: 1 },
    denominator: { delivered_items: 1 },
    needs: ['delivery'],
    example: { parts: { invoiced_in_time_items: 4, delivered_items: 5 }, value: 0.8 },
  }),
];
