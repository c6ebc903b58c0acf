/**
 * The engine of the build and the engine of the browser give the same answer: every metric, every dimension. In total
 * the build's is asked one question at a time, which the others need not show again.
 */
import { beforeAll, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { METRICS } from '../../src/metrics/catalogue.ts';
import { type Ask, DIMENSIONS, type Dimension, type Question } from '../../src/metrics/types.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { demoReport, demoWasm } from '../demo/demo-report.ts';
import { askTogether } from './ask-together.ts';
import { expectAnswer } from './expect-answer.ts';

let report: OpenReport;
let wasm: Engine;
let askWasm: Ask;

beforeAll(async () => {
  report = await demoReport();
  wasm = await demoWasm();
  askWasm = askTogether({ ...report, engine: wasm });
});

async function same(questions: Question[], askNative = askTogether(report)): Promise<void> {
  const each = questions.map(async (question) => {
    const [native, browser] = await Promise.all([askNative(question), askWasm(question)]);
    expectAnswer(question, browser, native);
  });
  await Promise.all(each);
}

const SPLITS: Dimension[][] = [[], ...DIMENSIONS.map((dimension) => [dimension]), ['month', 'rep']];
test.each(SPLITS.map((by) => [by.join(' × ') || 'total', by] as const))(
  'every metric by %s',
  async (_, by) => {
    const questions = METRICS.map(({ id }) => ({ metric: id, by: [...by] }));
    await same(questions, by.length === 0 ? report.ask : undefined);
  },
);

test('a filter, another as-of date and the issue-date basis too', async () => {
  const rep = (await report.ask({ metric: 'open_amount', by: ['rep'] })).rows[0]!.by.rep!;
  await same(METRICS.map(({ id }) => ({ metric: id, filter: { rep }, asOf: '2025-11-17' })));
  const edges = [15, 45];
  for (const basis of ['due', 'issue'] as const)
    await same(
      ['aging', 'roll_rate', 'open_amount'].map((metric) => ({
        ...{ metric, by: ['bucket'], edges, basis },
      })),
    );
  await same([
    { metric: 'dso', by: ['month'], grain: 'quarter' },
    { metric: 'aging', by: ['bucket'], basis: 'issue' },
  ]);
});
