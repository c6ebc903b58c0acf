/** What an audience is told of its place in the company, against sums made by hand; and where it must not be told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopedReport } from '../../src/publish/audience/scoped-report.ts';
import { withinCompany } from '../../src/publish/audience/within-company.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { parseAudiences } from '../../src/settings/audiences.ts';

const dir = mkdtempSync(join(tmpdir(), 'within-company-'));
/** Open and overdue: East 100 + 200 of 1,000, that is 30 %; C5 has the most. */
const INVOICES = `invoice_id,customer_id,customer,rep,region,issue_date,due_date,amount,currency
I1,C1,Alpha,Li,East,2026-01-05,2026-02-05,100,EUR
I2,C2,Beta,Li,East,2026-01-05,2026-02-05,200,EUR
I3,C3,Gamma,Wang,West,2026-01-05,2026-02-05,150,EUR
I4,C4,Delta,Wang,West,2026-01-05,2026-02-05,150,EUR
I5,C5,Epsilon,Zhao,West,2026-01-05,2026-02-05,400,EUR
`;
let whole: OpenReport;
beforeAll(async () => {
  writeFileSync(join(dir, 'invoices.csv'), INVOICES);
  writeFileSync(join(dir, 'payments.csv'), 'payment_id,invoice_id,date,amount,currency\n');
  whole = await openReport({ data: dir, asOf: '2026-03-31' });
}, 60_000);
afterAll(async () => {
  await whole?.close();
  rmSync(dir, { recursive: true });
});

async function saidTo(written: string) {
  const [audience] = parseAudiences(`a: { title: A, ${written} }`, 'audiences.yml', [
    'en',
  ]).values();
  const own = await scopedReport(whole, audience!, 'a'.repeat(64));
  try {
    return await withinCompany(whole, own, audience!);
  } finally {
    await own.close();
  }
}

test('a share is told in whole percent, and no amount', async () => {
  expect(await saidTo('rows: { region: East }, whole: share')).toEqual({
    shares: [
      { metric: 'open_amount', percent: 30, currency: null },
      { metric: 'overdue_amount', percent: 30, currency: null },
    ],
    ranks: [],
  });
});

test('a rank is a place among all, ties share one', async () => {
  expect(await saidTo('rows: { customer: [C3, C2] }, whole: [rank]')).toEqual({
    shares: [],
    ranks: [
      { key: 'customer', id: 'C2', metric: 'overdue_amount', place: 2, of: 5, currency: null },
      { key: 'customer', id: 'C3', metric: 'overdue_amount', place: 3, of: 5, currency: null },
    ],
  });
});

test('without the setting nothing is told', async () => {
  expect(await saidTo('rows: { region: East }')).toBeUndefined();
});

test.each([
  ['rows: { customer: C1 }, whole: share', 'a.whole: a share would tell what single others owe'],
  ['rows: { region: West }, whole: share', 'a.whole: a share would tell what single others owe'],
  ['rows: { region: East }, whole: rank', 'a.whole: a rank is that of reps or customers'],
  [
    'rows: { customer: C1 }, whole: rank, mask: { customer: all }',
    'a.whole: a rank would name who is hidden',
  ],
])('%s is refused', async (written, said) => {
  await expect(saidTo(written)).rejects.toThrow(`audiences.yml: ${said}`);
});
