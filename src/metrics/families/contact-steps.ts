/** How far the follow-up of an overdue customer has gone: the last contact of each stage, and who was contacted at all. */
import { dayNumber } from '../../format/date.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { frame, openRows, sameEveryDay, sql, table } from '../sql.ts';
import { atAskedFrames } from '../stored.ts';
import { contactDays } from './contacts.ts';
import { OVERDUE } from './shared.ts';

/** A contact without a stage counts under its channel. */
const STAGE = sql`coalesce(nullif(stage, ''), channel)`;
/** The days from each contact of a stage to the next one of it with the same customer. */
const STAGE_CONTACT_DAYS = sameEveryDay(
  'stage_contact_day',
  sql`select customer, stage, date, lead(date) over (partition by customer, stage order by date) as until
    from (select distinct customer, ${STAGE} as stage, date from ${table('fct_activity')}) where stage is not null`,
);

export const contactStepMeasures: Measure[] = [
  defineMeasure({
    id: 'customer_stage_contact',
    label: text('last contact of the stage per overdue customer', '各逾期客户该阶段的最近联系日'),
    unit: 'days',
    from: {
      rows: sql`(select q.*, a.stage, a.last_contact from ${openRows('mart_piece')} q
  join (select customer, ${STAGE} as stage, max(date) as last_contact
    from ${table('fct_activity')} where date <= ${frame.asOf} group by all having stage is not null) a
  using (customer)) p`,
      isMart: 'and more',
    },
    where: OVERDUE,
    value: sql`(p.last_contact - DATE '1970-01-01')`,
    combine: 'max',
    over: 'customer',
    keys: { stage: sql`p.stage` },
    stored: atAskedFrames([['stage']]),
    lasts: contactDays(STAGE_CONTACT_DAYS, 'stage'),
  }),
];

export const contactStepMetrics: Metric[] = [
  defineMetric({
    id: 'days_since_stage',
    label: text('Days since the last contact of a stage', '距各阶段上次联系天数'),
    question: text(
      'When was an overdue customer last reminded, called, dunned?',
      '逾期客户上次提醒、致电、发催款函是什么时候？',
    ),
    caveat: text(
      'A contact without a stage counts under its channel, such as phone.',
      '未注明阶段的联系按渠道计，如电话。',
    ),
    formula: text(
      'as-of date − last contact of the stage, customers with an overdue balance; of several the one who has waited longest since',
      '截至日 － 该阶段最近联系日（仅有逾期余额的客户）；多个客户取等候最久者',
    ),
    unit: 'days',
    time: 'stock',
    better: 'neither',
    over: { measures: ['customer_stage_contact'] },
    reduce(groups, { asOf }) {
      const contacts = groups.flatMap(({ parts }) => parts.customer_stage_contact ?? []);
      const value = contacts.length > 0 ? dayNumber(asOf) - Math.min(...contacts) : null;
      return { value, numerator: value, denominator: null };
    },
    implicitBy: 'stage',
    needs: ['activity'],
    // the example’s as-of date is day 20,543
    example: {
      groups: [
        { key: 'a', parts: { customer_stage_contact: 20_540 } },
        { key: 'b', parts: { customer_stage_contact: 20_500 } },
      ],
      value: 43,
    },
  }),
  defineMetric({
    id: 'contacted_customer_rate',
    label: text('Overdue customers contacted', '逾期客户联系率'),
    question: text(
      'How many of those who owe late did anybody talk to?',
      '逾期客户中有多少在本期得到联系？',
    ),
    formula: text(
      'customers overdue at the as-of date with a contact in the period ÷ all customers overdue then',
      '截至日有逾期余额且本期有联系记录的客户数 ÷ 截至日有逾期余额的客户数',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    over: { measures: ['customer_overdue', 'customer_contacts'] },
    reduce(groups) {
      const overdue = groups.filter(({ parts }) => (parts.customer_overdue ?? 0) > 0);
      const contacted = overdue.filter(({ parts }) => (parts.customer_contacts ?? 0) > 0).length;
      return {
        value: overdue.length > 0 ? contacted / overdue.length : null,
        numerator: contacted,
        denominator: overdue.length,
      };
    },
    needs: ['activity'],
    example: {
      groups: [
        { key: 'a', parts: { customer_overdue: 500, customer_contacts: 5 } },
        { key: 'b', parts: { customer_overdue: 300, customer_contacts: 0 } },
        { key: 'c', parts: { customer_overdue: 200 } },
        { key: 'd', parts: { customer_overdue: 0, customer_contacts: 3 } },
      ],
      value: 1 / 3,
    },
  }),
];
