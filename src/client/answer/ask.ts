/** Who answers a question in the browser: the first of a list that can. Pages never know which one did. */
import { questionKey } from '../../metrics/ask/question-key.ts';
import type { Answer, Ask, Question } from '../../metrics/types.ts';

export interface Answerer {
  readonly name: string;
  /** Null: somebody else must answer. */
  answer(question: Question): Promise<Answer | null>;
}

/** How many answers are cached, and rows of all of them; a view has a few dozen answers, some with a row a customer. */
const MAX_CACHED_ANSWERS = 2000;
const MAX_CACHED_ROWS = 100_000;

/** Asks the answerers in their order. Answers are cached; a question that failed may be asked again. */
export function tieredAsk(answerers: Answerer[]): Ask {
  const cache = new Map<string, { answer: Promise<Answer>; rows: number }>();
  let rows = 0;
  const drop = (key: string): void => {
    rows -= cache.get(key)?.rows ?? 0;
    cache.delete(key);
  };
  const dropOldest = (): void => {
    for (const [key, entry] of cache) {
      if (cache.size <= MAX_CACHED_ANSWERS && rows <= MAX_CACHED_ROWS) return;
      // An answer still on its way has no rows yet.
      if (cache.size > MAX_CACHED_ANSWERS || entry.rows > 0) drop(key);
    }
  };
  return (question) => {
    const key = questionKey(question);
    const cached = cache.get(key);
    if (cached) return cached.answer;
    const entry = { answer: firstAnswer(answerers, question), rows: 0 };
    cache.set(key, entry);
    dropOldest();
    entry.answer.then(
      (answer) => {
        if (cache.get(key) !== entry) return;
        entry.rows = answer.rows.length;
        rows += entry.rows;
        dropOldest();
      },
      () => {
        if (cache.get(key) === entry) drop(key);
      },
    );
    return entry.answer;
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
export const cubeAnswerer = (load: Load): Answerer => optionalAnswerer('cube', load);

/** The cube with what the engine adds to it, for days inside months; nothing where one of the two cannot be had. */
export const dayAnswerer = (load: Load): Answerer => optionalAnswerer('days', load);

const optionalAnswerer = (name: string, load: Load): Answerer => ({
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
