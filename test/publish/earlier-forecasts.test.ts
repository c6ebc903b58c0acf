/** What earlier builds forecast, by hand: what was said, what came since of what was open then, and what is remembered. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Witness } from '../../src/forecast/write-witness.ts';
import { rememberForecasts, todayHere } from '../../src/publish/earlier-forecasts.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { openForSite } from '../../src/publish/prepare-site.ts';
import { takeSnapshot, writeSnapshot } from '../../src/publish/snapshot.ts';
import { placeSnapshot, snapshotPath } from '../../src/publish/snapshot-file.ts';
import { writeFiles } from '../contract/folder.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'earlier-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const INVOICES = [
  'invoice_id,customer_id,issue_date,due_date,amount,currency',
  'Z,C1,2025-12-01,2026-01-01,10.00,CNY',
  'A,C1,2026-01-05,2026-02-10,100.00,CNY',
  'B,C2,2026-01-20,2026-03-20,60.00,CNY',
];
const PAYMENTS = ['payment_id,date,amount,invoice_id,kind', 'P1,2026-01-10,10.00,Z,cash'];
/** Z is paid back and paid again, A in part; C was not there before. */
const MARCH = {
  invoices: [...INVOICES, 'C,C2,2026-02-10,2026-02-20,30.00,CNY'],
  payments: [
    ...PAYMENTS,
    ...['P2,2026-02-01,10.00,Z,refund', 'P3,2026-02-20,10.00,Z,cash'],
    ...['P4,2026-02-15,40.00,A,cash', 'P5,2026-02-20,30.00,C,cash'],
  ],
};
const MAY = { ...MARCH, payments: [...MARCH.payments, 'P6,2026-03-25,60.00,B,cash'] };

interface Given {
  invoices?: string[];
  payments?: string[];
  settings?: string;
  asOf: string;
  today?: string;
  /** Leaves a snapshot as builds did that remembered nothing. */
  isOld?: boolean;
}

/** What a build of these exports has in its tables; it leaves its snapshot. */
async function build(given: Given): Promise<{ known: unknown[]; error: unknown[] }> {
  const { invoices = INVOICES, payments = PAYMENTS, settings = '', asOf, today = asOf } = given;
  const data = join(dir, 'exports');
  rmSync(data, { recursive: true, force: true });
  writeFiles(data, {
    'invoices.csv': `${invoices.join('\n')}\n`,
    'payments.csv': `${payments.join('\n')}\n`,
    'report.yml': `max_set_aside: 0\n${settings}`,
  });
  const out = join(dir, 'site');
  const report = await openForSite({ data, out, asOf });
  try {
    const note = await takeSnapshot(report);
    if (!given.isOld)
      note.forecasts = await rememberForecasts(report, report.earlierForecasts, today);
    await writeSnapshot(report.engine, note, join(dir, 'new.parquet'));
    placeSnapshot(join(dir, 'new.parquet'), snapshotPath(out)).commit();
    const rows = await report.engine.query(
      `select as_of::varchar as as_of, built_on::varchar as built_on, horizon, method, said_minor::integer as said,
         low_minor::integer as low, came_minor::integer as came from fct_forecast_witness order by all`,
    );
    const { rows: error } = await report.ask({ metric: 'earlier_forecast_error', by: [] });
    return {
      known: rows.map((row) => Object.values(row)),
      error: error.map(({ by, value }) => [by.horizon, value]),
    };
  } finally {
    await report.close();
  }
}

/** What came and what was said, in the order of 7, 30, 60 and 90 days. */
const saidOn = (day: string, builtOn: string, said: number[], came: (number | null)[]) =>
  [7, 30, 60, 90].map((days, i) => [day, builtOn, days, 'due_date', said[i], null, came[i]]);

// open on 31 January: A, due on 10 February, and B, due on 20 March
const JANUARY_SAID = [0, 10_000, 16_000, 16_000];

test('a build shows what those before it said, and what came of what was open then', async () => {
  expect(await build({ asOf: '2026-01-31', today: '2026-02-01' })).toEqual({
    known: [],
    error: [],
  });
  const march = await build({ ...MARCH, asOf: '2026-03-05' });
  // by 2 March 40 came of A; Z was paid on 31 January, C not issued
  const inMarch = saidOn('2026-01-31', '2026-02-01', JANUARY_SAID, [0, 4_000, null, null]);
  expect(march.known).toEqual(inMarch);
  // |100 − 40| ÷ 40; of seven days nothing came
  expect(march.error).toEqual(
    expect.arrayContaining([
      ['7', null],
      ['30', 1.5],
    ]),
  );
  const may = await build({ ...MAY, asOf: '2026-05-10' });
  expect(may.known).toEqual([
    ...saidOn('2026-01-31', '2026-02-01', JANUARY_SAID, [0, 4_000, 10_000, 10_000]),
    // what is left of A is overdue, B is due on 20 March; 90 days end on 3 June
    ...saidOn('2026-03-05', '2026-03-05', [6_000, 12_000, 12_000, 12_000], [0, 6_000, 6_000, null]),
  ]);
});

describe('what is remembered', () => {
  const snapshot = (): Buffer => readFileSync(snapshotPath(join(dir, 'site')));

  test('of one as-of date is what was said last; the same words keep their day and their bytes', async () => {
    await build({ asOf: '2026-01-31', today: '2026-02-01' });
    const first = snapshot();
    expect((await build({ asOf: '2026-01-31', today: '2026-02-03' })).known).toEqual([]);
    expect(snapshot().equals(first)).toBe(true);
    // B is mended to 50
    const mended = INVOICES.map((row) => row.replace(',60.00,', ',50.00,'));
    await build({ invoices: mended, asOf: '2026-01-31', today: '2026-02-04' });
    const { known } = await build({ ...MARCH, asOf: '2026-03-05' });
    expect(known.map((row) => (row as unknown[])[1])).toEqual([
      ...['2026-02-01', '2026-02-01', '2026-02-04', '2026-02-04'],
    ]);
    expect((known[2] as unknown[])[4]).toBe(15_000);
  });

  test('is not shown before its day, yet not forgotten', async () => {
    await build({ ...MARCH, asOf: '2026-03-05' });
    expect((await build({ ...MARCH, asOf: '2026-02-28' })).known).toEqual([]);
    const { known } = await build({ ...MAY, asOf: '2026-05-10' });
    expect(new Set(known.map((row) => (row as unknown[])[0]))).toEqual(
      new Set(['2026-02-28', '2026-03-05']),
    );
  });

  test('is not that of another company, of another report currency, or of a snapshot without any', async () => {
    await build({ asOf: '2026-01-31' });
    const other = [
      INVOICES[0]!,
      'Z,D1,2025-11-01,2026-01-01,7.00,CNY',
      'Y,D1,2026-01-02,2026-03-01,9.00,CNY',
    ];
    expect((await build({ invoices: other, asOf: '2026-03-05' })).known).toEqual([]);
    expect((await build({ ...MARCH, asOf: '2026-03-06' })).known).toEqual([]);
    const converted = {
      ...MARCH,
      settings: 'report_currency: USD\nrates: { CNY: 0.14 }\n',
      asOf: '2026-03-07',
    };
    expect((await build(converted)).known).toEqual([]);
    expect((await build({ ...converted, asOf: '2026-03-08' })).known.length).toBe(4);
    await build({ ...MARCH, asOf: '2026-03-09', isOld: true });
    expect((await build({ ...MARCH, asOf: '2026-03-10' })).known).toEqual([]);
  });

  test('is of the last sixty as-of dates', async () => {
    const day = (i: number): string =>
      new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
    const earlier = Array.from({ length: 65 }, (_, i): Witness => {
      const said = { method: 'curve', said: i, low: null, high: null };
      return { currency: 'CNY', asOf: day(i), builtOn: day(i), horizon: 7, ...said };
    });
    // without payments nothing is forecast, and nothing asked
    const report = { inputs: { payment: false }, asOf: day(70), params: { reportCurrency: null } };
    const { witnesses } = await rememberForecasts(
      report as unknown as OpenReport,
      earlier,
      day(70),
    );
    expect(witnesses.map(({ said }) => said)).toEqual(Array.from({ length: 60 }, (_, i) => i + 5));
  });

  test('names the day on this machine', () => {
    const late = new Date(2026, 6, 1, 0, 30);
    expect(todayHere(late)).toBe('2026-07-01');
  });
});
