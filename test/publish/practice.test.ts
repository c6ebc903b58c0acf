/** Conversion to one currency, and promises, disputes, contacts and targets: small books worked out by hand. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Dimension } from '../../src/metrics/types.ts';
import { listFigures } from '../../src/publish/figures.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';

let dir: string;
let report: OpenReport;

async function open(files: Record<string, string>): Promise<void> {
  dir = mkdtempSync(join(tmpdir(), 'practice-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  report = await openReport({ data: dir });
}
afterEach(async () => {
  await report.close();
  rmSync(dir, { recursive: true });
});

const PERIOD = { from: '2026-01-01', to: '2026-03-31' };
async function values(
  metric: string,
  by: Dimension[] = [],
): Promise<Record<string, number | null>> {
  const figures = await listFigures(report, { metrics: [metric], by, filter: {}, period: PERIOD });
  return Object.fromEntries(
    figures.map((figure) => [
      [...Object.values(figure.by), figure.currency ?? '-'].join(' '),
      figure.value,
    ]),
  );
}

test('one report currency: flows at their own date, balances at the rate of the as-of date', async () => {
  await open({
    'report.yml': 'as_of: 2026-03-31\nreport_currency: CNY\nmax_set_aside: 1\n',
    'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,currency
U1,A,2026-01-10,2026-02-10,100.00,USD
C1,B,2026-01-15,2026-05-10,10.00,CNY
E1,B,2026-01-20,2026-05-10,50.00,EUR
`,
    'payments.csv': `payment_id,date,amount,invoice_id,customer_id,currency
P1,2026-02-15,40.00,U1,A,USD
`,
    'rates.csv': `currency,date,rate
USD,2026-01-01,7.00
USD,2026-02-01,7.10
USD,2026-03-01,7.20
`,
  });
  // 100 USD at 7.00 and 10 CNY; the euro invoice has no rate and is left out.
  expect(await values('invoiced_amount')).toEqual({ CNY: 71_000 });
  expect(await values('cash_amount')).toEqual({ CNY: 28_400 }); // 40 at 7.10
  expect(await values('open_amount')).toEqual({ CNY: 43_200 + 1_000 }); // 60 at 7.20
  expect(await values('open_amount', ['currency'])).toEqual({
    'USD CNY': 43_200,
    'CNY CNY': 1_000,
  });
  // an item's own rate on both sides: what is paid in full is 100 %
  expect(await values('collection_rate_due')).toEqual({ CNY: 0.4 });
  const left = await report.engine.query(
    "select file, row from raw_problem where rule = 'no_rate'",
  );
  expect(left).toEqual([{ file: 'invoices.csv', row: 4 }]);
});

test('a promise paid in full in three pieces is kept, though the converted pieces round to a fen less', async () => {
  await open({
    'report.yml': 'as_of: 2026-03-31\nreport_currency: CNY\nrates: { USD: 7.04 }\n',
    'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,currency
U1,A,2026-01-10,2026-02-10,10000.00,USD
`,
    'payments.csv': `payment_id,date,amount,invoice_id,customer_id,currency
P1,2026-02-15,1000.10,U1,A,USD
P2,2026-02-16,1000.10,U1,A,USD
P3,2026-02-17,1000.10,U1,A,USD
`,
    'promises.csv': `invoice_id,customer_id,made_on,due_on,amount
U1,A,2026-02-12,2026-02-20,3000.30
`,
  });
  // 3,000.30 × 7.04 = 21,122.112 → 21,122.11; 1,000.10 × 7.04 = 7,040.704 → 7,040.70, three times 21,122.10
  expect(await values('paid_amount')).toEqual({ CNY: 2_112_210 });
  expect(await values('promise_due_amount')).toEqual({ CNY: 2_112_211 });
  expect(await values('promise_kept_rate')).toEqual({ CNY: 1 });
  expect(await values('promise_kept_rate_count')).toEqual({ CNY: 1 });
  expect(await values('broken_promise_count')).toEqual({ CNY: 0 });
});

test('promises, disputes, contacts and targets', async () => {
  await open({
    'report.yml': 'as_of: 2026-03-31\nalerts: { dispute_days: 45 }\n',
    'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,currency,rep
I1,A,2026-01-01,2026-01-31,1000.00,CNY,R1
I2,A,2026-01-05,2026-02-04,400.00,CNY,R1
I3,B,2026-02-01,2026-03-03,300.00,CNY,R2
`,
    'payments.csv': `payment_id,date,amount,invoice_id,customer_id,currency
P1,2026-02-20,250.00,I1,A,CNY
P2,2026-03-10,400.00,I2,A,CNY
`,
    // I1 was promised twice: 1000 by 15 February, nothing came; then 750 by 25 February, of which 250 came.
    // I2 was promised by 15 March and came on the 10th. I3 is promised for April.
    'promises.csv': `invoice_id,customer_id,made_on,due_on,amount
I1,A,2026-02-01,2026-02-15,1000.00
I1,A,2026-02-16,2026-02-25,750.00
I2,A,2026-03-01,2026-03-15,400.00
I3,B,2026-03-20,2026-04-05,300.00
`,
    'disputes.csv': `dispute_id,invoice_id,opened,resolved
D1,I1,2026-02-14,
D2,I3,2026-02-10,2026-03-01
`,
    'activities.csv': `date,customer_id,channel
2026-03-01,A,phone
2026-03-21,A,email
`,
    'targets.csv': `month,rep,amount,currency
2026-02,R1,500.00,CNY
2026-03,R1,300.00,CNY
2026-03,R2,100.00,CNY
2026-04,R1,900.00,CNY
`,
  });
  expect(await values('broken_promise_amount')).toEqual({ CNY: 50_000 }); // 750 − 250
  expect(await values('broken_promise_count')).toEqual({ CNY: 2 });
  expect(await values('promised_soon_amount')).toEqual({ CNY: 30_000 }); // I3, five days ahead
  expect(await values('disputed_amount')).toEqual({ CNY: 75_000 }); // the rest of I1; D2 is resolved
  // opened 45 days before the as-of date: not older than 45 days
  expect(await values('dispute_old_amount')).toEqual({ CNY: 0 });
  expect(await values('days_since_contact', ['customer'])).toEqual({ 'A CNY': 10, 'B CNY': null });
  expect(await values('target_amount', ['rep'])).toEqual({ 'R1 CNY': 80_000, 'R2 CNY': 10_000 });
  expect(await values('target_attainment', ['rep'])).toEqual({ 'R1 CNY': 650 / 800, 'R2 CNY': 0 });
});

test('in one report currency a limit is used by what is owed in every currency', async () => {
  await open({
    'report.yml': 'as_of: 2026-01-31\nreport_currency: CNY\nrates: { USD: 7 }\n',
    'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,currency
C1,A,2026-01-05,2026-02-04,300.00,CNY
U1,A,2026-01-06,2026-02-05,100.00,USD
U2,B,2026-01-07,2026-02-06,50.00,USD
`,
    'customers.csv': `customer_id,name,credit_limit,currency
A,Aster,500.00,CNY
B,Birch,100.00,USD
`,
  });
  // A owes 300 + 100 × 7 = 1,000 of 500; B owes 50 × 7 = 350 of 100 × 7
  expect(await values('credit_utilisation')).toEqual({ CNY: 1_350 / 1_200 });
  expect(await values('credit_utilisation', ['customer'])).toEqual({ 'A CNY': 2, 'B CNY': 0.5 });
  expect(await values('over_limit_amount')).toEqual({ CNY: 50_000 });
  expect(await values('over_limit_count')).toEqual({ CNY: 1 });
});

test('since when a limit is passed, at the rates of the as-of date; a day within it begins anew', async () => {
  await open({
    'report.yml': 'as_of: 2026-03-31\nreport_currency: CNY\nrates: { USD: 7 }\n',
    'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,currency
C1,A,2026-01-05,2026-02-04,300.00,CNY
U1,A,2026-01-20,2026-02-19,60.00,USD
U2,A,2026-03-10,2026-04-09,90.00,USD
U3,B,2026-01-07,2026-02-06,101.00,USD
`,
    'payments.csv': `payment_id,date,amount,invoice_id,customer_id,currency
P1,2026-03-04,60.00,U1,A,USD
P2,2026-03-30,1.00,U3,B,USD
`,
    'customers.csv': `customer_id,name,credit_limit,currency
A,Aster,700.00,CNY
B,Birch,100.00,USD
`,
  });
  // A of 700: 720 from 20 January, 300 from 4 March, 930 from 10 March; over at the ends of January, February, March.
  // B of 100 dollars: 101 from 7 January, within again since 30 March
  expect(await values('over_limit_days')).toEqual({ CNY: 21 });
  expect(await values('over_limit_month_ends')).toEqual({ CNY: 3 });
  expect(await values('over_limit_days', ['customer'])).toEqual({ 'A CNY': 21 });
});

test('where nobody is late, no customers are: a count over nothing is 0, a share of nothing has no value', async () => {
  await open({
    'report.yml': 'as_of: 2026-01-20\ncurrency: CNY\n',
    'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount
I1,A,2026-01-01,2026-01-31,1000.00
`,
    'activities.csv': 'date,customer_id,channel\n2026-01-10,A,phone\n',
  });
  expect(await values('overdue_item_count')).toEqual({ CNY: 0 });
  expect(await values('overdue_customer_count')).toEqual({ CNY: 0 });
  expect(await values('silent_customer_count')).toEqual({ CNY: 0 });
  expect(await values('silent_amount')).toEqual({ CNY: 0 });
  expect(await values('contacts_per_customer')).toEqual({ CNY: null });
  expect(await values('days_since_contact')).toEqual({ CNY: null });
});
