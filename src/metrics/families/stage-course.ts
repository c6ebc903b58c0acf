/** The course of dunning: who stands at a stage and for how long, what moves on, what a stage leaves after its cost. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { amount, frame, sql, table } from '../sql.ts';
import { atAskedFrames, inPeriod } from '../stored.ts';
import { daysSince, medianLasted } from '../survival.ts';
import { countWith, INVOICE } from './shared.ts';
import { AT_STAGE, atStage, staged } from './stages.ts';

/** Invoices at a stage while something of them was open. */
const STAYS: Source = {
  rows: sql`(select ${INVOICE}, s.stage, s.began, s.left_on
  from ${table('mart_stage')} s join ${table('mart_item')} i on i.item_key = s.invoice_key where s.was_open) p`,
};
const STAY_BEGAN = sql`p.began between ${frame.from} and ${frame.end}`;

const stays = (
  own: Pick<Measure, 'id' | 'label' | 'where' | 'over' | 'stored'> & Partial<Measure>,
): Measure =>
  defineMeasure({
    unit: 'count',
    from: STAYS,
    value: sql`1`,
    keys: { stage: sql`p.stage` },
    ...own,
  });

export const stageCourseMeasures: Measure[] = [
  atStage({
    id: 'stage_customer_open',
    label: text('open balance at the stage, by customer', '各客户处于该阶段的应收余额'),
    where: AT_STAGE,
    value: sql`${amount}`,
    instant: 'asOf',
    over: 'customer',
    stored: atAskedFrames([['stage']]),
  }),
  atStage({
    id: 'stage_open_days',
    label: text('that balance × days since the stage began', '该余额 × 进入该阶段以来的天数'),
    unit: 'weight',
    where: AT_STAGE,
    value: sql`${amount}::hugeint * (${frame.asOf} - p.began)`,
    instant: 'asOf',
    stored: atAskedFrames([['stage']]),
  }),
  atStage({
    id: 'stage_moved',
    label: text('open when the next stage began in the period', '本期转入下一阶段时的应收余额'),
    where: sql`p.next_began between ${frame.from} and ${frame.end} and p.issue_date <= p.next_began
        and (p.end_date is null or p.end_date > p.next_began)`,
    stored: inPeriod('p.next_began', { splits: [['stage']] }),
  }),
  stays({
    id: 'stage_left_by_days',
    label: text(
      'invoices that came to the stage in the period and left it by the as-of date',
      '本期进入该阶段、截至日已转出或结清的发票数',
    ),
    where: sql`${STAY_BEGAN} and p.left_on <= ${frame.horizon}`,
    over: { own: sql`(p.left_on - p.began)::varchar` },
    stored: inPeriod('p.began', {
      moreDates: [{ date: 'p.left_on', to: 'horizon' }],
      splits: [['stage', 'over']],
    }),
  }),
  // by the day and not by days so far, which are others at another as-of date
  stays({
    id: 'stage_staying',
    label: text(
      'invoices that came to the stage in the period and are still there',
      '本期进入该阶段、截至日仍处于该阶段的发票数',
    ),
    where: STAY_BEGAN,
    onlyIf: { isAtStage: true },
    over: { own: sql`p.began::varchar` },
    stored: inPeriod('p.began', { splits: [['stage', 'over']] }),
  }),
];

export const stageCourseMetrics: Metric[] = [
  defineMetric({
    id: 'stage_customer_count',
    label: text('Customers by dunning stage', '各催收阶段客户数'),
    question: text('How many customers are at which stage of dunning?', '各催收阶段有多少客户？'),
    formula: text(
      'customers with an open invoice at the stage; one with invoices at several stages counts at each',
      '有应收发票处于该阶段的客户数；同一客户处于多个阶段的，各计一次',
    ),
    unit: 'count',
    time: 'stock',
    better: 'lower',
    over: { measures: ['stage_customer_open'] },
    reduce: countWith('stage_customer_open'),
    implicitBy: 'stage',
    needs: ['stage'],
    example: {
      groups: [
        { key: 'a', parts: { stage_customer_open: 500 } },
        { key: 'b', parts: { stage_customer_open: 0 } },
      ],
      value: 1,
    },
  }),
  defineMetric({
    id: 'stage_days',
    label: text('Days at the dunning stage', '各催收阶段停留天数'),
    question: text('How long has it stood at its stage?', '款项在所处阶段停留了多久？'),
    formula: text(
      'as-of date − first contact of the stage, over what is open at it, weighted by amount',
      '截至日 － 该阶段首次联系日，处于该阶段的应收余额，按金额加权',
    ),
    unit: 'days',
    time: 'stock',
    better: 'lower',
    numerator: { stage_open_days: 1 },
    denominator: { stage_open: 1 },
    implicitBy: 'stage',
    needs: ['stage'],
    example: { parts: { stage_open_days: 500 * 12 + 100 * 6, stage_open: 600 }, value: 11 },
  }),
  defineMetric({
    id: 'stage_median_days',
    label: text('Median days at the dunning stage', '各催收阶段停留天数中位数'),
    question: text(
      'After how many days has half of what came to a stage left it?',
      '进入某阶段的发票，一半在多少天内转出或结清？',
    ),
    formula: text(
      'invoices that came to the stage in the period: the first day on which at most half are still there, neither at the next stage nor settled, those there now counting as long as they have been (Kaplan–Meier); no value: more than half are',
      '本期进入该阶段的发票：仍处于该阶段（未转入下一阶段、未结清）的比例首次不超过一半的天数，目前仍在该阶段的按已停留天数计（Kaplan–Meier 估计）；无值表示仍在该阶段的超过一半',
    ),
    unit: 'days',
    time: 'flow',
    better: 'lower',
    over: { measures: ['stage_left_by_days', 'stage_staying'] },
    reduce: medianLasted('stage_left_by_days', 'stage_staying', daysSince),
    implicitBy: 'stage',
    needs: ['stage'],
    // of 4 one leaves on day 10: 3/4 are left; of the 2 still seen on day 20 one leaves: 3/8 (as of 2026-03-31)
    example: {
      groups: [
        { key: '10', parts: { stage_left_by_days: 1 } },
        { key: '2026-03-16', parts: { stage_staying: 1 } },
        { key: '20', parts: { stage_left_by_days: 1 } },
        { key: '2026-03-01', parts: { stage_staying: 1 } },
      ],
      value: 20,
    },
  }),
  staged(
    'stage_moved_amount',
    'stage_moved',
    text('Moved on from the dunning stage', '转入下一催收阶段金额'),
    text('How much had to go on to the next stage?', '本期有多少转入下一阶段？'),
    text(
      'open balance of invoices at the stage when the next one began, in the period',
      '本期下一阶段开始时，原处该阶段发票的应收余额',
    ),
    { better: 'lower' },
  ),
  defineMetric({
    id: 'stage_net_amount',
    label: text('Collected less cost, by dunning stage', '各催收阶段净回收'),
    question: text('What does a stage bring after its cost?', '各阶段扣除成本后收回多少？'),
    caveat: text(
      'What collecting costs is counted in the currency of the books, whatever currency the invoices have.',
      '催收成本以本位币计，不论发票币种。',
    ),
    formula: text(
      'cash of the period on invoices at the stage when it came − costs of the period’s contacts of the stage',
      '本期到账时处于该阶段发票的回款 － 本期该阶段联系记录所记成本',
    ),
    unit: 'minor',
    time: 'flow',
    better: 'higher',
    numerator: { stage_cash: 1, stage_cost: -1 },
    implicitBy: 'stage',
    needs: ['stage', 'cost', 'payment'],
    example: { parts: { stage_cash: 700, stage_cost: 120 }, value: 580 },
  }),
];
