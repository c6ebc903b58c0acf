/** The cube and the engine agree on random books as well: the frames and filters of fast-check, both grains. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthEnd, monthStart } from '../../src/format/date.ts';
import { METRICS } from '../../src/metrics/catalogue.ts';
import type { Dimension, Question } from '../../src/metrics/types.ts';
import { openReport } from '../../src/publish/open-report.ts';
import { dateOf, dice } from '../oracle/dice.ts';
import { randomBook } from '../oracle/random-book.ts';
import { writeBook } from '../oracle/write-book.ts';
import { reportCube } from './report-cube.ts';

const MONTHS = ['2025-01', '2025-03', '2025-04', '2025-08', '2025-09', '2025-12'];
const question = fc.record({
  metric: fc.constantFrom(...METRICS.map(({ id }) => id)),
  by: fc.constantFrom<Dimension[]>([], ['month'], ['customer'], ['bucket'], ['month', 'customer']),
  filter: fc.constantFrom({}, { customer: 'C1' }, { customer: '(none)' }),
  period: fc
    .tuple(fc.constantFrom(...MONTHS), fc.constantFrom(...MONTHS))
    .filter(([from, to]) => from <= to)
    .map(([from, to]) => ({ from: monthStart(from), to: monthEnd(to) })),
  asOf: fc.option(fc.constantFrom(...MONTHS.slice(3).map(monthEnd)), { nil: undefined }),
});

test.each([1, 2, 3])('book %d', async (seed) => {
  const dir = mkdtempSync(join(tmpdir(), 'cube-'));
  writeBook(randomBook(seed), dir);
  writeFileSync(join(dir, 'report.yml'), 'top_n: 2\n');
  const report = await openReport({ data: dir, asOf: dateOf(dice(seed)(365, 440)) });
  const cubes = [await reportCube(report), await reportCube(report, 0)];
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(question, async (asked: Question) => {
      for (const cube of cubes) {
        const answer = cube(asked);
        if (!answer) continue;
        answered++;
        expect(answer).toEqual(await report.ask(asked));
      }
    }),
    { numRuns: 150, seed },
  );
  expect(answered).toBeGreaterThan(60);
  await report.close();
  rmSync(dir, { recursive: true });
});
