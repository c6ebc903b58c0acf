/** Contacts with customers who owe late, and reminders before items fall due. */
import { dayNumber } from '../../format/date.ts';
import { text } from '../../i18n/locale.ts';
import type { Frame } from '../ask/frames.ts';
import {
  defineMeasure,
  defineMetric,
  type Lasting,
  type Measure,
  type Metric,
  type Parts,
  type Source,
} from '../define.ts';
import { amount, frame, LAST_CONTACTS, openRows, sameEveryDay, sql, table } from '../sql.ts';
import { atAskedFrames, dueInPeriod } from '../stored.ts';
import { countWith, FROM_PAST_DUE, ITEMS, OVERDUE, openFor, PAST_DUE } from './shared.ts';

/**
 * Overdue pieces with what came of the last contact with their customer; of several on one day the last in the order of
 * their texts, so that the order of the rows does not matter.
 */
const CONTACTED: Source = {
  rows: sql`(select q.*, nullif(a.latest.outcome, '') as outcome from ${openRows('mart_piece')} q
  join (select customer, max(struct_pack(date := date, outcome := coalesce(outcome, ''))) as latest
    from ${LAST_CONTACTS} where date <= ${frame.asOf} group by customer) a using (customer)) p`,
  isMart: 'and more',
};

/** The days from each contact to the next of its customer: what came of the last one then. */
const CONTACT_DAYS = sameEveryDay(
  'contact_day',
  sql`select customer, date, lead(date) over (partition by customer order by date) as until,
    nullif(max(coalesce(outcome, '')), '') as outcome from ${table('fct_activity')} group by customer, date`,
);
const FIRST_CONTACTS = sameEveryDay(
  'first_contact',
  sql`select customer, min(date) as until from ${table('fct_activity')} group by customer`,
);
/** An overdue piece, as long as the contact with its customer is the last one, or the last of its `column`. */
export const contactDays = (
  contacts: typeof CONTACT_DAYS,
  column = 'outcome',
  and = sql``,
): Lasting => ({
  ...openFor([PAST_DUE, sql`p.last_contact`], [sql`p.until`]),
  as: {
    from: {
      rows: sql`(select q.*, a.date as last_contact, a.until, a.${column} from ${openRows('mart_piece')} q join ${contacts} a using (customer)${and}) p`,
      isMart: 'and more',
    },
  },
});
/** Before the first contact, and where there is none. */
const NOT_CONTACTED = sql`
  union all select q.*, null, a.until, null from ${openRows('mart_piece')} q left join ${FIRST_CONTACTS} a using (customer)`;

export const contactMeasures: Measure[] = [
  defineMeasure({
    id: 'customer_last_contact',
    label: text('last contact per overdue customer', '各逾期客户的最近联系日'),
    unit: 'days',
    from: {
      rows: sql`(select q.*, a.last_contact from ${openRows('mart_piece')} q
  left join (select customer, max(date) as last_contact from ${LAST_CONTACTS} where date <= ${frame.asOf} group by customer) a
  using (customer)) p`,
      isMart: 'and more',
    },
    where: OVERDUE,
    value: sql`(p.last_contact - DATE '1970-01-01')`,
    combine: 'max',
    over: 'customer',
    stored: atAskedFrames(),
    lasts: contactDays(CONTACT_DAYS, 'outcome', NOT_CONTACTED),
  }),
  defineMeasure({
    id: 'customer_contacts',
    label: text('contacts in the period per overdue customer', '本期与各逾期客户的联系次数'),
    unit: 'count',
    from: {
      rows: sql`(select q.*, coalesce(a.contacts, 0) as contacts from ${table('mart_piece')} q
  left join (select customer, count(*) as contacts from ${table('fct_activity')} where date between ${frame.from} and ${frame.end} group by customer) a
  using (customer)) p`,
      isMart: 'and more',
    },
    where: OVERDUE,
    value: sql`p.contacts`,
    combine: 'max',
    over: 'customer',
    stored: atAskedFrames(),
  }),
  defineMeasure({
    id: 'outcome_customer_overdue',
    label: text('overdue balance per customer contacted', '有联系记录的各客户逾期余额'),
    unit: 'minor',
    from: CONTACTED,
    where: OVERDUE,
    value: sql`${amount}`,
    instant: 'asOf',
    over: 'customer',
    keys: { outcome: sql`p.outcome` },
    stored: atAskedFrames([['outcome']]),
    lasts: contactDays(CONTACT_DAYS),
  }),
  defineMeasure({
    id: 'reminded_items',
    label: text('of them with a contact between issue and due date', '其中到期前已提醒的笔数'),
    unit: 'count',
    from: ITEMS,
    // the `in` comes first: DuckDB then scans invoices with a contact only
    where: sql`p.due_date between ${frame.from} and ${frame.to} and p.due_date < ${frame.horizon} and p.issue_date <= ${frame.horizon} and p.invoice_key in (select invoice_key from ${table('fct_activity')})
  and exists (select 1 from ${table('fct_activity')} a where a.invoice_key = p.invoice_key
  and a.date between p.issue_date and p.due_date)`,
    value: sql`1`,
    stored: dueInPeriod(FROM_PAST_DUE),
  }),
];

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

export const contactMetrics: Metric[] = [
  defineMetric({
    id: 'contacts_per_customer',
    label: text('Contacts per overdue customer', '逾期客户户均联系次数'),
    question: text('How often did we talk to those who owe late?', '我们与逾期客户联系了几次？'),
    formula: text(
      'contacts in the period with customers overdue at the as-of date ÷ these customers',
      '本期与截至日逾期客户的联系次数 ÷ 逾期客户数',
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
    label: text('Overdue and not contacted', '未联系逾期客户数'),
    question: text(
      'How many overdue customers has nobody contacted in the days set?',
      '有多少逾期客户在设定天数内无人联系？',
    ),
    formula: text(
      'customers with an overdue balance and no contact in the set days before the as-of date',
      '有逾期余额且截至日前设定天数内无联系记录的客户数',
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
    label: text('Overdue of customers not contacted', '未联系逾期金额'),
    question: text(
      'How much is overdue with customers whom nobody contacts?',
      '无人联系的客户逾期多少？',
    ),
    formula: text(
      'sum of overdue balances of customers with no contact in the set days before the as-of date',
      '截至日前设定天数内无联系记录客户的逾期余额合计',
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
      '本期内且截至日前到期的项目：开票至到期之间有联系者 ÷ 全部',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { reminded_items: 1 },
    denominator: { past_due_items: 1 },
    needs: ['activity'],
    example: { parts: { reminded_items: 2, past_due_items: 8 }, value: 0.25 },
  }),
];

export const lastContactMetrics: Metric[] = [
  defineMetric({
    id: 'days_since_contact',
    label: text('Days since last contact', '距上次联系天数'),
    question: text(
      'How long has nobody talked to an overdue customer?',
      '逾期客户多久没人联系了？',
    ),
    formula: text(
      'as-of date − last contact, customers with an overdue balance; of several the one who has waited longest since; no value: never',
      '截至日 － 最近联系日（仅有逾期余额的客户）；多个客户取等候最久者；无值表示从未联系',
    ),
    unit: 'days',
    time: 'stock',
    better: 'lower',
    over: { measures: ['customer_overdue', 'customer_last_contact'] },
    reduce(groups, frame) {
      const late = groups.filter(({ parts }) => (parts.customer_overdue ?? 0) > 0);
      const contacts = late.flatMap(({ parts }) => parts.customer_last_contact ?? []);
      const overdue = late.reduce((sum, { parts }) => sum + parts.customer_overdue!, 0);
      const today = dayNumber(frame.asOf);
      const value = contacts.length > 0 ? today - Math.min(...contacts) : null;
      return { value, numerator: overdue, denominator: null };
    },
    needs: ['activity'],
    example: {
      groups: [
        { key: 'a', parts: { customer_overdue: 100, customer_last_contact: 20_440 } },
        { key: 'b', parts: { customer_overdue: 100, customer_last_contact: 20_543 } },
        { key: 'c', parts: { customer_overdue: 100 } },
      ],
      value: 103,
    },
  }),
  defineMetric({
    id: 'contact_outcome_count',
    label: text('Customers by outcome of the last contact', '最近联系结果分布'),
    question: text(
      'What came of the last contact with those who owe late?',
      '与逾期客户最近一次联系的结果如何？',
    ),
    formula: text(
      'customers with an overdue balance, by the outcome of the last contact up to the as-of date',
      '有逾期余额的客户数，按截至日前最近一次联系的结果',
    ),
    unit: 'count',
    time: 'stock',
    better: 'neither',
    over: { measures: ['outcome_customer_overdue'] },
    reduce: countWith('outcome_customer_overdue'),
    implicitBy: 'outcome',
    needs: ['activity'],
    example: {
      groups: [
        { key: 'a', parts: { outcome_customer_overdue: 500 } },
        { key: 'b', parts: { outcome_customer_overdue: 0 } },
      ],
      value: 1,
    },
  }),
];
