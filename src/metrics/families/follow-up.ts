/** Follow-up: promises kept, contacts and reminders, dunning stages, tiers of urgency. */
import { dayNumber } from '../../format/date.ts';
import type { Localised } from '../../i18n/locale.ts';
import { text } from '../../i18n/locale.ts';
import type { Frame } from '../ask/frames.ts';
import { defineMetric, type Metric, type Parts } from '../define.ts';

type Groups = { key: string | null; parts: Parts }[];
const isOverdue = ({ parts }: Groups[number]): boolean => (parts.customer_overdue ?? 0) > 0;
const total = (groups: Groups, id: string): number =>
  groups.reduce((sum, { parts }) => sum + (parts[id] ?? 0), 0);

/** Overdue customers whom nobody contacted within the days set. */
function silent(groups: Groups, frame: Frame, days: number): Groups {
  const since = dayNumber(frame.asOf) - days;
  return groups.filter(
    (group) =>
      isOverdue(group) &&
      (group.parts.customer_last_contact === undefined ||
        group.parts.customer_last_contact < since),
  );
}

// the example’s as-of date is day 20,543; 30 days before it is day 20,513
const CONTACT_EXAMPLE: Groups = [
  { key: 'a', parts: { customer_overdue: 500, customer_last_contact: 20_513 } },
  { key: 'b', parts: { customer_overdue: 300, customer_last_contact: 20_512 } },
  { key: 'c', parts: { customer_overdue: 40 } },
  { key: 'd', parts: { customer_overdue: 0 } },
];

const staged = (
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

export const followUpMetrics: Metric[] = [
  defineMetric({
    id: 'promise_due_amount',
    label: text('Promised for the period', '承诺付款金额'),
    question: text('How much did customers promise to pay?', '客户承诺本期支付多少？'),
    formula: text('Σ promises with a date in the period', '承诺日在本期的承诺金额合计'),
    unit: 'minor',
    time: 'flow',
    better: 'neither',
    numerator: { promised: 1 },
    needs: ['promise'],
    example: { parts: { promised: 800 }, value: 800 },
  }),
  defineMetric({
    id: 'promise_kept_rate',
    label: text('Promises kept (by amount)', '承诺兑现率（按金额）'),
    question: text('How much of what was promised came in time?', '承诺的金额有多少按时足额到账？'),
    caveat: text('A promise paid in part counts as not kept.', '部分支付的承诺视为未兑现。'),
    formula: text(
      'promises due in the period: paid in full by their date ÷ all, by amount',
      '本期到期的承诺：按承诺日足额支付 ÷ 全部，按金额',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { promised_kept: 1 },
    denominator: { promised: 1 },
    needs: ['promise', 'payment'],
    example: { parts: { promised_kept: 600, promised: 800 }, value: 0.75 },
  }),
  defineMetric({
    id: 'promise_kept_rate_count',
    label: text('Promises kept (by number)', '承诺兑现率（按次数）'),
    question: text('How many promises were kept?', '有多少承诺兑现了？'),
    formula: text(
      'promises due in the period: paid in full by their date ÷ all, by count',
      '本期到期的承诺：按承诺日足额支付 ÷ 全部，按次数',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { promises_kept: 1 },
    denominator: { promises: 1 },
    needs: ['promise', 'payment'],
    example: { parts: { promises_kept: 3, promises: 5 }, value: 0.6 },
  }),
  defineMetric({
    id: 'contacts_per_customer',
    label: text('Contacts per overdue customer', '逾期客户人均联系次数'),
    question: text('How often did we talk to those who owe late?', '我们与逾期客户联系了几次？'),
    formula: text(
      'contacts in the period with customers overdue at the as-of date ÷ these customers',
      '本期与基准日逾期客户的联系次数 ÷ 逾期客户数',
    ),
    unit: 'index',
    time: 'flow',
    better: 'higher',
    over: { measures: ['customer_overdue', 'customer_contacts'] },
    reduce(groups) {
      const overdue = groups.filter(isOverdue);
      const contacts = total(overdue, 'customer_contacts');
      const value = overdue.length > 0 ? contacts / overdue.length : null;
      return { value, numerator: contacts, denominator: overdue.length };
    },
    needs: ['activity'],
    example: {
      groups: [
        { key: 'a', parts: { customer_overdue: 500, customer_contacts: 5 } },
        { key: 'b', parts: { customer_overdue: 300, customer_contacts: 0 } },
      ],
      value: 2.5,
    },
  }),
  defineMetric({
    id: 'silent_customer_count',
    label: text('Overdue and not contacted', '未跟进逾期客户数'),
    question: text(
      'How many overdue customers has nobody contacted in the days set?',
      '有多少逾期客户在设定天数内无人联系？',
    ),
    formula: text(
      'customers with an overdue balance and no contact in the set days before the as-of date',
      '有逾期余额且基准日前设定天数内无联系记录的客户数',
    ),
    unit: 'count',
    time: 'stock',
    better: 'lower',
    over: { measures: ['customer_overdue', 'customer_last_contact'] },
    reduce(groups, frame, params) {
      const value = silent(groups, frame, params.silentDays).length;
      return { value, numerator: value, denominator: null };
    },
    needs: ['activity'],
    example: { groups: CONTACT_EXAMPLE, value: 2 },
  }),
  defineMetric({
    id: 'silent_amount',
    label: text('Overdue of customers not contacted', '未跟进逾期金额'),
    question: text(
      'How much is overdue with customers nobody talks to?',
      '无人联系的客户逾期多少？',
    ),
    formula: text(
      'Σ overdue balances of customers with no contact in the set days before the as-of date',
      '基准日前设定天数内无联系记录客户的逾期余额合计',
    ),
    unit: 'minor',
    time: 'stock',
    better: 'lower',
    over: { measures: ['customer_overdue', 'customer_last_contact'] },
    reduce(groups, frame, params) {
      const value = total(silent(groups, frame, params.silentDays), 'customer_overdue');
      return { value, numerator: value, denominator: null };
    },
    needs: ['activity'],
    example: { groups: CONTACT_EXAMPLE, value: 340 },
  }),
  defineMetric({
    id: 'reminder_rate',
    label: text('Reminded before due', '到期前提醒率'),
    question: text(
      'How many items had a reminder before they fell due?',
      '有多少项目在到期前得到过提醒？',
    ),
    caveat: text('Only contacts that name the invoice count.', '只计注明发票号的联系记录。'),
    formula: text(
      'items due in the period and before the as-of date: with a contact between issue and due date ÷ all',
      '本期内且基准日前到期的项目：开票至到期之间有联系者 ÷ 全部',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { reminded_items: 1 },
    denominator: { past_due_items: 1 },
    needs: ['activity'],
    example: { parts: { reminded_items: 2, past_due_items: 8 }, value: 0.25 },
  }),
  staged(
    'stage_amount',
    'stage_open',
    text('Open by dunning stage', '各催收阶段余额'),
    text('How much is at which stage of dunning?', '各催收阶段还有多少未收？'),
    text(
      'Σ open balances by the latest stage that a contact names',
      '按联系记录所记最近阶段的未收余额合计',
    ),
    { time: 'stock', better: 'lower' },
  ),
  staged(
    'stage_cash_amount',
    'stage_cash',
    text('Collected by dunning stage', '各催收阶段回款'),
    text('At which stage does the money come?', '款项在哪个阶段收回？'),
    text(
      'Σ cash of the period on invoices at the stage when it came',
      '本期到账时发票处于该阶段的回款合计',
    ),
    { better: 'higher', needs: ['stage', 'payment'] },
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
      '本期进入该阶段的发票：下一阶段前且截至基准日的回款 ÷ 进入时余额',
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
    text('Σ costs of the period’s contacts', '本期联系记录所记成本合计'),
    { better: 'lower', needs: ['stage', 'cost'] },
  ),
  defineMetric({
    id: 'tier_amount',
    label: text('Overdue by tier', '分级逾期金额'),
    question: text(
      'How much is overdue with the customers to call first?',
      '应优先催收的客户逾期多少？',
    ),
    caveat: text(
      'A is the most urgent. A customer’s tier comes from its whole overdue balance, whatever is filtered.',
      'A 级最急。客户级别取其全部逾期余额，不受筛选影响。',
    ),
    formula: text(
      'overdue balances by the customer’s tier: overdue amount × days of the oldest item, in the matrix of the settings',
      '按客户级别的逾期余额：逾期金额 × 最长逾期天数，查设定的分级矩阵',
    ),
    unit: 'minor',
    time: 'stock',
    better: 'lower',
    numerator: { tier_overdue: 1 },
    implicitBy: 'tier',
    example: { parts: { tier_overdue: 900 }, value: 900 },
  }),
  defineMetric({
    id: 'tier_customer_count',
    label: text('Customers by tier', '分级客户数'),
    question: text('How many customers are to be called first?', '应优先催收的客户有多少？'),
    formula: text(
      'customers with an overdue balance, by tier: overdue amount × days of the oldest item',
      '有逾期余额的客户数，按级别：逾期金额 × 最长逾期天数',
    ),
    unit: 'count',
    time: 'stock',
    better: 'lower',
    over: { measures: ['tier_customer_overdue'] },
    reduce(groups) {
      const value = groups.filter(({ parts }) => (parts.tier_customer_overdue ?? 0) > 0).length;
      return { value, numerator: value, denominator: null };
    },
    implicitBy: 'tier',
    example: {
      groups: [
        { key: 'a', parts: { tier_customer_overdue: 500 } },
        { key: 'b', parts: { tier_customer_overdue: 30 } },
      ],
      value: 2,
    },
  }),
];
