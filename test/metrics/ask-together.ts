/** Many questions as few statements; batched-ask.test.ts and parity.test.ts show that the answers are those of one at a time. */
import type { Engine } from '../../src/engine/engine.ts';
import { createBatchedAsk } from '../../src/metrics/ask/batched-ask.ts';
import type { AskContext } from '../../src/metrics/ask/plan.ts';
import { questionKey } from '../../src/metrics/ask/question-key.ts';
import type { Answer, Ask, Question } from '../../src/metrics/types.ts';

/** An `ask` that gathers what is asked at the same time, and answers a question again without a statement. */
export function askTogether(report: AskContext & { engine: Engine }): Ask {
  const ask = createBatchedAsk(report.engine, report);
  const answers = new Map<string, Promise<Answer>>();
  return (question: Question) => {
    const key = questionKey(question);
    const answer = answers.get(key) ?? ask(question);
    answers.set(key, answer);
    return answer;
  };
}
