/** The rows behind a measure sum to it exactly: every measure, on a random book and on the demo company, there in both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../src/engine/engine.ts';
import { groupBy } from '../../src/format/group-by.ts';
import { createAsk } from '../../src/metrics/ask/ask.ts';
import { canSplit, compile, type Request } from '../../src/metrics/ask/compile.ts';
import { createPlanner, measuresOf } from '../../src/metrics/ask/plan.ts';
import { METRICS, measureById } from '../../src/metrics/catalogue.ts';
import type { Measure } from '../../src/metrics/define.ts';
import { type Dimension, NONE, type Question } from '../../src/metrics/types.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import type { AskRows, RowsQuestion } from '../../src/rows/types.ts';
import { demoReport, demoWasm } from '../demo/demo-report.ts';
import { dateOf, dice } from '../oracle/dice.ts';
import { randomBook } from '../oracle/random-book.ts';
import { bookFiles } from '../oracle/write-book.ts';
import { reportOf } from '../with-report.ts';

type Totals = [currency: string | null, amount: number][];

/** What a rows question's measure is made of; null where it has no figure. */
function requestFor(report: OpenReport, question: RowsQuestion): Request | null {
  const by = Object.keys(question.at ?? {}) as Dimension[];
  const { request } = createPlanner(report)({ ...question, metric: question.metric!, by });
  const month = question.at?.month;
  if (!request || (month && !request.frames.some((frame) => frame.month === month))) return null;
  const measures = request.measures.filter(({ id }) => id === question.measure);
  return { ...request, by, measures };
}

/** The measures themselves, by currency: what the figures are made of. Those that differ by nothing else share statements. */
async function measureTotals(
  report: OpenReport,
  questions: RowsQuestion[],
): Promise<Map<RowsQuestion, Totals>> {
  const asked = questions.flatMap((question) => {
    const request = requestFor(report, question);
    return request ? [{ question, request, measure: request.measures[0]! }] : [];
  });
  const groups = groupBy(asked, ({ request }) => JSON.stringify({ ...request, measures: [] }));
  const totals = new Map<RowsQuestion, Totals>();
  for (const group of groups.values())
    for (let at = 0; at < group.length; at += 25) {
      const part = group.slice(at, at + 25);
      const measures = [...new Set(part.map(({ measure }) => measure))];
      const rows = await report.engine.query(compile({ ...part[0]!.request, measures }, 'null'));
      for (const { question, measure } of part)
        totals.set(question, totalsOf(rows, question, measure));
    }
  return totals;
}

/** The rows of one measure where the question stands. */
function totalsOf(rows: Row[], question: RowsQuestion, measure: Measure): Totals {
  const totals = new Map<string | null, number | null>();
  for (const row of rows) {
    if (Object.entries(question.at ?? {}).some(([key, value]) => row[`by_${key}`] !== value))
      continue;
    const unit = row.unit_currency as string | null;
    const value = row[measure.id] as number | null;
    const before = totals.get(unit) ?? null;
    if (value === null) totals.set(unit, before);
    else if (measure.combine === 'max') totals.set(unit, Math.max(before ?? value, value));
    else totals.set(unit, (before ?? 0) + value);
  }
  return ([...totals].filter(([, value]) => value !== null && value !== 0) as Totals).sort();
}

async function rowTotals(ask: AskRows, question: RowsQuestion, limit = 100_000) {
  const answer = await ask({ ...question, limit });
  expect(answer.rows).toHaveLength(Math.min(answer.count, limit));
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

/** The measure whole, at a group of each kind, in a bucket by the issue date and by other edges, for one customer. */
function variantsOf(
  [metric, measure]: readonly [string, string],
  base: Partial<RowsQuestion>,
  [one, other]: [customer: string, customer: string],
): RowsQuestion[] {
  const whole = { which: 'behind', metric, measure, ...base } as RowsQuestion;
  const questions: RowsQuestion[] = [whole];
  const known = measureById(measure);
  const month = base.period!.to.slice(0, 7);
  for (const at of [{ customer: one }, { month }, { bucket: '31-60' }])
    if (canSplit([known], Object.keys(at) as Dimension[], {})) questions.push({ ...whole, at });
  if (canSplit([known], ['bucket'], {}))
    questions.push(
      { ...whole, at: { bucket: '31-60' }, basis: 'issue' },
      { ...whole, at: { bucket: '11-45' }, edges: [10, 45] },
    );
  if (canSplit([known], ['customer'], {}))
    questions.push({ ...whole, filter: { customer: other } });
  return questions;
}

describe('a random book', () => {
  const seed = 1;
  let report: OpenReport;
  let askRows: AskRows;
  let base: Partial<RowsQuestion>;
  let variants: RowsQuestion[][];
  let totals: Map<RowsQuestion, Totals>;
  beforeAll(async () => {
    const to = dice(seed + 7)(120, 420);
    const files = { ...bookFiles(randomBook(seed)), 'report.yml': 'top_n: 2\n' };
    report = await reportOf(files, dateOf(to));
    askRows = createAskRows(report.engine, report);
    base = { period: { from: dateOf(Math.max(1, to - 130)), to: dateOf(to) } };
    variants = PAIRS.map((pair) => variantsOf(pair, base, ['C1', 'C2']));
    totals = await measureTotals(report, variants.flat());
  });
  afterAll(() => report.close());

  test.each(PAIRS.map(([metric, measure], i) => [metric, measure, i] as const))(
    '%s: %s',
    async (_metric, _measure, i) => {
      for (const question of variants[i]!)
        if (totals.has(question))
          expect(await rowTotals(askRows, question)).toEqual(totals.get(question));
    },
  );

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
    const rows = await rowTotals(askRows, { ...question, which: 'behind', except } as RowsQuestion);
    expect(rows.map(([unit, amount]) => [unit ?? '', amount])).toEqual(
      positive(Object.entries(others)),
    );
  });

  test('without those that have none: only rows with a value', async () => {
    const ask = createAsk(report.engine, report);
    const question: Question = { metric: 'invoiced_amount', ...base, by: ['region'] };
    const named = (await ask(question)).rows.filter(({ by }) => by.region !== null);
    const included = await ask({ ...question, except: { region: [NONE] } });
    expect(included.rows).toEqual(named);
  });
});

describe('the demo company, with promises, limits, disputes, contacts and targets, in both engines', () => {
  let native: AskRows;
  let wasm: AskRows;
  let questions: { whole: RowsQuestion; one: RowsQuestion }[];
  let totals: Map<RowsQuestion, Totals>;
  beforeAll(async () => {
    const report = await demoReport();
    native = createAskRows(report.engine, report);
    wasm = createAskRows(await demoWasm(), report);
    questions = PAIRS.map((pair, i) => {
      const all = variantsOf(pair, { period: report.defaultPeriod }, ['C0003', 'C0007']);
      return { whole: all[0]!, one: all[i % all.length]! };
    });
    totals = await measureTotals(
      report,
      questions.flatMap(({ whole, one }) => [whole, one]),
    );
  });

  // the browser's engine is asked each measure in one way: neighbours differ, so that all ways are asked
  test.each(PAIRS.map(([metric, measure], i) => [metric, measure, i] as const))(
    '%s: %s',
    async (_metric, _measure, i) => {
      const { whole, one } = questions[i]!;
      if (totals.has(whole)) expect(await rowTotals(native, whole, 200)).toEqual(totals.get(whole));
      if (totals.has(one)) expect(await rowTotals(wasm, one, 200)).toEqual(totals.get(one));
    },
  );
});
