/** The lines that lie beside the pages are those that the engine has of each customer. */
import { expect, test } from 'vitest';
import { letterQuestion, readAccounts } from '../../src/letters/account.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import { answerListed, listRows } from '../../src/rows/listed-rows.ts';
import type { Row } from '../../src/rows/types.ts';
import { withReport } from '../with-report.ts';

/** A has two items, one part paid, and 30 too much; B is in two currencies; C is settled. */
const BOOK = {
  'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,currency,rep
I1,A,2026-01-01,2026-03-02,1000.00,EUR,R1
I2,A,2026-02-01,2026-04-05,500.00,EUR,R2
I3,B,2026-01-01,2026-03-01,200.00,EUR,
I4,B,2026-01-01,2026-03-01,300.00,USD,R1
I5,C,2026-01-01,2026-03-01,70.00,EUR,R1
`,
  'payments.csv': `payment_id,date,amount,invoice_id,customer_id,currency
P1,2026-02-01,250.00,I1,A,EUR
P2,2026-02-01,100.00,I5,C,EUR
P3,2026-03-01,30.00,,A,EUR
`,
  'report.yml': 'as_of: 2026-03-31\nunreferenced_payments: unapplied\n',
};

test('by customer, and of a rep the items of that rep', async () => {
  await withReport(BOOK, async (report) => {
    const { asOf } = report;
    const askRows = createAskRows(report.engine, report);
    const all = await askRows({ ...letterQuestion(asOf), limit: 100, withOwner: true });
    const listed = listRows(all)!;
    for (const customer of ['A', 'B', 'C']) {
      const question = letterQuestion(asOf, customer);
      const { rows } = await askRows(question);
      // numbered among all, or among the customer's own
      const plain = (some: Row[]) => some.map(({ seq: _, ...row }) => row);
      expect(plain(answerListed(listed, question).rows)).toEqual(plain(rows));
    }
    const accounts = readAccounts(answerListed(listed, letterQuestion(asOf)).rows, asOf, 14);
    expect(accounts.map((one) => [one.customer, one.currency, one.totalMinor])).toEqual([
      ['A', 'EUR', 75_000 + 50_000 - 3_000],
      ['B', 'EUR', 20_000],
      ['B', 'USD', 30_000],
      ['C', 'EUR', -3_000],
    ]);
    const ofRep = answerListed(listed, {
      ...letterQuestion(asOf),
      filter: { customer: 'A', rep: 'R2' },
    });
    expect(ofRep.rows.map(({ document }) => document)).toEqual(['I2']);
    // more lines than are asked for make no file
    expect(
      listRows(await askRows({ ...letterQuestion(asOf), limit: 3, withOwner: true })),
    ).toBeNull();
  });
});
