/** Many questions as few statements; batched-ask.test.ts and parity.test.ts show that the answers are those of one at a time. */
import type { Engine } from '../../src/engine/engine.ts';
import { createBatchedAsk } from '../../src/metrics/ask/batched-ask.ts';
import type { AskContext } from '../../src/metrics/ask/plan.ts';
import { questionKey } from '../../src/metrics/ask/question-key.ts';
import { METRICS } from '../../src/metrics/catalogue.ts';
import type { Answer, Ask, Question } from '../../src/metrics/types.ts';

/** The engine plans four statements of a quarter of the metrics each faster than one of all. */
const BATCHES = 4;
const PLACE = new Map(METRICS.map(({ id }, i) => [id, Math.floor((BATCHES * i) / METRICS.length)]));

/** An `ask` that gathers what is asked at the same time, and answers a question again without a statement. */
export function askTogether(report: AskContext & { engine: Engine }): Ask {
  const asks = Array.from({ length: BATCHES }, () => createBatchedAsk(report.engine, report));
  const answers = new Map<string, Promise<Answer>>();
  return (question: Question) => {
    const key = questionKey(question);
    const answer = answers.get(key) ?? asks[PLACE.get(question.metric) ?? 0]!(question);
    answers.set(key, answer);
    return answer;
  };
}
