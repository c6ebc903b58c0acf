/** Disputes: how much they hold up, how many there are, how long they take. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { amount, frame, type Sql, setting, sql, table } from '../sql.ts';
import { atAskedFrames, atInstants, inPeriod } from '../stored.ts';
import { amountOf, balance, counted, INVOICE, OPEN_PIECES, OVERDUE } from './shared.ts';

/** Opened by a date and not resolved. The `in` comes first: DuckDB then scans disputed invoices only. */
const disputed = (opened: Sql): Sql =>
  sql`p.invoice_key in (select invoice_key from ${table('fct_dispute')})
    and exists (select 1 from ${table('fct_dispute')} d where d.invoice_key = p.invoice_key and d.opened <= ${opened} and (d.resolved is null or d.resolved > ${frame.asOf}))`;

const DISPUTES: Source = {
  rows: sql`(select ${INVOICE}, d.opened, d.resolved, d.reason, d.outcome, d.source_row_id from ${table('fct_dispute')} d
  join ${table('mart_item')} i on i.item_key = d.invoice_key) p`,
};
const RESOLVED = sql`p.resolved between ${frame.from} and ${frame.end}`;

export const disputeMeasures: Measure[] = [
  balance(
    'asOf',
    {
      id: 'disputed',
      label: text('open and in dispute at the as-of date', '基准日争议中的应收余额'),
      stored: atInstants(),
    },
    disputed(sql`${frame.asOf}`),
  ),
  balance(
    'asOf',
    {
      id: 'disputed_old',
      label: text('open and in dispute for more than the set days', '争议超过设定天数的应收余额'),
      stored: atInstants(),
    },
    disputed(sql`${frame.asOf} - ${setting(({ disputeDays }) => disputeDays + 1)}`),
  ),
  defineMeasure({
    id: 'disputes_resolved',
    label: text('disputes resolved in the period', '本期解决的争议数'),
    unit: 'count',
    from: DISPUTES,
    where: RESOLVED,
    value: sql`1`,
    stored: inPeriod('p.resolved'),
  }),
  defineMeasure({
    id: 'dispute_days',
    label: text('days from opening to resolution, added up', '提出至解决天数合计'),
    unit: 'days',
    from: DISPUTES,
    where: RESOLVED,
    value: sql`p.resolved - p.opened`,
    stored: inPeriod('p.resolved'),
  }),
  defineMeasure({
    id: 'disputes_open',
    label: text('disputes open at the as-of date', '基准日未决争议数'),
    unit: 'count',
    // a dispute may stay open when its invoice is settled
    from: DISPUTES,
    where: sql`p.opened <= ${frame.asOf} and (p.resolved is null or p.resolved > ${frame.asOf})`,
    value: sql`1`,
    stored: atInstants(),
  }),
  defineMeasure({
    id: 'disputed_overdue',
    label: text('past due and in dispute at the as-of date', '基准日逾期且有争议的余额'),
    unit: 'minor',
    from: OPEN_PIECES,
    where: sql`${OVERDUE} and ${disputed(sql`${frame.asOf}`)}`,
    value: sql`${amount}`,
    instant: 'asOf',
    stored: atAskedFrames(),
  }),
];

export const disputedMetrics: Metric[] = [
  amountOf({
    id: 'disputed_amount',
    label: text('Disputed', '争议金额'),
    question: text('How much is held up by a dispute?', '有多少款项因争议受阻？'),
    formula: text(
      'open balances under a dispute open at the as-of date',
      '基准日仍有争议的未收余额',
    ),
    better: 'lower',
    terms: { disputed: 1 },
    needs: ['dispute'],
    example: { parts: { disputed: 700 }, value: 700 },
  }),
  defineMetric({
    id: 'disputed_share',
    label: text('Disputed share', '争议占比'),
    question: text('How much of the book is disputed?', '应收中有争议的占多少？'),
    formula: text('disputed ÷ gross AR', '争议金额 ÷ 应收总额'),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    numerator: { disputed: 1 },
    denominator: { open: 1 },
    needs: ['dispute'],
    example: { parts: { disputed: 700, open: 2_800 }, value: 0.25 },
  }),
  amountOf({
    id: 'dispute_old_amount',
    label: text('In dispute for long', '长期争议金额'),
    question: text(
      'How much has been in dispute for longer than the days set?',
      '争议超过设定天数的有多少？',
    ),
    formula: text(
      'open balances under a dispute older than the set days',
      '争议超过设定天数的未收余额',
    ),
    better: 'lower',
    terms: { disputed_old: 1 },
    needs: ['dispute'],
    example: { parts: { disputed_old: 90 }, value: 90 },
  }),
];

export const disputeMetrics: Metric[] = [
  counted(
    'dispute_count',
    'disputes_open',
    text('Open disputes', '未决争议数'),
    text('How many disputes are not resolved?', '有多少争议尚未解决？'),
    text('disputes opened and not resolved at the as-of date', '基准日已提出而未解决的争议数'),
    { needs: ['dispute'] },
  ),
  defineMetric({
    id: 'dispute_days',
    label: text('Days to resolve a dispute', '争议解决天数'),
    question: text('How long does a dispute take?', '解决一项争议要多久？'),
    caveat: text(
      'Only resolved disputes count: old open ones are not in the figure.',
      '只计已解决的争议，长期未决者不在其内。',
    ),
    formula: text(
      'resolution date − opening date, mean over disputes resolved in the period',
      '本期解决的争议：解决日 － 提出日，平均',
    ),
    unit: 'days',
    time: 'flow',
    better: 'lower',
    numerator: { dispute_days: 1 },
    denominator: { disputes_resolved: 1 },
    needs: ['dispute'],
    example: { parts: { dispute_days: 60, disputes_resolved: 4 }, value: 15 },
  }),
  defineMetric({
    id: 'disputed_overdue_amount',
    label: text('Overdue blocked by dispute', '争议逾期金额'),
    question: text('How much of the overdue is held up by a dispute?', '逾期中有多少因争议受阻？'),
    formula: text(
      'open balances past due and under a dispute open at the as-of date',
      '基准日已逾期且仍有争议的未收余额',
    ),
    unit: 'minor',
    time: 'stock',
    better: 'lower',
    numerator: { disputed_overdue: 1 },
    needs: ['dispute'],
    example: { parts: { disputed_overdue: 300 }, value: 300 },
  }),
  defineMetric({
    id: 'disputed_overdue_share',
    label: text('Share of overdue in dispute', '逾期争议占比'),
    question: text('How much of the overdue is disputed?', '逾期金额中有争议的占多少？'),
    formula: text('overdue in dispute ÷ overdue', '争议逾期金额 ÷ 逾期金额'),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    numerator: { disputed_overdue: 1 },
    denominator: { overdue: 1 },
    needs: ['dispute'],
    example: { parts: { disputed_overdue: 300, overdue: 1_200 }, value: 0.25 },
  }),
];
