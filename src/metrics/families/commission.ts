/** What reps earn on collected money, by the rules of commission.yml. */
import { type Localised, text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { frame, type Sql, sql, table } from '../sql.ts';
import { inPeriod } from '../stored.ts';

const LINES: Source = { rows: sql`${table('fct_commission')} p` };
const IN_PERIOD = sql`p.date between ${frame.from} and ${frame.end}`;

/** The rep of a row is the one who earns, not the one on the invoice. */
const ofLines = (id: string, label: Localised, value: Sql, where = IN_PERIOD): Measure =>
  defineMeasure({
    ...{ id, label, value, where },
    unit: 'minor',
    from: LINES,
    keys: { late_tier: sql`p.late_tier` },
    stored: inPeriod('p.date', { splits: [[], ['late_tier']] }),
  });

export const commissionMeasures: Measure[] = [
  ofLines(
    'commission',
    text('commission on receipts applied, less what refunds took back', '核销回款的提成减退款扣回'),
    sql`p.commission_minor`,
  ),
  ofLines(
    'commissioned',
    text('receipts applied, less what refunds gave back', '核销回款减退款'),
    sql`p.amount_minor`,
  ),
  ofLines(
    'commission_back',
    text('commission that refunds took back', '退款扣回的提成'),
    sql`-p.commission_minor`,
    sql`${IN_PERIOD} and p.kind = 'refund'`,
  ),
];

const commissionMetric = (
  metric: Pick<Metric, 'id' | 'label' | 'question' | 'formula'> & Partial<Metric>,
): Metric =>
  defineMetric({
    unit: 'minor',
    time: 'flow',
    better: 'neither',
    needs: ['commission', 'payment'],
    example: { parts: {}, value: 0 },
    ...metric,
  });

export const commissionMetrics: Metric[] = [
  commissionMetric({
    id: 'commission_amount',
    label: text('Commission', '提成'),
    question: text('What do reps earn on the money that came?', '业务员从回款中得到多少提成？'),
    caveat: text(
      'Earned on the day money is applied to an invoice; a prepayment earns nothing until then. Write-offs, discounts and credit notes earn nothing.',
      '款项核销到发票之日计提；预收款在核销前不计提。坏账核销、折扣和贷项不计提。',
    ),
    formula: text(
      'rate of the rules by how late the money came × cash applied, to the cent per receipt, less the same of what refunds gave back',
      '规则中按到账逾期天数的费率 × 核销回款，逐笔计算到分，减去退款部分的提成',
    ),
    numerator: { commission: 1 },
    example: { parts: { commission: 1500 - 300 }, value: 1200 },
  }),
  commissionMetric({
    id: 'commission_base_amount',
    label: text('Collected, for commission', '计提回款'),
    question: text('On how much money is commission worked out?', '提成按多少回款计算？'),
    caveat: text(
      'A shared account counts for each rep by the rep’s share, also where the rate is 0.',
      '共享客户按各业务员的分成计入，费率为 0 时也计入。',
    ),
    formula: text(
      'cash applied in the period, less refunds that took it from an invoice again',
      '本期核销回款，减去从发票退回的款项',
    ),
    numerator: { commissioned: 1 },
    example: { parts: { commissioned: 100_000 }, value: 100_000 },
  }),
  commissionMetric({
    id: 'commission_clawback_amount',
    label: text('Commission taken back', '扣回提成'),
    question: text('How much commission did refunds take back?', '退款扣回了多少提成？'),
    formula: text(
      'of each refund: the commission on the receipt before, less that on what is left of it',
      '每笔退款：原回款的提成减去剩余部分的提成',
    ),
    numerator: { commission_back: 1 },
    example: { parts: { commission_back: 300 }, value: 300 },
  }),
  commissionMetric({
    id: 'commission_rate',
    label: text('Average commission', '平均提成率'),
    question: text('What share of the money goes to reps?', '回款中有多大比例作为提成？'),
    formula: text('commission ÷ collected, for commission', '提成 ÷ 计提回款'),
    unit: 'ratio',
    numerator: { commission: 1 },
    denominator: { commissioned: 1 },
    example: { parts: { commission: 1200, commissioned: 100_000 }, value: 0.012 },
  }),
];
