/**
 * A dozen documents by hand. Every expected figure below was worked out on paper from hand-ledger/*.csv, as of
 * 2026-03-31 for January to March 2026, in whole units; the comments show the working.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dimension } from '../../src/metrics/types.ts';
import { type Figure, listFigures } from '../../src/publish/figures.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';

const EXPORTS = new URL('hand-ledger', import.meta.url).pathname;
const PERIOD = { from: '2026-01-01', to: '2026-03-31' };

let report: OpenReport;
beforeAll(async () => {
  report = await openReport({ data: EXPORTS });
});
afterAll(() => report.close());

const figures = (metric: string, by: Dimension[] = []): Promise<Figure[]> =>
  listFigures(report, { metrics: [metric], by, filter: {}, period: PERIOD });

// Flows of the three months.
//   invoiced  I4 1200 + I5 600 + I6 1800 + I7 500 + I8 400 + I10 700 = 5200
//   cash      800 + 500 + 1000 + 250 + 1000 + 450 + 686 = 4686, less the refund of 30 = 4656
// Open at the end: I2 1500 (90 days late), I6 second instalment 800, I7 500 (due that day), I9 300 (151 days late)
//   = 3100, of which overdue 1500 + 300 = 1800, not due 1300; opening I2 2000 + I3 800 + I9 300 = 3100
// Unapplied: 250 (P5) + 20 (50 over on I8, 30 of it refunded) + 60 (CN2) = 330
// 3100 + 5200 − 4686 − 260 − 600 − 14 + 30 = 2770 = 3100 − 330
const MONEY: [string, number][] = [
  ['invoiced_amount', 5200],
  ['cash_amount', 4656],
  ['cash_gross_amount', 4686],
  ['credit_note_amount', 260],
  ['write_off_amount', 600],
  ['discount_amount', 14],
  ['refund_amount', 30],
  ['net_sales', 4940],
  ['open_amount', 3100],
  ['unapplied_amount', 330],
  ['net_open_amount', 2770],
  ['overdue_amount', 1800],
  ['disputed_amount', 300],
  // I2 and I9 are late by more than the default 60 days
  ['overdue_beyond_amount', 1800],
  // due in the period: I3 800, I4 1200, I5 600, I6 first 900, I7 500, I8 400
  ['due_amount', 4400],
];
test.each(MONEY)('%s is %d', async (metric, units) => {
  const [figure] = await figures(metric);
  expect(figure).toMatchObject({ unit: 'minor', currency: 'CNY', value: units * 100 });
});

const RATIOS: [string, number, number][] = [
  ['collection_rate', 4656, 5200],
  // cash on what fell due: I3 800 + I4 1000 + I6 first 900 + I8 400
  ['collection_rate_due', 3100, 4400],
  // cash also on I2 500; past due at the start I2 2000 + I9 300; credit note of 200 on I4
  ['collection_rate_arrears', 3600, 4400 + 2300 - 200],
  // cash on what was issued: I4 1000 + I6 1000 + I8 400 + I10 686
  ['collection_rate_cohort', 3086, 5200],
  ['collection_rate_balance', 3100 + 5200 - 2770, 3100 + 5200],
  ['overdue_share', 1800, 3100],
  ['disputed_share', 300, 3100],
  // the largest debtor is A with 1500 + 800
  ['top_share', 2300, 3100],
  // limits of A and B; B owes nothing, C has no limit
  ['credit_utilisation', 2300, 7000],
  ['cei', 3100 + 5200 - 3100, 3100 + 5200 - 1300],
  ['ar_turnover', 4940, (3100 + 2770) / 2],
  // due before the as-of date: 4400 less I7; on time I3, I6 first, I8
  ['on_time_rate', 2100, 3900],
  ['on_time_rate_count', 3, 5],
  // lags I7 2, I8 1, I10 10 days
  ['invoicing_lag', 13, 3],
  ['invoicing_lag_within', 2, 3],
  ['invoicing_lag_median', 2, 1],
  ['hhi', 2300 ** 2 + 800 ** 2, 3100 ** 2],
  // January to March has 90 days
  ['dso', 3100 * 90, 5200],
  ['dso_best', 1300 * 90, 5200],
  ['add', 1800 * 90, 5200],
  // March billed 1600 of the 3100: 31 days; the rest is 1500 of February's 1800: 1500/1800 of 28 days
  ['dso_countback', 31 * 1800 + 1500 * 28, 1800],
  // settled: I3 after 30 days, I4 40, I5 64, I6 first 28, I8 5, I10 8
  ['days_to_pay', 800 * 30 + 1200 * 40 + 600 * 64 + 900 * 28 + 400 * 5 + 700 * 8, 4600],
  ['days_to_pay_simple', 175, 6],
  // against due: 0, 10, 34, −2, −5, −22
  ['days_late', 1200 * 10 + 600 * 34 - 900 * 2 - 400 * 5 - 700 * 22, 4600],
  ['days_late_simple', 15, 6],
  ['days_beyond_terms', 1200 * 10 + 600 * 34, 4600],
  ['days_beyond_terms_simple', 44, 6],
  // payments: I2 500 15 days late, I3 800 0, I4 1000 10, I6 900 −2 and 100 −32, I8 400 −5, I10 686 −22;
  // open overdue: I2 1500 90 days, I9 300 151 days
  [
    'payment_delay',
    500 * 15 + 1000 * 10 - 900 * 2 - 100 * 32 - 400 * 5 - 686 * 22 + 1500 * 90 + 300 * 151,
    500 + 800 + 1000 + 900 + 100 + 400 + 686 + 1500 + 300,
  ],
];
test.each(RATIOS)('%s is %d ÷ %d', async (metric, numerator, denominator) => {
  const [figure] = await figures(metric);
  expect(figure?.value).toBeCloseTo(numerator / denominator, 12);
});

test('ageing by due date holds both ends of each bucket and sums to the open amount', async () => {
  const rows = await figures('aging');
  expect(Object.fromEntries(rows.map((row) => [row.by.bucket, row.value]))).toEqual({
    not_due: 130_000,
    '61-90': 150_000,
    '90+': 30_000,
  });
});

test('roll rates follow the same items from month end to month end', async () => {
  // not_due: I2 2000 and I3 800 at the end of December, I4 1000 and I5 600 of January, I6 1800 of February; only
  // I5 is 1–30 days late a month later (I2 is 31 days late by then, and so past the next bucket).
  // 31-60: I2 1500 at the end of January stays (59 days), and of February moves on (90 days). 61-90: I9.
  const rows = await figures('roll_rate');
  expect(
    Object.fromEntries(rows.map((row) => [row.by.bucket, [row.numerator, row.denominator]])),
  ).toEqual({
    not_due: [60_000, 620_000],
    '1-30': [0, 60_000],
    '31-60': [150_000, 300_000],
    '61-90': [30_000, 30_000],
  });
});

test('expected loss comes from history, or from the rates that are set', async () => {
  // Only I5 was lost: 600. Everything invoiced, 9300, was once not due; open not due 1300. Nothing of what reached
  // 61–90 or 90+ was lost. 1300 × 600/9300 = 83.870…
  expect((await figures('allowance'))[0]?.value).toBe(8387);
  const data = mkdtempSync(join(tmpdir(), 'hand-ledger-'));
  cpSync(EXPORTS, data, { recursive: true });
  writeFileSync(
    join(data, 'report.yml'),
    'as_of: 2026-03-31\nloss_rates: { not_due: 0.01, 61-90: 0.2, 90+: 0.5 }\n',
  );
  const set = await openReport({ data });
  const [figure] = await listFigures(set, {
    metrics: ['allowance'],
    by: [],
    filter: {},
    period: PERIOD,
  });
  await set.close();
  rmSync(data, { recursive: true });
  expect(figure?.value).toBe(46_300); // 1300 × 1 % + 1500 × 20 % + 300 × 50 %
});

test('figures split by rep are sums over their own items', async () => {
  const rows = await figures('collection_rate_due', ['rep']);
  // R1: I6 first only. R2: I3, I4, I5, I7, I8.
  expect(rows.map(({ by, numerator, denominator }) => [by.rep, numerator, denominator])).toEqual([
    ['R1', 90_000, 90_000],
    ['R2', 220_000, 350_000],
  ]);
});

test('a month series takes stocks at month ends', async () => {
  // end of January: I2 1500, I4 1000, I5 600, I9 300; end of February: I2 1500, I5 600, I6 1800, I9 300
  const rows = await figures('open_amount', ['month']);
  expect(rows.map(({ by, value }) => [by.month, value])).toEqual([
    ['2026-01', 340_000],
    ['2026-02', 420_000],
    ['2026-03', 310_000],
  ]);
});

test('every metric of the catalogue whose input is there is listed', async () => {
  const listed = await listFigures(report, { by: [], filter: {}, period: PERIOD });
  const ids = new Set(listed.map((figure) => figure.metric));
  for (const [metric] of [...MONEY, ...RATIOS]) expect(ids).toContain(metric);
  expect(ids).not.toContain('target_attainment');
});
