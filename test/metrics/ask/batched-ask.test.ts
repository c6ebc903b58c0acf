/** Asked together or one by one, the answers are the same; together they take fewer statements. */
import { expect, test } from 'vitest';
import { createBatchedAsk } from '../../../src/metrics/ask/batched-ask.ts';
import { pageQuestions } from '../../cube/report-cube.ts';
import { demoReport } from '../../demo/demo-report.ts';
import { expectAnswer } from '../expect-answer.ts';

test('the questions of all pages, at a day inside a month', async () => {
  const report = await demoReport();
  let statements = 0;
  const engine = {
    ...report.engine,
    query: (sql: string) => {
      statements++;
      return report.engine.query(sql);
    },
  };
  const ask = createBatchedAsk(engine, report);
  const questions = (await pageQuestions(report)).map((question) => ({
    ...question,
    asOf: '2026-03-17',
    filter: { ...question.filter, region: 'East China' },
  }));
  const together = await Promise.all(questions.map(ask));
  expect(statements).toBeLessThan(questions.length / 3);
  for (const [i, question] of questions.entries())
    expectAnswer(question, together[i]!, await report.ask(question));
});

test('a statement that fails fails those who asked, not those who ask later', async () => {
  const report = await demoReport();
  let isBroken = true;
  const query: typeof report.engine.query = (sql) =>
    isBroken ? Promise.reject(new Error('lost')) : report.engine.query(sql);
  const ask = createBatchedAsk({ ...report.engine, query }, report);
  await expect(ask({ metric: 'dso' })).rejects.toThrow('lost');
  isBroken = false;
  expect(await ask({ metric: 'dso' })).toEqual(await report.ask({ metric: 'dso' }));
});
