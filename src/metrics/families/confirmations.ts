/** Balance confirmations: what customers were asked to confirm, and what they answered. */
import { type Localised, text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { amount, frame, openRows, sql, table } from '../sql.ts';
import { atAskedFrames } from '../stored.ts';
import { openAt, single } from './shared.ts';

const LETTERS: Source = { rows: sql`${table('mart_confirmation')} p` };
/** The last letter of a customer and currency that had been sent. */
const SENT = sql`p.sent_on <= ${frame.asOf} and p.balance_date <= ${frame.asOf}
  and (p.next_sent_on is null or p.next_sent_on > ${frame.asOf})`;
const ANSWERED = sql`p.answered_on is not null and p.answered_on <= ${frame.asOf}`;
const STATES = {
  sent: SENT,
  confirmed: sql`${SENT} and ${ANSWERED} and p.outcome = 'confirmed'`,
  different: sql`${SENT} and ${ANSWERED} and p.outcome = 'different'`,
  outstanding: sql`${SENT} and not (${ANSWERED})`,
};

const letter = (own: Pick<Measure, 'id' | 'label' | 'unit' | 'where' | 'value'>): Measure =>
  defineMeasure({ from: LETTERS, stored: atAskedFrames(), ...own });

const balance = (state: keyof typeof STATES, label: Localised): Measure =>
  letter({
    id: `confirmation_${state}`,
    label,
    unit: 'minor',
    where: STATES[state],
    value: sql`p.balance_minor`,
  });
const letters = (state: keyof typeof STATES, label: Localised): Measure =>
  letter({
    id: `confirmations_${state}`,
    label,
    unit: 'count',
    where: STATES[state],
    value: sql`1`,
  });

/** What is open of customers to whom no letter of its currency was sent by the as-of date. */
const UNSENT: Source = {
  rows: sql`(select q.* from ${openRows('mart_piece')} q where not exists (
    select 1 from ${table('mart_confirmation')} l where l.customer = q.customer and l.currency is not distinct from q.currency
      and l.sent_on <= ${frame.asOf} and l.balance_date <= ${frame.asOf})) p`,
  isMart: 'and more',
};
const unsent = (own: Pick<Measure, 'id' | 'label'> & Partial<Measure>): Measure =>
  defineMeasure({
    unit: 'minor',
    from: UNSENT,
    where: openAt('asOf'),
    value: sql`${amount}`,
    instant: 'asOf',
    stored: atAskedFrames(),
    ...own,
  });

export const confirmationMeasures: Measure[] = [
  balance('sent', text('balances sent out to be confirmed', '发函询证的余额')),
  balance('confirmed', text('of them confirmed', '其中回函相符的余额')),
  balance('different', text('of them answered with another amount', '其中回函不符的余额')),
  balance('outstanding', text('of them not answered', '其中未回函的余额')),
  letter({
    id: 'confirmation_differs_by',
    label: text(
      'balance in the customers’ books less ours, where they name one',
      '客户账面余额减我方余额（回函列明金额者）',
    ),
    unit: 'minor',
    where: STATES.different,
    value: sql`coalesce(p.difference_minor, 0)`,
  }),
  letters('sent', text('letters sent', '发出的询证函数')),
  letters('confirmed', text('letters confirmed', '回函相符数')),
  letters('different', text('letters answered with another amount', '回函不符数')),
  letters('outstanding', text('letters not answered', '未回函数')),
  unsent({
    id: 'confirmation_unsent',
    label: text('open balances of customers without a letter', '未发函客户的应收余额'),
  }),
  unsent({
    id: 'customer_confirmation_unsent',
    label: text('open balance per customer without a letter', '各未发函客户的应收余额'),
    over: 'customer',
  }),
];

const NEEDS: { time: 'stock'; needs: string[] } = { time: 'stock', needs: ['confirmation'] };
const amountOf = (
  state: keyof typeof STATES,
  label: Localised,
  question: Localised,
  formula: Localised,
  better: Metric['better'],
): Metric =>
  single(
    `confirmation_${state}_amount`,
    `confirmation_${state}`,
    'minor',
    label,
    question,
    formula,
    { ...NEEDS, better },
  );
const countOf = (
  state: keyof typeof STATES,
  label: Localised,
  question: Localised,
  formula: Localised,
): Metric =>
  single(
    `confirmation_${state}_count`,
    `confirmations_${state}`,
    'count',
    label,
    question,
    formula,
    { ...NEEDS, better: 'neither' },
  );

export const confirmationMetrics: Metric[] = [
  amountOf(
    'sent',
    text('Sent to be confirmed', '发函询证余额'),
    text('How much were customers asked to confirm?', '向客户发函询证了多少余额？'),
    text(
      'our balances, at the date each letter names, of the last letter of each customer and currency',
      '各客户各币种最近一次询证函所列日期的我方余额合计',
    ),
    'neither',
  ),
  amountOf(
    'confirmed',
    text('Confirmed', '回函相符'),
    text('How much have customers confirmed?', '客户确认了多少？'),
    text(
      'of the balances sent: answered by the as-of date with our amount, or as agreed',
      '发函余额中截至日前回函金额一致或注明相符者',
    ),
    'higher',
  ),
  amountOf(
    'different',
    text('Answered otherwise', '回函不符'),
    text('How much do customers have otherwise in their books?', '有多少余额客户回函不符？'),
    text(
      'of the balances sent: answered by the as-of date with another amount, or as not agreed; our amounts',
      '发函余额中截至日前回函金额不同或注明不符者，按我方余额',
    ),
    'lower',
  ),
  single(
    'confirmation_difference',
    'confirmation_differs_by',
    'minor',
    text('Their balance less ours', '客户余额减我方余额'),
    text('By how much do their books differ from ours?', '客户账面与我方相差多少？'),
    text(
      'summed over letters answered with another amount: the customer’s balance − ours; answers without an amount count as 0',
      '回函不符者：客户账面余额 － 我方余额，合计；未列金额的按 0 计',
    ),
    { ...NEEDS, better: 'neither' },
  ),
  amountOf(
    'outstanding',
    text('Not answered', '未回函'),
    text('How much have customers not confirmed?', '有多少余额客户尚未回函？'),
    text('of the balances sent: no answer by the as-of date', '发函余额中截至日前未收到回函者'),
    'lower',
  ),
  defineMetric({
    id: 'confirmation_confirmed_share',
    label: text('Share confirmed', '回函相符率'),
    question: text('How much of what was sent has been confirmed?', '发函余额中有多少已确认相符？'),
    formula: text(
      'balances confirmed ÷ balances sent, by amount',
      '回函相符余额 ÷ 发函余额，按金额',
    ),
    unit: 'ratio',
    better: 'higher',
    numerator: { confirmation_confirmed: 1 },
    denominator: { confirmation_sent: 1 },
    example: { parts: { confirmation_confirmed: 600, confirmation_sent: 800 }, value: 0.75 },
    ...NEEDS,
  }),
  defineMetric({
    id: 'confirmation_cover',
    label: text('Receivables covered by letters', '发函覆盖率'),
    question: text(
      'How much of what customers owe were they asked to confirm?',
      '客户欠款中有多少已发函询证？',
    ),
    caveat: text(
      'Letters name the balance of an earlier day: what was paid since is still in it, and more than 100 % is possible.',
      '询证函所列为较早日期的余额，此后的收款未扣除，比例可超过 100%。',
    ),
    formula: text(
      'balances sent ÷ (open − unapplied credit at the as-of date)',
      '发函余额 ÷（截至日应收余额 － 未核销贷方）',
    ),
    unit: 'ratio',
    better: 'neither',
    numerator: { confirmation_sent: 1 },
    denominator: { open: 1, unapplied: -1 },
    example: { parts: { confirmation_sent: 900, open: 1100, unapplied: 100 }, value: 0.9 },
    ...NEEDS,
  }),
  countOf(
    'sent',
    text('Letters sent', '发函数'),
    text('How many balances were sent to be confirmed?', '发出了多少询证函？'),
    text('last letters of each customer and currency', '各客户各币种最近一次询证函数'),
  ),
  countOf(
    'confirmed',
    text('Letters confirmed', '回函相符数'),
    text('How many balances were confirmed?', '多少询证函回函相符？'),
    text('of the letters sent: confirmed by the as-of date', '发函中截至日前回函相符者'),
  ),
  countOf(
    'different',
    text('Letters answered otherwise', '回函不符数'),
    text('How many balances differ?', '多少询证函回函不符？'),
    text('of the letters sent: answered otherwise by the as-of date', '发函中截至日前回函不符者'),
  ),
  countOf(
    'outstanding',
    text('Letters not answered', '未回函数'),
    text('How many letters wait for an answer?', '多少询证函尚未回函？'),
    text('of the letters sent: no answer by the as-of date', '发函中截至日前未回函者'),
  ),
];

export const unsentConfirmationMetrics: Metric[] = [
  single(
    'confirmation_unsent_amount',
    'confirmation_unsent',
    'minor',
    text('Owed without a letter', '未发函应收余额'),
    text('How much do customers owe who were not asked to confirm?', '未发函的客户欠多少？'),
    text(
      'open balances of customers to whom no letter of that currency was sent by the as-of date',
      '截至日前未就该币种发函的客户的应收余额合计',
    ),
    { ...NEEDS, better: 'lower' },
  ),
  defineMetric({
    id: 'confirmation_unsent_count',
    label: text('Customers without a letter', '未发函客户数'),
    question: text(
      'How many customers who owe were not asked to confirm?',
      '有多少有欠款的客户未发函？',
    ),
    formula: text(
      'customers with an open balance to whom no letter was sent by the as-of date',
      '截至日有应收余额而未发函的客户数',
    ),
    unit: 'count',
    better: 'lower',
    over: { measures: ['customer_confirmation_unsent'] },
    ...NEEDS,
    reduce(groups) {
      const value = groups.filter(
        ({ parts }) => (parts.customer_confirmation_unsent ?? 0) > 0,
      ).length;
      return { value, numerator: value, denominator: null };
    },
    example: {
      groups: [
        { key: 'a', parts: { customer_confirmation_unsent: 300 } },
        { key: 'b', parts: { customer_confirmation_unsent: 0 } },
        { key: 'c', parts: { customer_confirmation_unsent: 40 } },
      ],
      value: 2,
    },
  }),
];
