/** The cube and the native engine give the same answer, down to the order of rows and the last digit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellMeasure, ownCells } from '../../src/cube/stored-cells.ts';
import { measuresOf } from '../../src/metrics/ask/plan.ts';
import { METRICS, measureById } from '../../src/metrics/catalogue.ts';
import type { Metric } from '../../src/metrics/define.ts';
import {
  DIMENSIONS,
  type Dimension,
  FILTER_KEYS,
  type FilterKey,
  OWN_DIMENSIONS,
  type Question,
} from '../../src/metrics/types.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { type AskCube, pageQuestions, reportCube } from './report-cube.ts';

const data = new URL('../../data/exports', import.meta.url).pathname;
let report: OpenReport;
let cube: AskCube;
/** Without customers but where the pages ask for them, as a large book is kept. */
let narrow: AskCube;

beforeAll(async () => {
  report = await openReport({ data });
  cube = await reportCube(report);
  narrow = await reportCube(report, 0);
});
afterAll(() => report.close());

/** Both cubes answer as the engine does, where they answer; whether the whole one does. */
async function same(question: Question, other: Question = question): Promise<boolean> {
  const answers = [cube(question), narrow(other)];
  const native = answers[0] || other === question ? await report.ask(question) : null;
  if (answers[0]) expect({ question, answer: answers[0] }).toEqual({ question, answer: native });
  if (answers[1])
    expect({ question, answer: answers[1] }).toEqual({
      question,
      answer: other === question ? native : await report.ask(other),
    });
  return answers[0] !== null;
}

const SPLITS: Dimension[][] = [
  [],
  ...DIMENSIONS.map((d) => [d]),
  ['month', 'rep'],
  ['rep', 'bucket'],
];
/** Whether the cube must answer this from all it keeps: not at the dates the pages ask for alone, nor further split. */
function isStored(metric: Metric, by: Dimension[]): boolean {
  return measuresOf(metric).every((id) => {
    const own = ownCells(cellMeasure(measureById(id)));
    if (!own) return false;
    if (own.kind === 'frames' && own.at === 'asked') return false;
    const all = metric.implicitBy ? [...by, metric.implicitBy] : by;
    const owns = all.filter((d) => (OWN_DIMENSIONS as readonly string[]).includes(d));
    const splits: string[][] = own.splits ?? [[]];
    return splits.some((split) => owns.every((d) => split.includes(d)));
  });
}

describe.each(METRICS.map((metric) => [metric.id, metric] as const))('%s', (id, metric) => {
  test.each(SPLITS.map((by) => [by.join(' × ') || 'total', by] as const))(
    'by %s',
    async (_, by) => {
      const question = { metric: id, by: [...by] };
      const isAnswered = await same(question);
      if (isStored(metric, by)) expect(isAnswered).toBe(true);
    },
  );
});

describe('filters', () => {
  test.each(FILTER_KEYS)('%s: some values, none, and with another filter', async (key) => {
    const firstValue = async (dimension: FilterKey): Promise<string> =>
      (await report.ask({ metric: 'invoiced_amount', by: [dimension] })).rows[0]!.by[dimension]!;
    const other = FILTER_KEYS[(FILTER_KEYS.indexOf(key) + 1) % FILTER_KEYS.length]!;
    const value = await firstValue(key);
    for (const filter of [
      { [key]: value },
      { [key]: '(none)' },
      { [key]: 'nobody' },
      { [key]: value, [other]: await firstValue(other) },
    ])
      for (const metric of METRICS) {
        const isAnswered = await same({ metric: metric.id, filter });
        if (isStored(metric, [])) expect([metric.id, isAnswered]).toEqual([metric.id, true]);
      }
  });
});

describe('other dates', () => {
  const period = (from: string, to: string) => ({ from, to });
  const dates: Partial<Question>[] = [
    { period: period('2026-01-01', '2026-06-30') },
    { period: period('2025-03-01', '2025-03-31') },
    { period: period('2024-01-01', '2024-12-31') },
    { asOf: '2025-11-30', period: period('2024-12-01', '2025-11-30') },
    { asOf: '2024-02-29', period: period('2023-07-01', '2024-02-29') },
    { asOf: '2025-12-31', period: period('2024-01-01', '2024-06-30') },
  ];
  test.each(dates)('%o', async (change) => {
    for (const metric of METRICS) {
      const isAnswered = await same({ metric: metric.id, ...change });
      if (isStored(metric, [])) expect([metric.id, isAnswered]).toEqual([metric.id, true]);
      await same({ metric: metric.id, by: ['month'], ...change });
      await same({ metric: metric.id, by: ['customer'], ...change });
    }
    const byAge: Dimension[] = ['month', 'age'];
    expect(await same({ metric: 'collection_rate_cohort', by: byAge, ...change })).toBe(true);
    expect(await same({ metric: 'aging', by: ['month'], basis: 'issue', ...change })).toBe(true);
    expect(await same({ metric: 'dso', by: ['month'], grain: 'quarter', ...change })).toBe(true);
  });

  test('dates inside a month are the engine’s', () => {
    expect(cube({ metric: 'open_amount', asOf: '2025-11-17' })).toBeNull();
    expect(cube({ metric: 'cash_amount', period: period('2025-03-02', '2025-03-31') })).toBeNull();
    expect(cube({ metric: 'aging', edges: [15] } as Question)).toBeNull();
  });
});

test('every question of the pages, whatever is filtered but the customer', async () => {
  const rep = (await report.ask({ metric: 'open_amount', by: ['rep'] })).rows[0]!.by.rep!;
  for (const question of await pageQuestions(report)) {
    expect([question, narrow(question) !== null]).toEqual([question, true]);
    const filtered = { ...question, filter: { ...question.filter, rep } };
    expect([question, narrow(filtered) !== null]).toEqual([question, true]);
    expect([question, await same(filtered)]).toEqual([question, true]);
  }
});
