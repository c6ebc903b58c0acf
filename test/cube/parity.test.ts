/** The cube and the native engine give the same answer, down to the order of rows and the last digit. */
import { beforeAll, describe, expect, test } from 'vitest';
import { cellMeasure, ownCells } from '../../src/cube/stored-cells.ts';
import { measuresOf } from '../../src/metrics/ask/plan.ts';
import { METRICS, measureById } from '../../src/metrics/catalogue.ts';
import type { Metric } from '../../src/metrics/define.ts';
import {
  type Ask,
  DIMENSIONS,
  type Dimension,
  FILTER_KEYS,
  type FilterKey,
  OWN_DIMENSIONS,
  type Question,
} from '../../src/metrics/types.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { demoReport } from '../demo/demo-report.ts';
import { askTogether } from '../metrics/ask-together.ts';
import { expectAnswer } from '../metrics/expect-answer.ts';
import { type AskCube, LARGE, pageQuestions, reportCube } from './report-cube.ts';

let report: OpenReport;
let cube: AskCube;
/** Without customers but where the pages ask for them or rows are few, as a large book is kept. */
let narrow: AskCube;
let askEngine: Ask;

beforeAll(async () => {
  report = await demoReport();
  askEngine = askTogether(report);
  cube = await reportCube(report);
  narrow = await reportCube(report, LARGE);
});

/** Both cubes answer as the engine does, where they answer; whether the whole one does. */
async function same(question: Question): Promise<boolean> {
  const answers = [cube(question), narrow(question)];
  if (answers.every((answer) => answer === null)) return false;
  const native = await askEngine(question);
  for (const answer of answers) if (answer) expectAnswer(question, answer, native);
  return answers[0] !== null;
}
/** The same of every metric at once; those whose answer the cube must keep have one. */
async function sameOfAll(by: Dimension[], change: Partial<Question> = {}): Promise<void> {
  const each = METRICS.map(async (metric) => {
    const isAnswered = await same({ metric: metric.id, by: [...by], ...change });
    if (isStored(metric, by)) expect([metric.id, isAnswered]).toEqual([metric.id, true]);
  });
  await Promise.all(each);
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

test.each(SPLITS.map((by) => [by.join(' × ') || 'total', by] as const))(
  'every metric by %s',
  async (_, by) => {
    await sameOfAll(by);
  },
);

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
      await sameOfAll([], { filter });
  });
});

describe('other dates', () => {
  const period = (from: string, to: string) => ({ from, to });
  const dates: Partial<Question>[] = [
    { period: period('2026-01-01', '2026-06-30') },
    { period: period('2025-03-01', '2025-03-31') },
    { asOf: '2024-02-29', period: period('2023-07-01', '2024-02-29') },
    { asOf: '2025-12-31', period: period('2024-01-01', '2024-06-30') },
    // from before the first invoice
    { asOf: '2023-11-30', period: period('2022-12-01', '2023-11-30') },
  ];
  test.each(dates)('%o', async (change) => {
    await sameOfAll([], change);
    for (const by of ['month', 'customer'] as const)
      await Promise.all(METRICS.map(({ id }) => same({ metric: id, by: [by], ...change })));
    const byAge: Dimension[] = ['month', 'age'];
    expect(await same({ metric: 'collection_rate_cohort', by: byAge, ...change })).toBe(true);
    expect(await same({ metric: 'aging', by: ['month'], basis: 'issue', ...change })).toBe(true);
    const byContact: Dimension[] = ['channel', 'outcome'];
    expect(await same({ metric: 'contact_cash_amount', by: byContact, ...change })).toBe(true);
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
  const questions = await pageQuestions(report);
  await Promise.all(
    questions.map(async (question) => {
      expect([question, narrow(question) !== null]).toEqual([question, true]);
      const filtered = { ...question, filter: { ...question.filter, rep } };
      expect([question, narrow(filtered) !== null]).toEqual([question, true]);
      expect([question, await same(filtered)]).toEqual([question, true]);
    }),
  );
});
