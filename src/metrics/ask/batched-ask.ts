/** Answers questions that are asked together by few statements: those with the same groups and dates share one. */

import type { Engine, Row } from '../../engine/engine.ts';
import { groupBy } from '../../format/group-by.ts';
import type { Answer, Ask } from '../types.ts';
import { answerFrom } from './ask.ts';
import { compile, type Request } from './compile.ts';
import { type AskContext, createPlanner, type Plan } from './plan.ts';

interface Waiting {
  plan: Plan;
  request: Request;
  give(answer: Answer): void;
  fail(error: unknown): void;
}

/** The same answers as `createAsk`; for an engine where a statement costs more than what it adds up. */
export function createBatchedAsk(engine: Engine, context: AskContext): Ask {
  const planOf = createPlanner(context);
  let waiting: Waiting[] = [];
  const askAll = (): void => {
    const batches = groupBy(waiting, ({ request }) => shareKey(request));
    waiting = [];
    for (const batch of batches.values()) void askBatch(engine, context, batch);
  };
  return async (question) => {
    const plan = planOf(question);
    const { request } = plan;
    if (!request) return answerFrom(plan, [], context);
    return new Promise((give, fail) => {
      if (waiting.length === 0) setTimeout(askAll);
      waiting.push({ plan, request, give, fail });
    });
  };
}

const shareKey = ({ by, filter, except, frames, basis, edges }: Request): string =>
  JSON.stringify([by, filter, except, frames, basis, edges]);

async function askBatch(engine: Engine, context: AskContext, batch: Waiting[]): Promise<void> {
  const measures = new Map(
    batch.flatMap(({ request }) => request.measures.map((measure) => [measure.id, measure])),
  );
  try {
    const request = { ...batch[0]!.request, measures: [...measures.values()] };
    const rows = await engine.query(compile(request, 'null'));
    for (const one of batch)
      one.give(answerFrom(one.plan, rowsWith(rows, one.request.measures), context));
  } catch (error) {
    for (const { fail } of batch) fail(error);
  }
}

/** Rows that a statement about these measures alone would give. */
function rowsWith(rows: Row[], measures: Request['measures']): Row[] {
  return rows.flatMap((row) => {
    if (measures.every(({ id }) => row[id] === null)) return [];
    const own = { ...row };
    for (const { id, combine } of measures) if (combine !== 'max') own[id] ??= 0;
    return [own];
  });
}
