/** Nothing dated later changes a figure (METRICS C1): settlements that a refund undoes, money that reaches an item late. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';

const dir = mkdtempSync(join(tmpdir(), 'later-'));
let report: OpenReport;

beforeAll(async () => {
  writeFileSync(
    join(dir, 'invoices.csv'),
    `invoice_id,customer_id,issue_date,due_date,amount,rep
A,C1,2026-01-10,2026-01-31,1000.00,R9
B,C2,2026-03-20,2026-04-20,600.00,R8
`,
  );
  // A is paid after 10 days, paid back, and paid again after 50 days; B is paid before it is issued
  writeFileSync(
    join(dir, 'payments.csv'),
    `payment_id,date,amount,invoice_id,customer_id,kind
P1,2026-01-20,1000.00,A,C1,cash
P2,2026-02-10,1000.00,A,C1,refund
P3,2026-03-01,1000.00,A,C1,cash
P4,2026-03-05,600.00,B,C2,cash
`,
  );
  writeFileSync(join(dir, 'customers.csv'), 'customer_id,name,rep\nC1,One,R9\nC2,Two,R1\n');
  report = await openReport({ data: dir, asOf: '2026-03-31' });
});
afterAll(async () => {
  await report.close();
  rmSync(dir, { recursive: true });
});

const valueAt = async (metric: string, asOf: string, rep?: string): Promise<number | null> => {
  const { rows } = await report.ask({
    metric,
    asOf,
    period: { from: '2026-01-01', to: asOf },
    filter: rep ? { rep } : {},
  });
  return rows[0]!.value;
};

test('an invoice that a refund opens again was settled until then', async () => {
  expect(await valueAt('days_to_pay', '2026-01-25')).toBe(10);
  expect(await valueAt('days_to_pay', '2026-02-09')).toBe(10);
  expect(await valueAt('days_to_pay', '2026-02-10')).toBe(null);
  expect(await valueAt('days_to_pay', '2026-03-01')).toBe(50);
  expect(await valueAt('on_time_rate', '2026-02-05')).toBe(1);
  expect(await valueAt('on_time_rate', '2026-02-28')).toBe(0);
  expect(await valueAt('settled_item_count', '2026-01-25')).toBe(1);
  expect(await valueAt('settled_item_count', '2026-02-28')).toBe(0);
});

test('money is its customer’s rep’s until the invoice of another rep is there', async () => {
  expect(await valueAt('unapplied_amount', '2026-03-10', 'R1')).toBe(60_000);
  expect(await valueAt('unapplied_amount', '2026-03-10', 'R8')).toBe(0);
  expect(await valueAt('cash_amount', '2026-03-10', 'R1')).toBe(60_000);
  expect(await valueAt('cash_amount', '2026-03-10', 'R8')).toBe(0);
  expect(await valueAt('unapplied_amount', '2026-03-31', 'R1')).toBe(0);
  expect(await valueAt('cash_amount', '2026-03-31', 'R1')).toBe(0);
  expect(await valueAt('cash_amount', '2026-03-31', 'R8')).toBe(60_000);
});
