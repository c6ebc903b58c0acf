/** What was decided about customers, and what became of it: done in time, not done, not due yet, and what came in since. */
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { frame, sql, table } from '../sql.ts';
import { inPeriod } from '../stored.ts';
import { single } from './shared.ts';

/** Decisions and what came after them have the dimensions of their customer. */
const ofCustomers = (fact: string): Source => ({
  rows: sql`(select a.*, k.rep, k.region, k.segment from ${table(fact)} a
  left join ${table('dim_customer')} k using (customer)) p`,
});
const DECIDED = sql`p.decided_on between ${frame.from} and ${frame.end}`;
const DONE_IN_TIME = sql`p.done_on is not null and (p.next_date is null or p.done_on <= p.next_date)`;
const NOT_DONE = sql`p.next_date is not null and (p.done_on is null or p.done_on > p.next_date)`;

const decision = (
  own: Pick<Measure, 'id' | 'label' | 'where' | 'stored'> & Partial<Measure>,
): Measure =>
  defineMeasure({ unit: 'count', from: ofCustomers('fct_action'), value: sql`1`, ...own });

export const actionMeasures: Measure[] = [
  decision({
    id: 'actions',
    label: text('decisions in the period', '本期作出的决定数'),
    where: DECIDED,
    stored: inPeriod('p.decided_on'),
  }),
  decision({
    id: 'actions_kept',
    label: text('of them done by their next date', '其中按下次日期完成的'),
    where: sql`${DECIDED} and ${DONE_IN_TIME} and p.done_on <= ${frame.horizon}`,
    stored: inPeriod('p.decided_on', { moreDates: [{ date: 'p.done_on', to: 'horizon' }] }),
  }),
  decision({
    id: 'actions_broken',
    label: text('of them past their next date and not done', '其中已过下次日期而未完成的'),
    where: sql`${DECIDED} and ${NOT_DONE} and p.next_date + 1 <= ${frame.horizon}`,
    stored: inPeriod('p.decided_on', { moreDates: [{ date: 'p.next_date + 1', to: 'horizon' }] }),
  }),
  decision({
    id: 'actions_received',
    label: text(
      'received after the decisions of the period, each receipt for the last decision before it',
      '本期决定之后到账的金额，每笔只计入之前最近一次决定',
    ),
    unit: 'minor',
    from: ofCustomers('fct_action_receipt'),
    where: sql`${DECIDED} and p.date <= ${frame.horizon}`,
    value: sql`p.amount_minor`,
    stored: inPeriod('p.decided_on', { moreDates: [{ date: 'p.date', to: 'horizon' }] }),
  }),
];

const RULE = text(
  'Kept: of an agreed amount, that much received from the customer after the decision; of a dispute, all that were open then resolved; of a step of the ladder, a contact or a receipt; of anything else, a receipt.',
  '完成的判定：有约定金额的，决定后该客户到账达到该金额；争议类，当时未决的争议均已解决；属催收步骤的，有联系记录或到账；其他，有到账。',
);

const counted = (id: string, measure: string, label: Localised, question: Localised) => {
  return (formula: Localised, rest: Partial<Metric>): Metric =>
    single(id, measure, 'count', label, question, formula, { needs: ['action'], ...rest });
};

export const actionMetrics: Metric[] = [
  counted(
    'action_count',
    'actions',
    text('Decisions', '催收决定数'),
    text('How much was decided?', '作出了多少决定？'),
  )(text('decisions made in the period', '本期作出的决定数'), {}),
  counted(
    'action_kept_count',
    'actions_kept',
    text('Decisions kept', '已完成的决定数'),
    text('How many decisions were done in time?', '有多少决定按时完成？'),
  )(
    text(
      'decisions made in the period that were done by their next date, as known at the as-of date',
      '本期作出、截至日已知按下次日期完成的决定数',
    ),
    { better: 'higher', caveat: RULE },
  ),
  counted(
    'action_broken_count',
    'actions_broken',
    text('Decisions broken', '逾期未完成的决定数'),
    text('How many decisions were not done in time?', '有多少决定到期未完成？'),
  )(
    text(
      'decisions made in the period whose next date is past and that were not done by it',
      '本期作出、已过下次日期而届时未完成的决定数',
    ),
    { better: 'lower', caveat: RULE },
  ),
  defineMetric({
    id: 'action_open_count',
    label: text('Decisions not due yet', '未到期的决定数'),
    question: text('How many decisions are still to be done?', '有多少决定尚待完成？'),
    formula: text(
      'decisions made in the period − kept − broken',
      '本期作出的决定数 － 已完成 － 逾期未完成',
    ),
    unit: 'count',
    time: 'flow',
    better: 'neither',
    numerator: { actions: 1, actions_kept: -1, actions_broken: -1 },
    needs: ['action'],
    example: { parts: { actions: 12, actions_kept: 7, actions_broken: 2 }, value: 3 },
  }),
  single(
    'action_received_amount',
    'actions_received',
    'minor',
    text('Received after decisions', '决定后到账金额'),
    text('How much came in after what was decided?', '作出决定后收到多少款项？'),
    text(
      'receipts of the customer after a decision of the period and before the next one about it, up to the as-of date',
      '该客户在本期决定之后、下一次决定之前的到账，计至截至日',
    ),
    {
      better: 'higher',
      caveat: text(
        'It came after the decision, not necessarily because of it.',
        '到账在决定之后，未必因决定而来。',
      ),
      needs: ['action', 'payment'],
    },
  ),
];
