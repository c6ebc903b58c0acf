/** Who answers a question in the browser: the first of a list that can. Pages never know which one did. */
import { questionKey } from '../../metrics/ask/question-key.ts';
import type { Answer, Ask, Question } from '../../metrics/types.ts';

export interface Answerer {
  readonly name: string;
  /** Null: somebody else must answer. */
  answer(question: Question): Promise<Answer | null>;
}

/** Answers that are kept, and rows of all of them; a view has a few dozen, some with a row a customer. */
const KEPT = 2000;
const KEPT_ROWS = 100_000;

/** Asks the answerers in their order. Answers are kept; a question that failed may be asked again. */
export function tieredAsk(answerers: Answerer[]): Ask {
  const kept = new Map<string, { answer: Promise<Answer>; rows: number }>();
  let rows = 0;
  const drop = (key: string): void => {
    rows -= kept.get(key)?.rows ?? 0;
    kept.delete(key);
  };
  const dropOldest = (): void => {
    for (const [key, one] of kept) {
      if (kept.size <= KEPT && rows <= KEPT_ROWS) return;
      // what is on its way has no rows yet
      if (kept.size > KEPT || one.rows > 0) drop(key);
    }
  };
  return (question) => {
    const key = questionKey(question);
    const known = kept.get(key);
    if (known) return known.answer;
    const one = { answer: firstAnswer(answerers, question), rows: 0 };
    kept.set(key, one);
    dropOldest();
    one.answer.then(
      (answer) => {
        if (kept.get(key) !== one) return;
        one.rows = answer.rows.length;
        rows += one.rows;
        dropOldest();
      },
      () => {
        if (kept.get(key) === one) drop(key);
      },
    );
    return one.answer;
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
