/** The rows behind a measure sum to it exactly: every measure, on random books, in both engines. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { openNodeWasm } from '../../src/engine/node-wasm.ts';
import { createAsk } from '../../src/metrics/ask/ask.ts';
import { canSplit, compile } from '../../src/metrics/ask/compile.ts';
import { createPlanner, hasInputs, measuresOf } from '../../src/metrics/ask/plan.ts';
import { METRICS, measureById, metricById } from '../../src/metrics/catalogue.ts';
import { type Dimension, NONE, type Question } from '../../src/metrics/types.ts';
import { writePack } from '../../src/pack/write-pack.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import type { AskRows, RowsQuestion } from '../../src/rows/types.ts';
import { demoReport, demoWasm } from '../demo/demo-report.ts';
import { dateOf, dice } from '../oracle/dice.ts';
import { randomBook } from '../oracle/random-book.ts';
import { bookFiles } from '../oracle/write-book.ts';
import { reportOf } from '../with-report.ts';

/** The measure itself, by currency: what the figures are made of. */
async function measureTotals(report: OpenReport, question: RowsQuestion) {
  const by = Object.keys(question.at ?? {}) as Dimension[];
  const { request } = createPlanner(report)({ ...question, metric: question.metric!, by });
  const measure = request!.measures.find(({ id }) => id === question.measure)!;
  const rows = await report.engine.query(compile({ ...request!, by, measures: [measure] }));
  const matching = rows.filter((row) =>
    Object.entries(question.at ?? {}).every(([key, value]) => row[`by_${key}`] === value),
  );
  const totals = new Map<string | null, number | null>();
  for (const row of matching) {
    const unit = row.unit_currency as string | null;
    const value = row[measure.id] as number | null;
    const before = totals.get(unit) ?? null;
    if (value === null) totals.set(unit, before);
    else if (measure.combine === 'max') totals.set(unit, Math.max(before ?? value, value));
    else totals.set(unit, (before ?? 0) + value);
  }
  return [...totals].filter(([, value]) => value !== null && value !== 0).sort();
}

async function rowTotals(ask: AskRows, question: RowsQuestion) {
  const answer = await ask({ ...question, limit: 100_000 });
  expect(answer.rows).toHaveLength(answer.count);
  const ids = answer.columns.map(({ id }) => id);
  if (answer.count > 0) expect(Object.keys(answer.rows[0]!).sort()).toEqual([...ids].sort());
  return answer.totals
    .filter(({ amount }) => amount !== null && amount !== 0)
    .map(({ currency, amount }) => [currency, amount])
    .sort();
}

/** Each measure once, in the first metric that uses it, and again where the metric is taken month by month. */
const PAIRS = [
  ...new Map(
    METRICS.flatMap((metric) =>
      measuresOf(metric).map(
        (measure) => [`${measure} ${metric.monthly ?? false}`, [metric.id, measure]] as const,
      ),
    ),
  ).values(),
];

// the second book differs in its rows, not in the engine: one engine is enough for it
describe.each([
  [1, 'both engines'],
  [2, 'the build’s engine'],
])('book %d in %s', (seed, engines) => {
  const dir = mkdtempSync(join(tmpdir(), 'rows-'));
  let report: OpenReport;
  let wasm: Engine | undefined;
  let asks: AskRows[];
  let base: Partial<RowsQuestion>;
  beforeAll(async () => {
    const to = dice(seed + 7)(120, 420);
    const files = { ...bookFiles(randomBook(seed)), 'report.yml': 'top_n: 2\n' };
    report = await reportOf(files, dateOf(to));
    asks = [createAskRows(report.engine, report)];
    if (engines === 'both engines') {
      wasm = await openNodeWasm(dir, await writePack(report.engine, dir, 'rows'));
      asks.push(createAskRows(wasm, report));
    }
    base = { period: { from: dateOf(Math.max(1, to - 130)), to: dateOf(to) } };
  });
  afterAll(async () => {
    await wasm?.close();
    await report.close();
    rmSync(dir, { recursive: true });
  });

  test.each(PAIRS)('%s: %s', async (metric, measure) => {
    const whole = { which: 'behind', metric, measure, ...base } as RowsQuestion;
    const questions: RowsQuestion[] = [whole, { ...whole, basis: 'issue' }];
    const known = measureById(measure);
    const month = base.period!.to.slice(0, 7);
    for (const at of [{ customer: 'C1' }, { month }, { bucket: '31-60' }])
      if (canSplit([known], Object.keys(at) as Dimension[], {})) questions.push({ ...whole, at });
    if (canSplit([known], ['bucket'], {}))
      questions.push({ ...whole, at: { bucket: '11-45' }, edges: [10, 45] });
    if (canSplit([known], ['customer'], {}))
      questions.push({ ...whole, filter: { customer: 'C2' } });
    for (const question of questions) {
      const by = Object.keys(question.at ?? {}) as Dimension[];
      const { request } = createPlanner(report)({ ...question, metric, by });
      const wanted = question.at?.month;
      if (!request || (wanted && !request.frames.some((frame) => frame.month === wanted))) continue;
      const expected = await measureTotals(report, question);
      for (const ask of asks) expect(await rowTotals(ask, question)).toEqual(expected);
    }
  });

  test('without some customers: what is left of all of them, as figure and as rows', async () => {
    const ask = createAsk(report.engine, report);
    const question: Question = { metric: 'open_amount', ...base };
    const each = await ask({ ...question, by: ['customer'] });
    const leave = [...new Set(each.rows.map(({ by }) => by.customer!))].slice(0, 2);
    const others: Record<string, number> = {};
    for (const { by, currency, value } of each.rows)
      if (!leave.includes(by.customer!)) {
        const unit = currency ?? '';
        others[unit] = (others[unit] ?? 0) + value!;
      }
    const except = { customer: leave };
    const rest = await ask({ ...question, except });
    const positive = (found: [string, number][]) => found.filter(([, value]) => value > 0).sort();
    expect(positive(rest.rows.map((row) => [row.currency ?? '', row.value!]))).toEqual(
      positive(Object.entries(others)),
    );
    for (const rows of asks)
      expect(
        (await rowTotals(rows, { ...question, which: 'behind', except } as RowsQuestion)).map(
          ([unit, amount]) => [unit ?? '', amount],
        ),
      ).toEqual(positive(Object.entries(others)));
  });

  test('without those that have none: only rows with a value', async () => {
    const ask = createAsk(report.engine, report);
    const question: Question = { metric: 'invoiced_amount', ...base, by: ['region'] };
    const named = (await ask(question)).rows.filter(({ by }) => by.region !== null);
    const included = await ask({ ...question, except: { region: [NONE] } });
    expect(included.rows).toEqual(named);
  });
});

describe('the demo company, with promises, limits, disputes, contacts and targets', () => {
  let report: OpenReport;
  let wasm: Engine;
  beforeAll(async () => {
    report = await demoReport();
    wasm = await demoWasm();
  });

  test.each(PAIRS)('%s: %s', async (metric, measure) => {
    if (!hasInputs(metricById(metric), report)) return;
    const question = { which: 'behind', metric, measure } as RowsQuestion;
    const expected = await measureTotals(report, question);
    expect(await rowTotals(createAskRows(report.engine, report), question)).toEqual(expected);
    expect(await rowTotals(createAskRows(wasm, report), question)).toEqual(expected);
  });
});
