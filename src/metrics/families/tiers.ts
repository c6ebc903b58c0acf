/** Tiers of urgency: whom to call first, by what a customer owes late and how late the oldest of it is. */
import { sqlText } from '../../engine/engine.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import type { MetricParams } from '../params.ts';
import { amount, frame, openRows, setting, sql } from '../sql.ts';
import { atAskedFrames } from '../stored.ts';
import { tierCellId } from '../tier-cells.ts';
import { countWith, OVERDUE } from './shared.ts';

/** What `textOf` says of a customer's row and column of the matrix, as branches of a CASE. */
function inMatrix(
  { tiers, reportCurrency }: MetricParams,
  textOf: (row: number, column: number, letter: string) => string,
): string {
  const currency = reportCurrency ? sqlText(reportCurrency) : 't.currency';
  const rows = tiers.matrix.map((line, row) => {
    const days = line.map((letter, column) => {
      const value = sqlText(textOf(row, column, letter));
      return column < tiers.days.length
        ? `when t.late_days <= ${tiers.days[column]} then ${value}`
        : `else ${value}`;
    });
    const cell = `case ${days.join(' ')} end`;
    return row < tiers.amounts.length
      ? `when t.late_minor <= ${tiers.amounts[row]} * pow(10, minor_digits(${currency})) then ${cell}`
      : `else ${cell}`;
  });
  return rows.join(' ');
}
const LETTER = setting((params) => inMatrix(params, (_row, _column, letter) => letter));
const CELL = setting((params) => inMatrix(params, tierCellId));
const UNIT = setting(({ reportCurrency }) => (reportCurrency ? 'null::varchar' : 'currency'));
const SAME_CURRENCY = setting(({ reportCurrency }) =>
  reportCurrency ? '' : ' and t.currency is not distinct from q.currency',
);

/** Overdue pieces with the tier of their customer, and its place in the matrix. */
const TIERED_PIECES: Source = {
  rows: sql`(select q.*, case ${LETTER} end as tier, case ${CELL} end as tier_cell from ${openRows('mart_piece')} q
  join (select customer, currency, sum(open_minor) as late_minor, max(${frame.asOf} - due_date) as late_days
    from (select item_key, due_date, customer, ${UNIT} as currency, sum(amount_minor) as open_minor
      from ${openRows('mart_piece')} p where ${OVERDUE} group by all having open_minor > 0) group by all) t
  on t.customer is not distinct from q.customer${SAME_CURRENCY}) p`,
};

const tiered = (own: Pick<Measure, 'id' | 'label'> & Partial<Measure>): Measure =>
  defineMeasure({
    unit: 'minor',
    from: TIERED_PIECES,
    where: OVERDUE,
    value: sql`${amount}`,
    instant: 'asOf',
    keys: { tier: sql`p.tier`, tier_cell: sql`p.tier_cell` },
    stored: atAskedFrames([['tier'], ['tier_cell']]),
    ...own,
  });

export const tierMeasures: Measure[] = [
  tiered({
    id: 'tier_overdue',
    label: text('overdue balance of the tier’s customers', '该级别客户的逾期余额'),
  }),
  tiered({
    id: 'tier_customer_overdue',
    label: text('overdue balance per customer of the tier', '该级别各客户的逾期余额'),
    over: 'customer',
  }),
];

export const tierMetrics: Metric[] = [
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
    reduce: countWith('tier_customer_overdue'),
    implicitBy: 'tier',
    example: {
      groups: [
        { key: 'a', parts: { tier_customer_overdue: 500 } },
        { key: 'b', parts: { tier_customer_overdue: 30 } },
      ],
      value: 2,
    },
  }),
  defineMetric({
    id: 'tier_cell_amount',
    label: text('Overdue by amount and days', '按金额与天数的逾期金额'),
    question: text('How much is overdue in each cell of the tiers?', '分级矩阵的各格中逾期多少？'),
    caveat: text(
      'A customer’s cell comes from its whole overdue balance, whatever is filtered.',
      '客户所在的格取其全部逾期余额，不受筛选影响。',
    ),
    formula: text(
      'overdue balances by the customer’s cell: step of its overdue amount × step of the days of its oldest item',
      '按客户所在格的逾期余额：逾期金额档 × 最长逾期天数档',
    ),
    unit: 'minor',
    time: 'stock',
    better: 'lower',
    numerator: { tier_overdue: 1 },
    implicitBy: 'tier_cell',
    example: { parts: { tier_overdue: 900 }, value: 900 },
  }),
];
