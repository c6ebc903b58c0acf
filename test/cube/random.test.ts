/** The cube and the engine agree on random books as well: the frames and filters of fast-check, both grains. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthEnd, monthStart } from '../../src/format/date.ts';
import { METRICS } from '../../src/metrics/catalogue.ts';
import type { Dimension, Question } from '../../src/metrics/types.ts';
import { askTogether } from '../metrics/ask-together.ts';
import { expectAnswer } from '../metrics/expect-answer.ts';
import { dateOf, dice } from '../oracle/dice.ts';
import { randomBook } from '../oracle/random-book.ts';
import { bookFiles } from '../oracle/write-book.ts';
import { reportOf } from '../with-report.ts';
import { NARROW, reportCube } from './report-cube.ts';

// the first is before all of the books
const MONTHS = ['2024-06', '2025-01', '2025-03', '2025-04', '2025-08', '2025-09', '2025-12'];
const question = fc.record({
  metric: fc.constantFrom(...METRICS.map(({ id }) => id)),
  by: fc.constantFrom<Dimension[]>([], ['month'], ['customer'], ['bucket'], ['month', 'customer']),
  filter: fc.constantFrom({}, { customer: 'C1' }, { customer: '(none)' }),
  period: fc
    .tuple(fc.constantFrom(...MONTHS), fc.constantFrom(...MONTHS))
    .filter(([from, to]) => from <= to)
    .map(([from, to]) => ({ from: monthStart(from), to: monthEnd(to) })),
  asOf: fc.option(fc.constantFrom(...MONTHS.slice(4).map(monthEnd)), { nil: undefined }),
});

const questions = fc.array(question, { minLength: 25, maxLength: 25 });

test.each([1, 2])('book %d', async (seed) => {
  const files = { ...bookFiles(randomBook(seed)), 'report.yml': 'top_n: 2\n' };
  const report = await reportOf(files, dateOf(dice(seed)(365, 440)));
  const askEngine = askTogether(report);
  const cubes = [await reportCube(report), await reportCube(report, NARROW)];
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(questions, async (asked: Question[]) => {
      const each = asked.map(async (one) => {
        const answers = cubes.flatMap((cube) => cube(one) ?? []);
        answered += answers.length;
        for (const answer of answers) expectAnswer(one, answer, await askEngine(one));
      });
      await Promise.all(each);
    }),
    { numRuns: 6, seed },
  );
  expect(answered).toBeGreaterThan(60);
  await report.close();
});
