/** Who answers a question in the browser: the first of a list that can. Pages never know which one did. */
import { questionKey } from '../metrics/question-key.ts';
import type { Answer, Ask, Question } from '../metrics/types.ts';

export interface Answerer {
  readonly name: string;
  canAnswer(question: Question): boolean | Promise<boolean>;
  ask(question: Question): Promise<Answer>;
}

/** Answers that are kept; a view has a few dozen. */
const KEPT = 2000;

/** Asks the answerers in their order. Answers are kept; a question that failed may be asked again. */
export function tieredAsk(answerers: Answerer[]): Ask {
  const kept = new Map<string, Promise<Answer>>();
  return (question) => {
    const key = questionKey(question);
    const known = kept.get(key);
    if (known) return known;
    const answer = firstAnswer(answerers, question);
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return answer;
  };
}

async function firstAnswer(answerers: Answerer[], question: Question): Promise<Answer> {
  for (const answerer of answerers)
    if (await answerer.canAnswer(question)) return answerer.ask(question);
  throw new Error(`nobody can answer ${questionKey(question)}`);
}

/** The answers that the build has put beside a page; where they cannot be fetched it answers nothing. */
export function pageAnswerer(load: () => Promise<Record<string, Answer>>): Answerer {
  let loading: Promise<Record<string, Answer>> | undefined;
  const answers = () => {
    loading ??= load().catch(() => ({}));
    return loading;
  };
  return {
    name: 'page',
    canAnswer: async (question) => Object.hasOwn(await answers(), questionKey(question)),
    ask: async (question) => (await answers())[questionKey(question)]!,
  };
}

/** The engine can answer everything; `start` is called on the first question. */
export function engineAnswerer(start: () => Promise<Ask>): Answerer {
  return {
    name: 'engine',
    canAnswer: () => true,
    ask: async (question) => (await start())(question),
  };
}
