/** Balance confirmations from a sheet to figures: each balance and each answer worked out on paper. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import { reportOf, withReport } from '../with-report.ts';

/**
 * On 31 March A owes 1,000 − 400 = 600 (200 more came in April), B 300, C has 50 too much with us, D 80, E 70, F 90;
 * G owes 40 and got no letter. X is no customer of ours. A was asked in December too, when it owed 1,000.
 */
const BOOK = {
  'invoices.csv': `invoice_id,customer_id,customer_name,issue_date,due_date,amount,currency,rep
I1,A,Ahorn,2025-12-01,2026-01-31,1000.00,EUR,R1
I2,B,Birke,2026-01-01,2026-03-01,300.00,EUR,R1
I3,C,Carya,2026-01-01,2026-03-01,100.00,EUR,R2
I4,D,Dattel,2026-01-01,2026-03-01,80.00,EUR,R2
I5,E,Eiche,2026-01-01,2026-03-01,70.00,EUR,R2
I6,F,Fichte,2026-01-01,2026-03-01,90.00,EUR,R2
I7,G,Ginkgo,2026-01-01,2026-03-01,40.00,EUR,R2
`,
  'payments.csv': `payment_id,date,amount,invoice_id,customer_id,currency
P1,2026-03-10,400.00,I1,A,EUR
P2,2026-04-10,200.00,I1,A,EUR
P3,2026-02-01,150.00,I3,C,EUR
`,
  '询证函.csv': `customer_id,customer_name,balance_date,sent_on,currency,confirmed_amount,answered_on,answer,reason
A,,2025-12-31,2026-01-05,EUR,1000.00,2026-01-09,,
A,,2026-03-31,2026-04-02,EUR,600.00,2026-04-20,,
B,,2026-03-31,2026-04-02,EUR,250.00,2026-04-12,,price_difference
,Carya,2026-03-31,2026-04-02,EUR,,2026-04-15,agreed,
D,,2026-03-31,2026-04-02,EUR,,2026-04-15,不符,
E,,2026-03-31,2026-04-02,EUR,,,,
F,,2026-03-31,2026-04-02,EUR,,2026-04-15,call again,
X,,2026-03-31,2026-04-02,EUR,,,,
`,
  'report.yml': 'as_of: 2026-04-30\nmax_set_aside: 0\n',
};

let report: OpenReport;
beforeAll(async () => {
  report = await reportOf(BOOK);
});
afterAll(() => report.close());

const figure = async (metric: string, asOf = '2026-04-30'): Promise<number | null> =>
  (await report.ask({ metric, asOf })).rows[0]?.value ?? null;

test('our balance is that of the letter’s day, whatever came later', async () => {
  // 600 + 300 − 50 + 80 + 70 + 90
  expect(await figure('confirmation_sent_amount')).toBe(109_000);
  expect(await figure('confirmation_confirmed_amount')).toBe(60_000 - 5_000);
  expect(await figure('confirmation_different_amount')).toBe(30_000 + 8_000);
  expect(await figure('confirmation_outstanding_amount')).toBe(7_000 + 9_000);
  // B has 50 less; D names no amount
  expect(await figure('confirmation_difference')).toBe(-5_000);
  // on 30 April is owed: 400 + 300 + 80 + 70 + 90 + 40 − 50
  expect(await figure('confirmation_cover')).toBeCloseTo(1090 / 930);
});

test('who owes and was not asked', async () => {
  expect(await figure('confirmation_unsent_amount')).toBe(4_000);
  expect(await figure('confirmation_unsent_count')).toBe(1);
});

test('as of an earlier day the answers that came later are not known, and the letter before counts', async () => {
  // on 12 April only B had answered
  expect(await figure('confirmation_confirmed_amount', '2026-04-12')).toBe(0);
  expect(await figure('confirmation_different_count', '2026-04-12')).toBe(1);
  expect(await figure('confirmation_outstanding_count', '2026-04-12')).toBe(5);
  // on 1 April the December letter to A was the only one
  expect(await figure('confirmation_sent_amount', '2026-04-01')).toBe(100_000);
  expect(await figure('confirmation_confirmed_share', '2026-04-01')).toBe(1);
});

test('a letter to nobody of ours, and an answer that says nothing, are reported', () => {
  const found = report.imported.problems.filter(({ rule }) => rule.startsWith('confirmation_'));
  expect(found.map(({ rule, row, value }) => [rule, row, value]).sort()).toEqual([
    ['confirmation_answer_unknown', 8, 'call again'],
    ['confirmation_without_customer', 9, 'X'],
  ]);
});

test('the rows: what was answered, both numbers and the difference', async () => {
  const { rows, totals } = await createAskRows(report.engine, report)({ which: 'confirmations' });
  expect(
    rows
      .map((row) =>
        [
          row.customer,
          row.confirmation,
          row.balance_minor,
          row.confirmed_minor,
          row.difference_minor,
        ].join(' '),
      )
      .sort(),
  ).toEqual([
    'Ahorn confirmed 60000 60000 0',
    'Birke different 30000 25000 -5000',
    'Carya confirmed -5000 -5000 0',
    'Dattel different 8000  ',
    'Eiche outstanding 7000  ',
    'Fichte outstanding 9000  ',
  ]);
  expect(totals).toEqual([{ currency: 'EUR', count: 6, amount: 109_000 }]);
});

test('an answer is read whole, and a letter asks for its currency only', async () => {
  const answers = [
    'no reply',
    'none',
    'confirmed with a difference of 50',
    '回函相符',
    '信息不符。',
  ];
  await withReport(
    {
      'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,currency
${answers.map((_, i) => `I${i},C${i},2026-01-01,2026-03-01,100.00,EUR`).join('\n')}
I9,C0,2026-01-01,2026-03-01,7.00,USD
`,
      'confirmations.csv': `customer_id,balance_date,sent_on,currency,confirmed_amount,answered_on,answer
${answers.map((answer, i) => `C${i},2026-03-31,2026-04-02,EUR,,2026-04-05,${answer}`).join('\n')}
`,
      'report.yml': 'as_of: 2026-04-30\n',
    },
    async ({ engine, ask, imported }) => {
      const rows = await engine.query('select customer, outcome from mart_confirmation');
      expect(rows.map(({ customer, outcome }) => [customer, outcome])).toEqual([
        ['C0', null],
        ['C1', null],
        ['C2', null],
        ['C3', 'confirmed'],
        ['C4', 'different'],
      ]);
      const problems = imported.problems.filter(
        ({ rule }) => rule === 'confirmation_answer_unknown',
      );
      expect(problems.map(({ value }) => value)).toEqual(['confirmed with a difference of 50']);
      const unsent = await ask({ metric: 'confirmation_unsent_amount', asOf: '2026-04-30' });
      expect(unsent.rows.map(({ currency, value }) => [currency, value])).toEqual(
        expect.arrayContaining([['USD', 700]]),
      );
    },
  );
});

test('a letter without a currency to a customer with two is refused in words; to one with one it is clear', async () => {
  await withReport(
    {
      'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,currency
I1,A,2026-01-01,2026-03-01,100.00,EUR
I2,A,2026-01-01,2026-03-01,100.00,USD
I3,B,2026-01-01,2026-03-01,70.00,USD
`,
      'payments.csv': 'payment_id,date,amount,invoice_id,customer_id\n',
      'confirmations.csv': `customer_id,balance_date,sent_on,currency,confirmed_amount,answered_on,answer
A,2026-03-31,2026-04-01,,100.00,2026-04-09,
B,2026-03-31,2026-04-01,,70.00,2026-04-09,
`,
      'report.yml': 'as_of: 2026-04-30\nmax_set_aside: 1\n',
    },
    async (own) => {
      const { rows } = await own.ask({ metric: 'confirmation_confirmed_amount' });
      expect(rows.map(({ currency, value }) => [currency, value ?? 0])).toEqual(
        expect.arrayContaining([['USD', 7_000]]),
      );
      expect(rows.filter(({ currency }) => currency === 'EUR').every((r) => !r.value)).toBe(true);
      const problems = own.imported.problems.filter(({ rule }) => rule.startsWith('confirmation_'));
      expect(
        problems.map(({ rule, row, column, expected, mend }) => [
          rule,
          row,
          column,
          expected,
          mend,
        ]),
      ).toEqual([
        [
          ...['confirmation_without_currency', 2, 'currency'],
          'a currency of this customer: EUR, USD',
          'write in this row the currency that the letter names',
        ],
      ]);
    },
  );
});
