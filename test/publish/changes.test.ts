/** What a second build says against the first, by hand: documents added, changed and gone, figures before and after. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNative } from '../../src/engine/native.ts';
import { changesLine, compareBuilds } from '../../src/publish/changes.ts';
import { openReport } from '../../src/publish/open-report.ts';
import { takeSnapshot, writeSnapshot } from '../../src/publish/snapshot.ts';
import { placeSnapshot, snapshotPath } from '../../src/publish/snapshot-file.ts';
import type { BuildChanges } from '../../src/report/data-report.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'changes-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const INVOICES = [
  'invoice_id,customer_id,issue_date,due_date,amount,currency',
  'A1,C1,2026-01-05,2026-02-04,100.00,CNY',
  'A2,C1,2026-01-06,2026-02-05,50.00,CNY',
  'A3,C2,2026-01-07,2026-02-06,30.00,CNY',
];
const PAYMENTS = ['payment_id,date,amount,invoice_id', 'P1,2026-02-10,40.00,A1'];

/** One build's part: reads the exports, compares with the last snapshot, leaves its own. */
async function build(
  invoices: string[],
  payments: string[],
  asOf = '2026-02-28',
): Promise<BuildChanges | null> {
  const data = join(dir, 'exports');
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'invoices.csv'), `${invoices.join('\n')}\n`);
  writeFileSync(join(data, 'payments.csv'), `${payments.join('\n')}\n`);
  const report = await openReport({ data, asOf });
  try {
    const path = snapshotPath(join(dir, 'site'));
    const note = await takeSnapshot(report);
    const changes = await compareBuilds(report.engine, note, path);
    await writeSnapshot(report.engine, note, join(dir, 'new.parquet'));
    placeSnapshot(join(dir, 'new.parquet'), path).commit();
    return changes;
  } finally {
    await report.close();
  }
}

const swapped = (lines: string[], from: string, to: string): string[] =>
  lines.map((line) => (line.includes(from) ? line.replace(from, to) : line));
const brief = (changes: BuildChanges | null) =>
  changes?.documents.map(({ change, kind, id, fields }) => ({
    change,
    kind,
    id,
    fields: fields.map(({ field, before, after }) => [field, before, after]),
  }));

describe('what changed since the last build', () => {
  it('is nothing where there is no build before, or one that cannot be read', async () => {
    expect(await build(INVOICES, PAYMENTS)).toBeNull();
    writeFileSync(snapshotPath(join(dir, 'site')), 'PAR1 no snapshot');
    expect(await build(INVOICES, PAYMENTS)).toBeNull();
    expect(changesLine(null)).toBe('No earlier build to compare with.');
  });

  it('is no document where the exports are the same, in whatever order; and the same bytes', async () => {
    await build(INVOICES, PAYMENTS);
    const first = readFileSync(snapshotPath(join(dir, 'site')));
    const turned = [INVOICES[0]!, INVOICES[3]!, INVOICES[1]!, INVOICES[2]!];
    const changes = await build(turned, PAYMENTS);
    expect(changes).toMatchObject({ asOf: '2026-02-28', counts: [], documents: [] });
    expect(readFileSync(snapshotPath(join(dir, 'site'))).equals(first)).toBe(true);
    expect(changesLine(changes)).toBe('Since the last build: no document changed.');
  });

  it('is what was added, changed and gone, and the figures', async () => {
    await build(INVOICES, PAYMENTS);
    // A2 has another amount and due date, A3 is gone, A4 is new; P2 pays 10.00 more of A1
    const changes = await build(
      [
        ...INVOICES.slice(0, 2),
        'A2,C1,2026-01-06,2026-03-31,55.00,CNY',
        'A4,C2,2026-02-20,2026-03-20,7.00,CNY',
      ],
      [...PAYMENTS, 'P2,2026-02-27,10.00,A1'],
    );
    expect(changes?.counts).toEqual([
      { kind: 'invoice', added: 1, changed: 2, balanceOnly: 1, gone: 1 },
      { kind: 'payment', added: 1, changed: 0, balanceOnly: 0, gone: 0 },
    ]);
    expect(brief(changes)).toEqual([
      { change: 'added', kind: 'payment', id: 'P2', fields: [] },
      { change: 'added', kind: 'invoice', id: 'A4', fields: [] },
      {
        change: 'changed',
        kind: 'invoice',
        id: 'A2',
        fields: [
          ['due_date', '2026-02-05', '2026-03-31'],
          ['amount_minor', 5000, 5500],
          ['open_minor', 5000, 5500],
        ],
      },
      { change: 'changed', kind: 'invoice', id: 'A1', fields: [['open_minor', 6000, 5000]] },
      { change: 'gone', kind: 'invoice', id: 'A3', fields: [] },
    ]);
    expect(changes?.documents.at(-1)).toMatchObject({
      customer: 'C2',
      date: '2026-01-07',
      amountMinor: 3000,
      openMinor: 3000,
    });
    // open before: 60 + 50 + 30 = 140, all overdue; now 50 + 55 + 7 = 112, of which A1's 50 is overdue
    const figures = Object.fromEntries(
      changes!.figures.map((f) => [f.metric, [f.currency, f.before, f.after]]),
    );
    expect(figures.open_amount).toEqual(['CNY', 14000, 11200]);
    expect(figures.overdue_amount).toEqual(['CNY', 14000, 5000]);
    // cash ÷ invoiced of the period: 40 ÷ 180, then 50 ÷ 162
    expect(figures.collection_rate?.[1]).toBeCloseTo(40 / 180, 12);
    expect(figures.collection_rate?.[2]).toBeCloseTo(50 / 162, 12);
    // of what fell due: 40 of 180, then only A1 fell due: 50 of 100
    expect(figures.collection_rate_due?.[2]).toBeCloseTo(0.5, 12);
    expect(figures.dso?.[0]).toBe('CNY');
    expect(changesLine(changes)).toBe(
      'Since the last build: documents: 2 added, 2 changed (1 only in what is open), 1 gone; open CNY 140.00 → 112.00.',
    );
  });

  it('knows a document again under another customer, but not one of several', async () => {
    const twins = ['A9,C3,2026-01-08,2026-02-07,1.00,CNY', 'A9,C4,2026-01-08,2026-02-07,2.00,CNY'];
    await build([...INVOICES, ...twins], PAYMENTS);
    const changes = await build(
      [
        ...swapped(INVOICES, 'A3,C2', 'A3,C5'),
        ...twins.map((line) => line.replace('C3', 'C6').replace('C4', 'C7')),
      ],
      PAYMENTS,
    );
    expect(changes?.counts).toEqual([
      { kind: 'invoice', added: 2, changed: 1, balanceOnly: 0, gone: 2 },
    ]);
    expect(brief(changes)).toContainEqual({
      change: 'changed',
      kind: 'invoice',
      id: 'A3',
      fields: [['customer', 'C2', 'C5']],
    });
  });

  it('tells payments without a number apart by what they say', async () => {
    const loose = ['date,amount,invoice_id', '2026-02-10,40.00,A1', '2026-02-10,40.00,A1'];
    await build(INVOICES, loose);
    const changes = await build(INVOICES, loose.slice(0, 2));
    expect(brief(changes)?.filter(({ kind }) => kind === 'payment')).toEqual([
      { change: 'gone', kind: 'payment', id: null, fields: [] },
    ]);
  });

  it('lists twenty of each and counts all', async () => {
    await build(INVOICES, PAYMENTS);
    const many = Array.from(
      { length: 50 },
      (_, i) => `N${i},C1,2026-01-09,2026-02-09,${i + 1}.00,CNY`,
    );
    const changes = await build([...INVOICES, ...many], PAYMENTS);
    expect(changes?.counts).toEqual([
      { kind: 'invoice', added: 50, changed: 0, balanceOnly: 0, gone: 0 },
    ]);
    // the largest first: 50.00 down to 31.00
    expect(changes?.documents.map((d) => d.amountMinor)).toEqual(
      Array.from({ length: 20 }, (_, i) => (50 - i) * 100),
    );
  });
});

const DOCUMENTS = 320_000;

it('counts documents of which none is as before, with little memory', async () => {
  const engine = await openNative(join(dir, 'book.duckdb'));
  const spilled = join(dir, 'spilled');
  for (const setting of ["memory_limit = '128MiB'", 'threads = 1', `temp_directory = '${spilled}'`])
    await engine.run(`set ${setting}`);
  const path = join(dir, 'last.parquet');
  const note = { asOf: '2026-06-30', figures: [] };
  const documents = (of: string): Promise<void> =>
    engine.run(`create or replace temp table document_now as
      select *, id || '|' || reference as key, 1 as n
      from (select 'payment' as kind, '${of}-2026-' || i as id, 'K' || i % 900 as customer, 'CNY' as currency,
        date '2026-01-01' + (i % 90)::integer as date, null::date as due_date, i::bigint as amount_minor,
        null::bigint as open_minor, 'REF' || i as reference from range(${DOCUMENTS}) r(i))`);
  await documents('before');
  await writeSnapshot(engine, note, path);
  await documents('now');
  const changes = await compareBuilds(engine, note, path);
  expect(changes?.counts).toEqual([
    { kind: 'payment', added: DOCUMENTS, changed: 0, balanceOnly: 0, gone: DOCUMENTS },
  ]);
  expect(changes?.documents.map(({ change, amountMinor }) => [change, amountMinor])).toEqual(
    ['added', 'gone'].flatMap((change) =>
      Array.from({ length: 20 }, (_, i) => [change, DOCUMENTS - 1 - i]),
    ),
  );
  await engine.close();
});
