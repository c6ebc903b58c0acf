/** A status that contradicts the amount or the day beside it is told; a part paid settles nothing by its day alone. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const SETTLED = `select invoice_id as id, settled_date is not null as is_settled from raw_invoice order by row_id`;
const list = (column: string, ...rows: string[]) =>
  imported(
    {
      'invoices.csv': csv(
        `Invoice No,Customer,Invoice Date,Due Date,Amount,Status,${column}`,
        ...rows.map((row, i) => `I-${i},C,2026-01-05,2026-02-04,90.00,${row}`),
      ),
    },
    SETTLED,
  );

test.each(['Partially paid', 'Teilweise bezahlt', 'Частично оплачен', '部分付款', 'Delvis betald'])(
  '"%s" beside a day of payment and no amount settles nothing, and says so',
  async (status) => {
    const { rows, problems } = await list('Date Paid', `${status},2026-02-01`, 'Paid,2026-02-02');
    expect(rows).toEqual([
      { id: 'I-0', is_settled: false },
      { id: 'I-1', is_settled: true },
    ]);
    const noted = problems.filter(({ rule }) => rule === 'status_against_money');
    expect(noted).toHaveLength(1);
    expect(noted[0]).toMatchObject({ row: 2, column: 'Date Paid' });
    expect(noted[0]!.value).toContain(status);
  },
);

test.each(['Open', 'Offen', 'Impayée', 'Не оплачен', '未付'])(
  '"%s" beside a day of payment is told, and the day counts',
  async (status) => {
    const { rows, problems } = await list('Date Paid', `${status},2026-02-01`, 'Paid,2026-02-02');
    expect(rows[0]).toEqual({ id: 'I-0', is_settled: true });
    expect(problems.map(({ rule }) => rule)).toContain('status_against_money');
  },
);

test('paid beside an open balance is told', async () => {
  const { problems } = await list('Balance', 'Paid,90.00', 'Overdue,0.00');
  expect(problems.filter(({ rule }) => rule === 'status_against_money')).toMatchObject([
    { row: 2, column: 'Balance' },
  ]);
});

test('what fits is not', async () => {
  const { problems } = await list('Date Paid', 'Paid,2026-02-02', 'Open,');
  expect(problems.map(({ rule }) => rule)).not.toContain('status_against_money');
});

test('partly paid without any amount, day or payment is told', async () => {
  const { problems } = await list('Note', 'Partially paid,', 'Open,');
  expect(problems.map(({ rule }) => rule)).toContain('paid_without_payment');
});
