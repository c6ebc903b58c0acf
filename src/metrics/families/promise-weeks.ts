/** Promises by the week they are for: what was promised and what of it came in time, past weeks and those ahead. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { frame, sql, table } from '../sql.ts';
import { atAskedFrames } from '../stored.ts';
import { PROMISES } from './promises.ts';

/** Made by the as-of date, for a day of the period or any day after it. */
const FROM_PERIOD_ON = sql`p.made_on <= ${frame.asOf} and p.due_on >= ${frame.from}`;
/** From the making to the promised day, as far as it has come. */
const CAME_IN_TIME = sql`(select coalesce(sum(q.amount_minor), 0) from ${table('mart_piece')} q
  where q.invoice_key = p.invoice_key and q.end_kind = 'cash'
    and q.end_date between p.made_on and least(p.due_on, ${frame.asOf}))`;
/** Weeks begin on Monday; a week is named by it. */
const DUE_WEEK = { due_week: sql`date_trunc('week', p.due_on)::date::varchar` };

const byWeek = (own: Pick<Measure, 'id' | 'label' | 'value'>): Measure =>
  defineMeasure({
    unit: 'minor',
    from: PROMISES,
    where: FROM_PERIOD_ON,
    keys: DUE_WEEK,
    stored: atAskedFrames([['due_week']]),
    ...own,
  });

export const promiseWeekMeasures: Measure[] = [
  byWeek({
    id: 'promised_by_week',
    label: text('promised for the week', '承诺在该周支付的金额'),
    value: sql`p.promised_minor`,
  }),
  byWeek({
    id: 'promised_came_by_week',
    label: text('of it received in time', '其中按时到账的金额'),
    value: sql`least(p.promised_minor, ${CAME_IN_TIME})`,
  }),
];

export const promiseWeekMetrics: Metric[] = [
  defineMetric({
    id: 'promise_week_amount',
    label: text('Promised, by week', '承诺付款金额（按周）'),
    question: text('What is promised for which week?', '哪一周承诺付款多少？'),
    caveat: text(
      'A promise that was renewed counts in each week that it was for.',
      '多次承诺的，在各承诺周分别计入。',
    ),
    formula: text(
      'promises made by the as-of date for a day of the period or after it, by the week of that day, Monday to Sunday',
      '截至日前作出、承诺日在本期内或之后的承诺金额，按承诺日所在周（周一至周日）',
    ),
    unit: 'minor',
    time: 'flow',
    better: 'neither',
    numerator: { promised_by_week: 1 },
    implicitBy: 'due_week',
    needs: ['promise'],
    example: { parts: { promised_by_week: 800 }, value: 800 },
  }),
  defineMetric({
    id: 'promise_week_received_amount',
    label: text('Promised and received, by week', '承诺到账金额（按周）'),
    question: text('How much of what was promised for a week came?', '各周承诺的款项到账多少？'),
    formula: text(
      'of the same promises: cash on the invoice from the making to the promised day, up to the as-of date and at most what was promised',
      '同上承诺：自作出至承诺日（不晚于截至日）该发票的回款，不超过承诺金额',
    ),
    unit: 'minor',
    time: 'flow',
    better: 'higher',
    numerator: { promised_came_by_week: 1 },
    implicitBy: 'due_week',
    needs: ['promise', 'payment'],
    example: { parts: { promised_came_by_week: 600 }, value: 600 },
  }),
];
