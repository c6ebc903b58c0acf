/** Dunning stages: what stands at each, what comes at each, what each costs. */
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { amount, frame, sql, table } from '../sql.ts';
import { atInstants, inPeriod } from '../stored.ts';
import { openAt, openFor } from './shared.ts';

/** What of an invoice was open while it stood at a dunning stage. */
export const STAGED_PIECES: Source = {
  rows: sql`(select q.*, s.stage, s.began, s.next_began from ${table('mart_piece')} q join ${table('mart_stage')} s using (invoice_key)) p`,
};
const STAGE_COSTS: Source = {
  rows: sql`(select a.date, a.invoice_key, a.channel, a.stage, a.outcome, a.source_row_id, a.currency, a.amount_minor, a.customer,
    coalesce(i.rep, k.rep) as rep, coalesce(i.region, k.region) as region, coalesce(i.segment, k.segment) as segment
  from ${table('fct_activity')} a left join ${table('mart_item')} i on i.item_key = a.invoice_key
  left join ${table('dim_customer')} k on k.customer = a.customer where a.amount_minor is not null) p`,
};
/** Stands at the stage at the as-of date. */
export const AT_STAGE = sql`${openAt('asOf')} and p.began <= ${frame.asOf} and (p.next_began is null or p.next_began > ${frame.asOf})`;
const REACHED = sql`p.began between ${frame.from} and ${frame.end} and p.issue_date <= p.began and (p.end_date is null or p.end_date > p.began)`;

export const atStage = (
  own: Pick<Measure, 'id' | 'label' | 'where' | 'stored'> & Partial<Measure>,
): Measure =>
  defineMeasure({
    unit: 'minor',
    from: STAGED_PIECES,
    value: sql`p.amount_minor`,
    keys: { stage: sql`p.stage` },
    ...own,
  });

export const stageMeasures: Measure[] = [
  atStage({
    id: 'stage_open',
    label: text('open balance of invoices at the stage', '处于该阶段发票的应收余额'),
    where: AT_STAGE,
    value: sql`${amount}`,
    instant: 'asOf',
    stored: atInstants([['stage']]),
    lasts: openFor([sql`p.began`], [sql`p.next_began`]),
  }),
  atStage({
    id: 'stage_cash',
    label: text('cash received in the period while at the stage', '处于该阶段期间本期收到的款项'),
    where: sql`p.end_kind = 'cash' and p.end_date between ${frame.from} and ${frame.end} and p.end_date > p.began
        and (p.next_began is null or p.end_date <= p.next_began)`,
    stored: inPeriod('p.end_date', { splits: [['stage']] }),
  }),
  atStage({
    id: 'stage_reached',
    label: text('open when the stage began in the period', '本期进入该阶段时的应收余额'),
    where: REACHED,
    stored: inPeriod('p.began', { splits: [['stage']] }),
  }),
  atStage({
    id: 'stage_recovered',
    label: text('cash on it before the next stage began', '其中进入下一阶段前收回的款项'),
    where: sql`${REACHED} and p.end_kind = 'cash' and p.end_date <= ${frame.horizon}
        and (p.next_began is null or p.end_date <= p.next_began)`,
    stored: inPeriod('p.began', {
      moreDates: [{ date: 'p.end_date', to: 'horizon' }],
      splits: [['stage']],
    }),
  }),
  atStage({
    id: 'stage_cost',
    label: text('cost of the contacts in the period', '本期催收成本'),
    from: STAGE_COSTS,
    where: sql`p.date between ${frame.from} and ${frame.end}`,
    stored: inPeriod('p.date', { splits: [['stage']] }),
  }),
];

export const staged = (
  id: string,
  measure: string,
  label: Localised,
  question: Localised,
  formula: Localised,
  rest: Partial<Metric>,
): Metric =>
  defineMetric({
    id,
    label,
    question,
    formula,
    unit: 'minor',
    time: 'flow',
    better: 'neither',
    numerator: { [measure]: 1 },
    implicitBy: 'stage',
    needs: ['stage'],
    example: { parts: { [measure]: 700 }, value: 700 },
    ...rest,
  });

export const stageMetrics: Metric[] = [
  staged(
    'stage_amount',
    'stage_open',
    text('Open by dunning stage', '各催收阶段余额'),
    text('How much is at which stage of dunning?', '各催收阶段还有多少未收？'),
    text(
      'sum of open balances by the latest stage that a contact names',
      '按联系记录所记最近阶段的应收余额合计',
    ),
    { time: 'stock', better: 'lower' },
  ),
  staged(
    'stage_cash_amount',
    'stage_cash',
    text('Collected by dunning stage', '各催收阶段回款'),
    text('At which stage does the money come?', '款项在哪个阶段收回？'),
    text(
      'sum of cash of the period on invoices at the stage when it came',
      '本期到账时发票处于该阶段的回款合计',
    ),
    { better: 'higher', needs: ['stage', 'payment'] },
  ),
  staged(
    'stage_entered_amount',
    'stage_reached',
    text('Entered the dunning stage', '进入各催收阶段金额'),
    text('How much came to which stage of dunning?', '本期有多少进入各催收阶段？'),
    text(
      'open balance of invoices when they entered the stage, in the period',
      '本期进入该阶段的发票当时的应收余额',
    ),
    { better: 'lower' },
  ),
  defineMetric({
    id: 'stage_recovery_rate',
    label: text('Recovery by dunning stage', '各催收阶段回收率'),
    question: text(
      'Of what reached a stage, how much came before the next?',
      '进入某阶段的款项，有多少在下一阶段前收回？',
    ),
    caveat: text('Stages entered lately have had little time.', '刚进入的阶段尚未给足时间。'),
    formula: text(
      'invoices that entered the stage in the period: cash before the next stage and up to the as-of date ÷ open when it began',
      '本期进入该阶段的发票：下一阶段前且截至日止的回款 ÷ 进入时余额',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { stage_recovered: 1 },
    denominator: { stage_reached: 1 },
    implicitBy: 'stage',
    needs: ['stage', 'payment'],
    example: { parts: { stage_recovered: 450, stage_reached: 600 }, value: 0.75 },
  }),
  staged(
    'stage_cost_amount',
    'stage_cost',
    text('Cost by dunning stage', '各催收阶段成本'),
    text('What does collecting cost, by stage?', '各阶段催收花了多少？'),
    text('sum of costs of the period’s contacts', '本期联系记录所记成本合计'),
    {
      better: 'lower',
      needs: ['stage', 'cost'],
      caveat: text(
        'What collecting costs is counted in the currency of the books, whatever currency the invoices have; the recovery beside it is that of one currency.',
        '催收成本以本位币计，不论发票币种；旁边的回收率只属一种币种。',
      ),
    },
  ),
];
