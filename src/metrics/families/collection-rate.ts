/** Collection rate 回款率 in its five named variants. */
import { sqlText } from '../../engine/engine.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { frame, sql } from '../sql.ts';
import { atInstants, dueInPeriod, inPeriod, type StoredBySpan, storedAs } from '../stored.ts';
import { ISSUED_IN_PERIOD, ITEMS, PIECES } from './shared.ts';

const CASH_SO_FAR = sql`p.end_kind = 'cash' and p.end_date <= ${frame.horizon}`;

/** The collectable book of a period: what is due in it, or was past due when it began. */
const collectable = (own: Pick<Measure, 'id' | 'label'>, kind: string): Measure =>
  defineMeasure({
    unit: 'minor',
    from: PIECES,
    where: sql`p.due_date <= ${frame.to} and (p.due_date >= ${frame.from} or p.issue_date < ${frame.from}) and p.issue_date <= ${frame.horizon} and p.end_kind = ${sqlText(kind)} and p.end_date between ${frame.from} and ${frame.end}`,
    value: sql`p.amount_minor`,
    stored: COLLECTABLE_CELLS,
    ...own,
  });
/** Whatever is due by the end of the period in which the money came, but for items due before they were issued. */
const COLLECTABLE_CELLS: StoredBySpan = inPeriod('p.end_date', {
  moreDates: [{ date: { later: ['p.due_date', 'p.end_date'] }, to: 'to' }],
  exceptWhere: 'p.due_date < p.issue_date',
});

export const collectionRateMeasures: Measure[] = [
  defineMeasure({
    id: 'due_cash',
    label: text(
      'cash up to the as-of date on items due in the period',
      '本期到期项目截至日止的回款',
    ),
    unit: 'minor',
    from: PIECES,
    where: sql`p.due_date between ${frame.from} and ${frame.to} and ${CASH_SO_FAR}`,
    value: sql`p.amount_minor`,
    stored: dueInPeriod('p.end_date'),
  }),
  defineMeasure({
    id: 'issued',
    label: text('amount of items issued in the period', '本期开票项目金额'),
    unit: 'minor',
    from: ITEMS,
    where: ISSUED_IN_PERIOD,
    value: sql`p.amount_minor`,
    stored: storedAs('invoiced'),
  }),
  defineMeasure({
    id: 'issued_cash',
    label: text(
      'cash up to the as-of date on items issued in the period',
      '本期开票项目截至日止的回款',
    ),
    unit: 'minor',
    from: PIECES,
    where: sql`${ISSUED_IN_PERIOD} and ${CASH_SO_FAR}`,
    value: sql`p.amount_minor`,
    keys: { age: sql`date_diff('month', p.issue_date, p.end_date)::varchar` },
    stored: inPeriod('p.issue_date', {
      moreDates: [{ date: 'p.end_date', to: 'horizon' }],
      splits: [['age']],
    }),
  }),
  defineMeasure({
    id: 'arrears_at_start',
    label: text('past due when the period began', '期初已逾期余额'),
    unit: 'minor',
    // not only what is still open: a piece that ends on the first day was open when the period began
    from: PIECES,
    where: sql`p.due_date < ${frame.from} and p.issue_date < ${frame.from} and (p.end_date is null or p.end_date >= ${frame.from})`,
    value: sql`p.amount_minor`,
    stored: atInstants(),
  }),
  defineMeasure({
    id: 'due_open_at_start',
    label: text(
      'due in the period: what was open when it began or was issued later',
      '本期到期金额：期初未收或其后开票的部分',
    ),
    unit: 'minor',
    // what was paid before the period can neither come in it nor is it missing
    from: PIECES,
    where: sql`p.due_date between ${frame.from} and ${frame.to} and p.issue_date <= ${frame.horizon} and (p.end_date is null or p.end_date > ${frame.opening})`,
    value: sql`p.amount_minor`,
    stored: {
      ...dueInPeriod({ later: ['p.issue_date', 'p.due_date'] }),
      moreDates: [
        { date: { later: ['p.issue_date', 'p.due_date'] }, to: 'horizon' },
        { date: 'p.end_date', after: 'opening' },
      ],
    },
  }),
  collectable(
    {
      id: 'collectable_cash',
      label: text(
        'cash in the period on items due in it or past due when it began',
        '本期收回的本期到期与期初逾期款项',
      ),
    },
    'cash',
  ),
  collectable(
    {
      id: 'collectable_credit_notes',
      label: text('credit notes in the period on the same items', '本期对上述项目的贷项'),
    },
    'credit_note',
  ),
];

export const collectionRateMetrics: Metric[] = [
  defineMetric({
    id: 'collection_rate',
    label: { en: 'Collection rate (period)', zh: '回款率（期间）' },
    question: {
      en: 'How much cash came in for each unit billed in the same period?',
      zh: '同一期间内，每开票一元收回多少现金？',
    },
    caveat: {
      en: 'Cash and invoices of a period are different invoices: growth pushes the rate down, a shrinking business over 100%.',
      zh: '分子与分母并非同一批发票：销售增长会压低该比率，收缩时可能超过 100%。',
    },
    formula: {
      en: 'cash received ÷ invoiced, both in the period',
      zh: '期间实际回款 ÷ 期间开票金额',
    },
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { cash: 1 },
    denominator: { invoiced: 1 },
    needs: ['payment'],
    example: { parts: { cash: 800_000, invoiced: 1_000_000 }, value: 0.8 },
  }),
  defineMetric({
    id: 'collection_rate_due',
    label: { en: 'Collection rate (due)', zh: '回款率（到期）' },
    question: {
      en: 'Of what should have come, how much came?',
      zh: '应在本期到账的款项，到账了多少？',
    },
    caveat: { en: 'Arrears from before the period are outside.', zh: '不含期初以前的陈欠。' },
    formula: {
      en: 'cash up to the as-of date on items due in the period ÷ amount due in the period',
      zh: '本期到期项目截至日止的回款 ÷ 本期到期金额',
    },
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { due_cash: 1 },
    denominator: { due: 1 },
    needs: ['payment'],
    example: { parts: { due_cash: 4_500, due: 6_000 }, value: 0.75 },
  }),
  defineMetric({
    id: 'collection_rate_arrears',
    label: { en: 'Collection rate (with arrears)', zh: '回款率（含陈欠）' },
    question: {
      en: 'Of the whole collectable book, how much was collected?',
      zh: '全部应收（含陈欠）中收回了多少？',
    },
    caveat: {
      en: 'What was paid before the period is in neither side: who pays early shows up in the months before.',
      zh: '期间以前已付的部分，分子分母均不计入：提前付款体现在以前的月份。',
    },
    formula: {
      en: 'cash in the period on items due in it or past due when it began ÷ (what was open of them when it began or was issued later − credit notes on them in it)',
      zh: '期间内收回的（本期到期＋期初已逾期）款项 ÷（上述项目期初未收及其后开票的金额－期间内相关贷项）',
    },
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { collectable_cash: 1 },
    denominator: { due_open_at_start: 1, arrears_at_start: 1, collectable_credit_notes: -1 },
    needs: ['payment'],
    example: {
      parts: {
        // 700 fell due, of which 100 had been paid before
        collectable_cash: 700,
        due_open_at_start: 600,
        arrears_at_start: 500,
        collectable_credit_notes: 100,
      },
      value: 0.7,
    },
  }),
  defineMetric({
    id: 'collection_rate_cohort',
    label: { en: 'Collection rate (cohort)', zh: '回款率（批次）' },
    question: {
      en: 'How fast does a month’s billing turn into cash?',
      zh: '某月开票多快变成现金？',
    },
    caveat: {
      en: 'Young cohorts look bad: compare months at equal age.',
      zh: '较新的批次看起来总是偏低，应在相同账龄下比较。',
    },
    formula: {
      en: 'cash up to the as-of date applied to items issued in the period ÷ invoiced in the period',
      zh: '本期开票项目截至日止的回款 ÷ 本期开票金额',
    },
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { issued_cash: 1 },
    denominator: { issued: 1 },
    needs: ['payment'],
    example: { parts: { issued_cash: 300, issued: 400 }, value: 0.75 },
  }),
  defineMetric({
    id: 'collection_rate_balance',
    label: { en: 'Collection rate (balance-sheet)', zh: '回款率（余额法）' },
    question: {
      en: 'What do the balances alone say was collected?',
      zh: '仅凭余额推算收回了多少？',
    },
    caveat: {
      en: 'Credit notes and write-offs count as collected.',
      zh: '贷项与坏账核销也被计为已收回。',
    },
    formula: {
      en: '(opening net receivables + invoiced − closing net receivables) ÷ (opening net receivables + invoiced)',
      zh: '（期初净应收＋开票－期末净应收）÷（期初净应收＋开票）',
    },
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: {
      open_opening: 1,
      unapplied_opening: -1,
      invoiced: 1,
      open_closing: -1,
      unapplied_closing: 1,
    },
    denominator: { open_opening: 1, unapplied_opening: -1, invoiced: 1 },
    needs: ['payment'],
    example: {
      parts: {
        open_opening: 500,
        unapplied_opening: 100,
        invoiced: 600,
        open_closing: 350,
        unapplied_closing: 100,
      },
      value: 0.75,
    },
  }),
];
