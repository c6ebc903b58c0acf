/** Figures at days that the cube does not tell apart, from cells that the engine adds, are those of the engine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDayAsk, type DayAsk } from '../../src/cube/ask-days.ts';
import type { CubeLimits } from '../../src/cube/build-cube.ts';
import { wholeMonths } from '../../src/cube/day-needs.ts';
import { createDayTables } from '../../src/cube/day-tables.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { monthStart } from '../../src/format/date.ts';
import { wholeFrame } from '../../src/metrics/ask/frames.ts';
import { questionKey } from '../../src/metrics/ask/question-key.ts';
import { METRICS, measureById, metricById } from '../../src/metrics/catalogue.ts';
import { tablesOf } from '../../src/metrics/dependencies.ts';
import type { Ask, Dimension, Question } from '../../src/metrics/types.ts';
import { writePack } from '../../src/pack/write-pack.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { pageById } from '../../src/report/pages.ts';
import { viewFrom } from '../../src/view/address.ts';
import type { Site } from '../../src/view/site.ts';
import { demoPack, demoReport } from '../demo/demo-report.ts';
import { askTogether } from '../metrics/ask-together.ts';
import { expectAnswer } from '../metrics/expect-answer.ts';
import { dateOf, dice } from '../oracle/dice.ts';
import { randomBook } from '../oracle/random-book.ts';
import { bookFiles } from '../oracle/write-book.ts';
import { openPack } from '../pack/open-pack.ts';
import { reportOf } from '../with-report.ts';
import { NARROW, openReportCube, pageQuestions, siteOf } from './report-cube.ts';

/** `pack`: what the browser has instead of the models. */
async function dayAsk(report: OpenReport, pack: Engine, limits?: CubeLimits) {
  const cube = await openReportCube(report, limits);
  const { query } = pack;
  const asked: string[] = [];
  const counted: typeof query = (...one) => {
    asked.push(one[0]);
    return query(...one);
  };
  const ask = createDayAsk({
    engine: { ...pack, query: counted },
    cube,
    context: report,
    complete: async () => {},
  });
  return { ask, asked, statements: () => asked.length };
}

async function packOf(report: OpenReport): Promise<Engine> {
  const dir = mkdtempSync(join(tmpdir(), 'days-pack-'));
  const pack = await openPack(dir, await writePack(report.engine, dir, 'days'));
  rmSync(dir, { recursive: true });
  return pack;
}

describe('the demo company', () => {
  let report: OpenReport;
  let pack: Engine;
  let questions: Question[];
  let expected: Ask;
  beforeAll(async () => {
    report = await demoReport();
    expected = askTogether(report);
    const { dir, files } = await demoPack();
    pack = await openPack(dir, files);
    const all = await pageQuestions(report);
    questions = [...new Map(all.map((question) => [questionKey(question), question])).values()];
  });
  afterAll(async () => {
    await pack.close();
  });

  const at = (question: Question, asOf: string, filter: Question['filter']): Question => ({
    ...question,
    asOf,
    period: { from: '2025-04-01', to: asOf },
    filter: { ...question.filter, ...filter },
  });

  test.each([
    ['whole', undefined],
    ['without customers', NARROW],
  ])('the pages inside a month, cube %s', async (_, limits) => {
    const days = await dayAsk(report, pack, limits);
    for (const asOf of ['2026-03-17', '2026-03-05']) {
      const asked = questions.map((question) => at(question, asOf, {}));
      const answers = await Promise.all(asked.map(days.ask));
      const wanted = await Promise.all(asked.map(expected));
      const answered = answers.filter((answer) => answer !== null).length;
      // what was forecast on another day nobody knows
      const known = questions.filter(({ metric }) => !metricById(metric).isForecast);
      expect(answered).toBeGreaterThan(0.9 * known.length);
      for (const [i, question] of asked.entries())
        if (answers[i]) expectAnswer(question, answers[i], wanted[i]!);
    }
  });

  test('a filter at a day that is known takes no further statement', async () => {
    const days = await dayAsk(report, pack);
    const asked = (filter: Question['filter']) =>
      questions.slice(0, 40).map((question) => at(question, '2026-03-17', filter));
    await Promise.all(asked({}).map(days.ask));
    const before = days.statements();
    const filtered = asked({ region: 'East China' });
    const answers = await Promise.all(filtered.map(days.ask));
    expect(days.statements()).toBe(before);
    for (const [i, question] of filtered.entries())
      if (answers[i]) expect(answers[i]).toEqual(await expected(question));
  });
});

test.each([
  ['all', undefined],
  // of a large book: the line on reps then asks for no customers
  ['asked', NARROW],
] as const)(
  'another day of a month takes no statement but for tiers, and ties with the engine, customers: %s',
  async (customers, limits) => {
    const report = await demoReport();
    const { dir, files } = await demoPack();
    const pack = await openPack(dir, files);
    const days = await dayAsk(report, pack, limits);
    const expected = askTogether(report);
    const site: Site = { ...(await siteOf(report)), cube: { customers } };
    const asked = async (asOf: string) => {
      const view = viewFrom({ as_of: asOf }, site);
      const { blocks } = pageById('overview');
      const questions = blocks.flatMap((block) => Object.values(block.questions(site, view)));
      return [questions, await Promise.all(questions.map(days.ask))] as const;
    };
    await asked('2026-03-03');
    const before = days.statements();
    for (const day of ['2026-03-04', '2026-03-17', '2026-03-28']) {
      const [questions, answers] = await asked(day);
      expect(answers).not.toContain(null);
      for (const [i, one] of questions.entries())
        expectAnswer(one, answers[i]!, await expected(one));
    }
    // a customer's tier changes with all that it owes: one statement a day
    expect(days.statements()).toBeLessThanOrEqual(before + 3);
    await pack.close();
  },
);

test('of promises and disputes one month asks for all, and a month for all of its days', async () => {
  const report = await demoReport();
  const { dir, files } = await demoPack();
  const pack = await openPack(dir, files);
  const days = await dayAsk(report, pack);
  const expected = askTogether(report);
  const site: Site = { ...(await siteOf(report)), cube: { customers: 'all' } };
  const statementsAt = async (asOf: string) => {
    const before = days.statements();
    const view = viewFrom({ as_of: asOf }, site);
    const questions = pageById('overview').blocks.flatMap((block) =>
      Object.values(block.questions(site, view)),
    );
    const answers = await Promise.all(questions.map(days.ask));
    for (const [i, one] of questions.entries())
      if (answers[i]) expectAnswer(one, answers[i], await expected(one));
    return days.asked.slice(before);
  };
  const few = /fct_promise|fct_dispute|promise_with_paid|promised_piece|disputed_piece/;
  expect((await statementsAt('2026-03-17')).filter((sql) => few.test(sql))).not.toEqual([]);
  for (const asOf of ['2026-02-10', '2025-11-20', '2026-03-18'])
    expect((await statementsAt(asOf)).filter((sql) => few.test(sql))).toEqual([]);
  await pack.close();
});

test('the months of spans that are cut, and of the latest as-of date inside one, are cut whole', () => {
  const calendar = [
    '2025-12-31',
    '2026-01-31',
    '2026-02-15',
    '2026-02-28',
    '2026-03-31',
    '2026-04-20',
  ];
  const cut = (...asked: { asOf: string; cut: number[] }[]) => wholeMonths(asked, calendar);
  // 20 February lies in the second of the month's two spans
  expect(cut({ asOf: '2026-02-20', cut: [3] })).toEqual([2, 3]);
  // a span ends on 15 February: its own figures take no days, those of another day will
  expect(cut({ asOf: '2026-02-15', cut: [] }, { asOf: '2026-02-15', cut: [1] })).toEqual([1, 2, 3]);
  // what is compared with was asked for at its own day alone
  expect(cut({ asOf: '2026-02-10', cut: [] }, { asOf: '2026-03-10', cut: [4] })).toEqual([4]);
  expect(cut({ asOf: '2026-01-31', cut: [] })).toEqual([]);
  expect(cut({ asOf: '2026-04-20', cut: [1] })).toEqual([1]);
});

test('tables of a month serve its days alone, and go after two more months', async () => {
  const made: string[] = [];
  let starts = 1;
  const engine: Engine = {
    name: 'native',
    starts: () => starts,
    query: async (sql) => {
      made.push(sql.replace(/\s+/g, ' '));
      return [];
    },
    close: async () => {},
  };
  const tables = createDayTables(engine, (await demoReport()).params);
  const read = async (from: string, to: string, asOf: string) => {
    made.length = 0;
    const frame = wholeFrame({ from, to: asOf }, asOf, 1);
    const one = tables.over(measureById('tier_overdue'), [{ from, to }], frame);
    await tables.prepare([one]);
    return tablesOf(one).map(({ table }) => table);
  };
  const [january] = await read('2026-01-01', '2026-01-31', '2026-01-10');
  expect(january).toContain('_2026_01_01');
  expect(made).toHaveLength(1);
  expect(made[0]).toContain("issue_date <= DATE '2026-01-31'");
  expect(made[0]).toContain("(end_date is null or end_date > DATE '2026-01-01')");
  expect((await read('2026-01-01', '2026-01-31', '2026-01-11'))[0]).toBe(january);
  expect(made).toEqual([]);
  // an engine that was started again has lost them
  starts++;
  await read('2026-01-01', '2026-01-31', '2026-01-12');
  expect(made).toHaveLength(1);
  // at another month's day nothing of January will do
  const outside = wholeFrame({ from: '2026-02-01', to: '2026-02-03' }, '2026-02-03', 1);
  const other = tables.over(
    measureById('tier_overdue'),
    [{ from: '2026-01-01', to: '2026-01-31' }],
    outside,
  );
  expect(other).toEqual(measureById('tier_overdue'));
  await read('2026-02-01', '2026-02-28', '2026-02-10');
  expect(made.some((sql) => sql.startsWith('drop'))).toBe(false);
  await read('2026-03-01', '2026-03-31', '2026-03-10');
  expect(made.filter((sql) => sql.startsWith('drop')).map((sql) => sql.split(' ').at(-1))).toEqual([
    expect.stringMatching(/^open_piece_\d+_2026_01_01$/),
  ]);
});

const question = fc.record({
  metric: fc.constantFrom(...METRICS.map(({ id }) => id)),
  by: fc.constantFrom<Dimension[]>([], ['month'], ['customer'], ['bucket'], ['month', 'rep']),
  filter: fc.constantFrom({}, { customer: 'C1' }, { rep: '(none)' }),
  basis: fc.constantFrom('due' as const, 'issue' as const),
  from: fc.constantFrom('2025-01', '2025-04', '2025-09'),
});
/** Of one day, as the pages ask: the cells of a day are read once for all of them. */
const asked = fc.tuple(fc.nat(400), fc.array(question, { minLength: 12, maxLength: 12 }));

test.each([1, 3])('book %d at any day', async (seed) => {
  const files = { ...bookFiles(randomBook(seed)), 'report.yml': 'top_n: 2\n' };
  const report = await reportOf(files, dateOf(dice(seed)(365, 440)));
  const expected = askTogether(report);
  const pack = await packOf(report);
  const asks: DayAsk[] = [];
  for (const limits of [undefined, NARROW]) asks.push((await dayAsk(report, pack, limits)).ask);
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(asked, async ([day, drawn]) => {
      const asOf = dateOf(day);
      const each = drawn.map(async ({ from, ...rest }) => {
        const one: Question = { ...rest, asOf, period: { from: monthStart(from), to: asOf } };
        const answers = await Promise.all(asks.map((ask) => ask(one)));
        for (const answer of answers.filter((given) => given !== null)) {
          answered++;
          expectAnswer(one, answer, await expected(one));
        }
      });
      await Promise.all(each);
    }),
    { numRuns: 12, seed },
  );
  expect(answered).toBeGreaterThan(60);
  await pack.close();
  await report.close();
});
