import { expect, test } from 'vitest';
import {
  type Answerer,
  cubeAnswerer,
  engineAnswerer,
  pageAnswerer,
  tieredAsk,
} from '../../../src/client/answer/ask.ts';
import { questionKey } from '../../../src/metrics/ask/question-key.ts';
import type { Answer, Question } from '../../../src/metrics/types.ts';

const answer = (value: number): Answer => ({
  metric: 'dso',
  unit: 'days',
  rows: [{ by: {}, currency: null, value, numerator: null, denominator: null }],
});
const plain: Question = { metric: 'dso' };
const filtered: Question = { metric: 'dso', filter: { rep: 'R01' } };

test('the page answers what it holds, the engine the rest, and only then starts', async () => {
  let starts = 0;
  const start = async () => {
    starts++;
    return async () => answer(2);
  };
  const ask = tieredAsk([
    pageAnswerer(async () => ({ [questionKey(plain)]: answer(1) })),
    engineAnswerer(start),
  ]);
  expect(await ask(plain)).toEqual(answer(1));
  expect(starts).toBe(0);
  expect(await ask(filtered)).toEqual(answer(2));
  expect(starts).toBe(1);
});

test('a further tier fits in between', async () => {
  const asked: string[] = [];
  const tier = (name: string, can: boolean): Answerer => ({
    name,
    answer: async () => {
      asked.push(name);
      return can ? answer(1) : null;
    },
  });
  await tieredAsk([tier('page', false), tier('cube', true), tier('engine', true)])(filtered);
  expect(asked).toEqual(['page', 'cube']);
});

test('an equal question is asked once, a failed one again', async () => {
  let calls = 0;
  const ask = tieredAsk([
    engineAnswerer(async () => async () => {
      calls++;
      if (calls === 1) throw new Error('busy');
      return answer(calls);
    }),
  ]);
  await expect(ask(filtered)).rejects.toThrow('busy');
  expect(await ask(filtered)).toEqual(answer(2));
  expect(await ask({ filter: { rep: 'R01' }, by: [], metric: 'dso' })).toEqual(answer(2));
});

test('of answers with very many rows the last ones are kept', async () => {
  const { rows } = answer(1);
  let calls = 0;
  const ask = tieredAsk([
    engineAnswerer(async () => async () => {
      calls++;
      return { ...answer(1), rows: Array(60_000).fill(rows[0]!) };
    }),
  ]);
  for (const rep of ['R01', 'R02', 'R03']) await ask({ metric: 'dso', filter: { rep } });
  expect(calls).toBe(3);
  // two of them are more than 100,000 rows: the first is asked again, the last is not
  await ask({ metric: 'dso', filter: { rep: 'R03' } });
  expect(calls).toBe(3);
  await ask({ metric: 'dso', filter: { rep: 'R01' } });
  expect(calls).toBe(4);
});

test('page answers that cannot be fetched leave the question to the next tier', async () => {
  const ask = tieredAsk([
    pageAnswerer(() => Promise.reject(new Error('404'))),
    engineAnswerer(async () => async () => answer(3)),
  ]);
  expect(await ask(plain)).toEqual(answer(3));
});

test('the cube answers what it holds, and nothing where it cannot be had', async () => {
  const holds = async () => (question: Question) => (question.filter ? answer(4) : null);
  const engine = engineAnswerer(async () => async () => answer(2));
  const ask = tieredAsk([cubeAnswerer(holds), engine]);
  expect(await ask(filtered)).toEqual(answer(4));
  expect(await ask(plain)).toEqual(answer(2));
  const without = tieredAsk([cubeAnswerer(() => Promise.reject(new Error('404'))), engine]);
  expect(await without(filtered)).toEqual(answer(2));
});
