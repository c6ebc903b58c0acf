/** Who answers a question in the browser: the first of a list that can. Pages never know which one did. */
import { questionKey } from '../metrics/question-key.ts';
import type { Answer, Ask, Question } from '../metrics/types.ts';

export interface Answerer {
  readonly name: string;
  /** Null: somebody else must answer. */
  answer(question: Question): Promise<Answer | null>;
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
  for (const answerer of answerers) {
    const answer = await answerer.answer(question);
    if (answer) return answer;
  }
  throw new Error(`nobody can answer ${questionKey(question)}`);
}

/** The answers that the build has put beside a page; where they cannot be fetched it answers nothing. */
export function pageAnswerer(load: () => Promise<Record<string, Answer>>): Answerer {
  let loading: Promise<Record<string, Answer>> | undefined;
  return {
    name: 'page',
    async answer(question) {
      loading ??= load().catch(() => ({}));
      const key = questionKey(question);
      const answers = await loading;
      return Object.hasOwn(answers, key) ? answers[key]! : null;
    },
  };
}

type Load = () => Promise<(question: Question) => Answer | null | Promise<Answer | null>>;

/** The cube answers what it holds; where it or what it needs cannot be had, nothing. */
export const cubeAnswerer = (load: Load): Answerer => mayAnswer('cube', load);

/** The cube with what the engine adds to it, for days inside months; nothing where one of the two cannot be had. */
export const dayAnswerer = (load: Load): Answerer => mayAnswer('days', load);

const mayAnswer = (name: string, load: Load): Answerer => ({
  name,
  answer: async (question) => (await load().catch(() => () => null))(question),
});

/** The engine can answer everything; `start` is called on the first question. */
export function engineAnswerer(start: () => Promise<Ask>): Answerer {
  return {
    name: 'engine',
    answer: async (question) => (await start())(question),
  };
}
