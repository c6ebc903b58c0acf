/** Documents by number on the hand-made ledger: what is open of each was worked out on paper from its files. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { findDocuments } from '../../src/rows/find-documents.ts';
import { reportOf } from '../with-report.ts';

let report: OpenReport;
beforeAll(async () => {
  report = await openReport({ data: new URL('../publish/hand-ledger', import.meta.url).pathname });
});
afterAll(() => report.close());

const find = (text: string, asOf = report.asOf, from = report) =>
  findDocuments(from.engine, from, { text, asOf, limit: 12 }, 'everything');
const numbers = async (text: string, from = report) =>
  (await find(text, from.asOf, from)).map(({ document }) => document);

test('the number itself comes first, then what is open, then what is settled', async () => {
  // I1 is settled; I10, paid less discount, too.
  expect(await numbers('i1')).toEqual(['I1', 'I10']);
  expect(await find('I9')).toEqual([
    {
      key: expect.any(Number),
      document: 'I9',
      customer: 'Cedar Supply',
      currency: 'CNY',
      openMinor: 30000,
      daysLate: 151,
    },
  ]);
  const all = await numbers('I');
  expect(all.slice(0, 4).sort()).toEqual(['I2', 'I6', 'I7', 'I9']);
});

test('as of an earlier date nothing later is known', async () => {
  // I4 of 1,000 was paid on 14 February; I10 was issued on 20 March.
  expect(await find('I4', '2026-02-10')).toMatchObject([{ openMinor: 100000 }]);
  expect(await find('I4')).toMatchObject([{ openMinor: 0, daysLate: null }]);
  expect(await find('I10', '2026-02-10')).toEqual([]);
});

test('numbers of any letters are found by what they are, never read as a pattern or a statement', async () => {
  const hostile = ['<img src=x onerror=alert(1)>7', `it's "7"`, '100%_7', 'ＡＢ－７７', '7\\'];
  const lines = hostile.map(
    (number) => `"${number.replaceAll('"', '""')}",Alder,2026-01-05,2026-02-04,100.00,CNY`,
  );
  const own = await reportOf({
    'invoices.csv': ['invoice_no,customer,issue_date,due_date,amount,currency', ...lines].join(
      '\n',
    ),
    'payments.csv': 'date,customer,invoice_no,amount,currency\n2026-03-31,Alder,100%_7,1.00,CNY',
  });
  for (const number of hostile) expect(await numbers(number, own)).toContain(number);
  expect(await numbers('%', own)).toEqual(['100%_7']);
  expect(await numbers(`'; drop table fct_item; --`, own)).toEqual([]);
  expect(await numbers('<IMG 7', own)).toEqual([hostile[0]]);
  await own.close();
});
