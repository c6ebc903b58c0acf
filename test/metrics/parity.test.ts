/** The engine of the build and the engine of the browser give the same answer: every metric, every dimension. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { openNodeWasm } from '../../src/engine/node-wasm.ts';
import { createAsk } from '../../src/metrics/ask/ask.ts';
import { METRICS } from '../../src/metrics/catalogue.ts';
import { type Ask, DIMENSIONS, type Dimension } from '../../src/metrics/types.ts';
import { writePack } from '../../src/pack/write-pack.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';

const data = new URL('../../data/exports', import.meta.url).pathname;
const dir = mkdtempSync(join(tmpdir(), 'parity-'));
let report: OpenReport;
let wasm: Engine;
let askWasm: Ask;

beforeAll(async () => {
  report = await openReport({ data });
  const pack = await writePack(report.engine, dir, 'parity');
  wasm = await openNodeWasm(dir, pack);
  askWasm = createAsk(wasm, report);
});
afterAll(async () => {
  await wasm?.close();
  await report.close();
  rmSync(dir, { recursive: true });
});

test('both engines are the same DuckDB', async () => {
  const version = 'select version() as version';
  expect(await wasm.query(version)).toEqual(await report.engine.query(version));
});

const SPLITS: Dimension[][] = [[], ...DIMENSIONS.map((dimension) => [dimension]), ['month', 'rep']];
describe.each(METRICS.map((metric) => metric.id))('%s', (metric) => {
  test.each(SPLITS.map((by) => [by.join(' × ') || 'total', by] as const))(
    'by %s',
    async (_, by) => {
      const question = { metric, by: [...by] };
      const native = await report.ask(question);
      expect(await askWasm(question)).toEqual(native);
    },
  );
});

test('a filter, another as-of date and the issue-date basis too', async () => {
  const rep = (await report.ask({ metric: 'open_amount', by: ['rep'] })).rows[0]!.by.rep!;
  for (const metric of METRICS) {
    const question = { metric: metric.id, filter: { rep }, asOf: '2025-11-17' };
    expect(await askWasm(question)).toEqual(await report.ask(question));
  }
  const edges = [15, 45];
  for (const metric of ['aging', 'roll_rate', 'open_amount'])
    for (const basis of ['due', 'issue'] as const) {
      const question = { metric, by: ['bucket' as const], edges, basis };
      expect(await askWasm(question)).toEqual(await report.ask(question));
    }
  const quarters = { metric: 'dso', by: ['month' as const], grain: 'quarter' as const };
  expect(await askWasm(quarters)).toEqual(await report.ask(quarters));
  const byIssue = { metric: 'aging', by: ['bucket' as const], basis: 'issue' as const };
  expect(await askWasm(byIssue)).toEqual(await report.ask(byIssue));
});
