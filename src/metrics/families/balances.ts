/** What is owed at a date, gross and net, and how much of it is late or due soon. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { amount, frame, setting, sql, table } from '../sql.ts';
import { atInstants, storedAs } from '../stored.ts';
import { amountOf, balance, openFor, PAST_DUE } from './shared.ts';

const unapplied = (
  at: 'asOf' | 'opening' | 'end',
  own: Pick<Measure, 'id' | 'label' | 'stored'> & Partial<Measure>,
): Measure =>
  defineMeasure({
    unit: 'minor',
    from: { rows: sql`${table('mart_credit')} p` },
    where: sql`p.start_date <= ${frame[at]} and (p.end_date is null or p.end_date > ${frame[at]})`,
    onlyIf: { known: "coalesce(p.known_from, DATE '0001-01-01')" },
    value: sql`${amount}`,
    instant: at,
    ...own,
  });

export const balanceMeasures: Measure[] = [
  balance('asOf', {
    id: 'open',
    label: text('open receivables at the as-of date', '截至日应收余额'),
    stored: atInstants([['bucket'], ['issue_bucket']]),
    lasts: openFor(),
  }),
  balance('opening', {
    id: 'open_opening',
    label: text('open receivables when the period began', '期初应收余额'),
    stored: storedAs('open', { readAt: 'opening' }),
  }),
  balance('end', {
    id: 'open_closing',
    label: text('open receivables when the period ended', '期末应收余额'),
    stored: storedAs('open', { readAt: 'end' }),
  }),
  balance(
    'asOf',
    {
      id: 'overdue',
      label: text('open and past due at the as-of date', '截至日逾期应收'),
      stored: storedAs('open', { buckets: 'overdue', own: atInstants() }),
      lasts: openFor([PAST_DUE]),
    },
    sql`p.due_date < ${frame.asOf}`,
  ),
  balance(
    'asOf',
    {
      id: 'overdue_beyond',
      label: text('open and past due by more than the set days', '逾期超过设定天数的应收余额'),
      stored: atInstants(),
      lasts: openFor([sql`${PAST_DUE} + ${setting(({ overdueDays }) => overdueDays)}`]),
    },
    sql`p.due_date < ${frame.asOf} - ${setting(({ overdueDays }) => overdueDays)}`,
  ),
  balance(
    'asOf',
    {
      id: 'due_soon',
      label: text('open and due within the set days', '设定天数内到期的应收余额'),
      stored: atInstants(),
      lasts: openFor([sql`p.due_date - ${setting(({ dueSoonDays }) => dueSoonDays)}`], [PAST_DUE]),
    },
    sql`p.due_date between ${frame.asOf} and ${frame.asOf} + ${setting(({ dueSoonDays }) => dueSoonDays)}`,
  ),
  unapplied('asOf', {
    id: 'unapplied',
    label: text('unapplied credit at the as-of date', '截至日未核销贷方'),
    stored: atInstants(),
    lasts: { from: [sql`p.start_date`], until: [sql`p.end_date`] },
  }),
  unapplied('opening', {
    id: 'unapplied_opening',
    label: text('unapplied credit when the period began', '期初未核销贷方'),
    stored: storedAs('unapplied', { readAt: 'opening' }),
  }),
  unapplied('end', {
    id: 'unapplied_closing',
    label: text('unapplied credit when the period ended', '期末未核销贷方'),
    stored: storedAs('unapplied', { readAt: 'end' }),
  }),
];

export const balanceMetrics: Metric[] = [
  amountOf({
    id: 'open_amount',
    label: text('Open receivables', '应收余额'),
    question: text('How much are we owed?', '客户一共欠我们多少？'),
    formula: text('sum of open balances of items at the as-of date', '截至日各项目应收余额合计'),
    better: 'neither',
    terms: { open: 1 },
    example: { parts: { open: 10_000 }, value: 10_000 },
  }),
  amountOf({
    id: 'unapplied_amount',
    label: text('Unapplied credit', '未核销贷方'),
    question: text(
      'How much money and credit is not yet matched to an invoice?',
      '有多少款项和贷项尚未核销到发票？',
    ),
    formula: text(
      'receipts, credit notes and prepayments not applied at the as-of date',
      '截至日尚未核销的收款、贷项与预收',
    ),
    better: 'lower',
    terms: { unapplied: 1 },
    example: { parts: { unapplied: 400 }, value: 400 },
  }),
  amountOf({
    id: 'net_open_amount',
    label: text('Open receivables (net)', '应收余额（净额）'),
    question: text('How much are we owed after unapplied credit?', '扣除未核销贷方后还欠多少？'),
    formula: text('open receivables − unapplied credit', '应收余额 － 未核销贷方'),
    better: 'neither',
    terms: { open: 1, unapplied: -1 },
    example: { parts: { open: 10_000, unapplied: 400 }, value: 9_600 },
  }),
  amountOf({
    id: 'net_open_opening',
    label: text('Opening receivables (net)', '期初应收余额（净额）'),
    question: text(
      'How much were we owed when the period began, after unapplied credit?',
      '期初扣除未核销贷方后欠我们多少？',
    ),
    formula: text(
      'open receivables − unapplied credit on the day before the period',
      '期间前一日的应收余额 － 未核销贷方',
    ),
    better: 'neither',
    terms: { open_opening: 1, unapplied_opening: -1 },
    example: { parts: { open_opening: 8_000, unapplied_opening: 500 }, value: 7_500 },
  }),
  amountOf({
    id: 'net_open_closing',
    label: text('Closing receivables (net)', '期末应收余额（净额）'),
    question: text(
      'How much were we owed when the period ended, after unapplied credit?',
      '期末扣除未核销贷方后欠我们多少？',
    ),
    formula: text(
      'open receivables − unapplied credit on the period’s last day that has happened',
      '期间内最后已发生日的应收余额 － 未核销贷方',
    ),
    better: 'neither',
    terms: { open_closing: 1, unapplied_closing: -1 },
    example: { parts: { open_closing: 9_000, unapplied_closing: 700 }, value: 8_300 },
  }),
  amountOf({
    id: 'unapplied_change',
    label: text('Change of unapplied credit', '未核销贷方变动'),
    question: text(
      'By how much did money that waits to be matched grow?',
      '待核销款项在期间内增加了多少？',
    ),
    formula: text(
      'unapplied credit at the period’s end − at its beginning',
      '期末未核销贷方 － 期初未核销贷方',
    ),
    time: 'flow',
    better: 'lower',
    terms: { unapplied_closing: 1, unapplied_opening: -1 },
    example: { parts: { unapplied_closing: 700, unapplied_opening: 500 }, value: 200 },
  }),
  amountOf({
    id: 'overdue_amount',
    label: text('Overdue', '逾期金额'),
    question: text('How much is past its due date?', '已过到期日未收的有多少？'),
    formula: text(
      'sum of open balances due before the as-of date',
      '到期日早于截至日的应收余额合计',
    ),
    better: 'lower',
    terms: { overdue: 1 },
    example: { parts: { overdue: 6_000 }, value: 6_000 },
  }),
  defineMetric({
    id: 'overdue_share',
    label: text('Overdue share', '逾期占比'),
    question: text('How much of what we are owed is already late?', '应收中已逾期的占多少？'),
    caveat: text('Disputed invoices count as overdue.', '有争议的发票也计入逾期。'),
    formula: text('overdue ÷ open receivables', '逾期金额 ÷ 应收余额'),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    numerator: { overdue: 1 },
    denominator: { open: 1 },
    example: { parts: { overdue: 6_000, open: 10_000 }, value: 0.6 },
  }),
  amountOf({
    id: 'overdue_beyond_amount',
    label: text('Long overdue', '长期逾期金额'),
    question: text('How much is late by more than the days set?', '逾期超过设定天数的有多少？'),
    formula: text(
      'sum of open balances past due by more than the set days',
      '逾期超过设定天数的应收余额合计',
    ),
    better: 'lower',
    terms: { overdue_beyond: 1 },
    example: { parts: { overdue_beyond: 300 }, value: 300 },
  }),
  amountOf({
    id: 'due_soon_amount',
    label: text('Due soon', '即将到期金额'),
    question: text('How much falls due in the days ahead?', '未来设定天数内将到期多少？'),
    formula: text(
      'sum of open balances due from the as-of date to the set days after it',
      '截至日起设定天数内到期的应收余额合计',
    ),
    better: 'neither',
    terms: { due_soon: 1 },
    example: { parts: { due_soon: 1_200 }, value: 1_200 },
  }),
];
