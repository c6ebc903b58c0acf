/** What becomes of a decision: done, not done, not due yet, and the money that came after it. */
import { expect, test } from 'vitest';
import { createAsk } from '../../src/metrics/ask/ask.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import { withReport } from '../with-report.ts';

const LEDGER = {
  'invoices.csv': `invoice_id,customer_id,customer_name,issue_date,due_date,amount,currency
I1,C1,One,2026-01-10,2026-02-09,1000.00,CNY
I2,C2,Two,2026-01-10,2026-02-09,1000.00,CNY
I3,C3,Three,2026-01-10,2026-02-09,1000.00,CNY
`,
  'payments.csv': `payment_id,date,amount,invoice_id,customer_id,currency
P0,2026-06-10,50.00,I1,C1,CNY
P1,2026-06-12,100.00,I1,C1,CNY
P2,2026-06-20,200.00,I1,C1,CNY
P3,2026-06-30,10.00,I2,C2,CNY
`,
  'disputes.csv': 'dispute_id,invoice_id,opened,resolved\nD1,I3,2026-06-01,2026-06-15\n',
  'activities.csv': 'date,customer_id,channel\n2026-06-14,C2,phone\n',
};
const HEADER =
  'action_id,decided_on,customer_id,customer_name,currency,decision,owner,next_date,promised_amount,note,decided_by';
const ACTIONS = `${HEADER}
A1,2026-06-10,C1,,CNY,plan,,2026-06-20,300.00,"100 + 200 by the day, 50 came on the day of the decision",
A2,2026-06-10,C2,,CNY,call,,2026-06-13,,called a day late,
A3,2026-06-10,C2,,CNY,call,,2026-06-14,,called in time,
A4,2026-06-11,C3,,CNY,decide_dispute,,2026-06-16,,resolved in time,
A5,2026-06-15,C1,,CNY,wait,,2026-06-19,,nothing by the 19th,
A6,2026-06-30,C3,,CNY,hand_over,,2026-07-07,,not due yet,
A7,2026-06-29,C3,,CNY,wait,,2026-06-30,,due today is not late,
`;

test('each decision by what happened after it', async () => {
  await withReport({ ...LEDGER, 'actions.csv': ACTIONS }, async (report) => {
    const { rows, totals } = await createAskRows(report.engine, report)({ which: 'actions' });
    const found = rows.map((row) => [row.note, row.done, row.received_minor]);
    expect(found.sort()).toEqual([
      ['100 + 200 by the day, 50 came on the day of the decision', 'done', 10_000],
      // of two on a day the money counts for the later one
      ['called a day late', 'not_done', 0],
      ['called in time', 'done', 1_000],
      ['due today is not late', 'pending', 0],
      ['not due yet', 'pending', 0],
      ['nothing by the 19th', 'not_done', 20_000],
      ['resolved in time', 'done', 0],
    ]);
    expect(totals).toEqual([{ currency: 'CNY', count: 7, amount: 31_000 }]);
    const ask = createAsk(report.engine, report);
    const period = { from: '2026-06-01', to: '2026-06-30' };
    const value = async (metric: string, asOf = '2026-06-30') =>
      (await ask({ metric, period, asOf })).rows[0]?.value;
    expect(await value('action_count')).toBe(7);
    expect(await value('action_kept_count')).toBe(3);
    expect(await value('action_broken_count')).toBe(2);
    expect(await value('action_open_count')).toBe(2);
    expect(await value('action_received_amount')).toBe(31_000);
    // as of the 14th the instalments were not all there, and nothing dated later is known
    expect(await value('action_count', '2026-06-14')).toBe(4);
    expect(await value('action_kept_count', '2026-06-14')).toBe(1);
    expect(await value('action_broken_count', '2026-06-14')).toBe(1);
    expect(await value('action_received_amount', '2026-06-14')).toBe(10_000);
  });
});

test('without decisions nothing speaks of them', async () => {
  await withReport(LEDGER, async (report) => {
    expect(report.inputs.action).toBe(false);
  });
});

test('a customer by name alone, one that is not there, none at all, and dates the wrong way round', async () => {
  const odd = `${HEADER}
B1,2026-06-10,,Two,,call,,,,by name,
B2,2026-06-10,C9,Nine,,call,,,,nobody we know,
B3,2026-06-10,,,,call,,,,no customer,
B4,2026-06-10,C3,,,call,,2026-06-01,,before it was decided,
B5,2026-06-10,C1,,,stop_supply,,,,the first of a number that comes twice,
B5,2026-06-10,C1,,,hand_over,,,,the second,
`;
  await withReport(
    {
      ...LEDGER,
      'report.yml': 'max_set_aside: 0.9\n',
      'actions.csv': odd,
      'actions-empty.csv': `${HEADER}\n`,
    },
    async (report) => {
      const { rows } = await createAskRows(report.engine, report)({ which: 'actions' });
      expect(rows.map((row) => [row.customer_id, row.note, row.next_date]).sort()).toEqual([
        ['C1', 'the second', null],
        ['C2', 'by name', null],
        ['C3', 'before it was decided', null],
      ]);
      const problems = await report.engine.query(
        `select rule, row from raw_problem where file like 'actions%' order by row, rule`,
      );
      expect(problems.map(({ rule, row }) => [rule, row])).toEqual([
        ['action_without_customer', 3],
        ['missing_customer', 4],
        ['next_before_decision', 5],
        ['superseded', 6],
        ['no_rows', null],
      ]);
    },
  );
});
