/** Any date, any bucket edges, any step of time: random books against the same sums in plain loops. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openReport } from '../../src/build/open-report.ts';
import type { Answer, Dimension } from '../../src/metrics/types.ts';
import { plainAgeing } from './plain-figures.ts';
import { openAt, plainLedger, sum } from './plain-ledger.ts';
import { type Book, dateOf, dice, randomBook, writeBook } from './random-book.ts';

const EDGES = [[30, 60, 90], [15, 30, 60, 90], [7], [1, 2, 200]];

const byKey = ({ rows }: Answer, dimension: Dimension) =>
  Object.fromEntries(rows.map(({ by, value }) => [by[dimension], value]));

/** Invoiced by calendar quarter or year, fiscal year from April: `FY2026-Q1` is April to June 2025. */
function plainInvoiced({ invoices }: Book, until: number, withQuarter: boolean) {
  const sums: Record<string, number> = {};
  for (const { issued, instalments } of invoices) {
    if (issued > until) continue;
    const [year, month] = dateOf(issued).split('-').map(Number) as [number, number];
    const ends = month >= 4 ? year + 1 : year;
    const quarter = month >= 4 ? Math.ceil((month - 3) / 3) : 4;
    const key = withQuarter ? `FY${ends}-Q${quarter}` : `FY${ends}`;
    sums[key] = (sums[key] ?? 0) + sum(instalments.map(({ amount }) => amount));
  }
  return sums;
}

test.each(Array.from({ length: 6 }, (_, i) => i + 31))('book %d', async (seed) => {
  const dir = mkdtempSync(join(tmpdir(), 'time-'));
  const book = randomBook(seed);
  writeBook(book, dir);
  const report = await openReport({ data: dir, asOf: dateOf(470) });
  const ledger = plainLedger(book);
  const roll = dice(seed + 500);
  for (let n = 0; n < 6; n++) {
    const day = roll(5, 470);
    const edges = EDGES[roll(0, EDGES.length - 1)]!;
    const basis = roll(0, 1) ? 'due' : 'issue';
    const asOf = dateOf(day);
    const answer = await report.ask({ metric: 'aging', asOf, edges, basis });
    const found = byKey(answer, 'bucket');
    expect(found).toEqual(plainAgeing(ledger, day, edges, basis));
    const open = sum(ledger.items.map((item) => openAt(item, day)));
    expect(sum(Object.values(found) as number[])).toBe(open);
    expect((await report.ask({ metric: 'open_amount', asOf })).rows[0]!.value).toBe(open);
  }
  await report.close();

  writeFileSync(join(dir, 'report.yml'), 'fiscal_year_start: 4\n');
  const fiscal = await openReport({ data: dir, asOf: dateOf(470) });
  const period = { from: '2025-01-01', to: dateOf(470) };
  for (const grain of ['quarter', 'year'] as const) {
    const by: Dimension[] = ['month'];
    const answer = await fiscal.ask({ metric: 'invoiced_amount', by, period, grain });
    const steps = Object.entries(byKey(answer, 'month')).filter(([, value]) => value !== 0);
    expect(Object.fromEntries(steps)).toEqual(plainInvoiced(book, 470, grain === 'quarter'));
  }
  await fiscal.close();
  rmSync(dir, { recursive: true });
});
