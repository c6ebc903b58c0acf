/**
 * An engine that starts when it is asked and again after it was closed: because a statement that was stopped does not
 * end (one thread runs all, and it would keep it), or because nobody has asked anything for minutes (it holds a few
 * hundred megabytes). Temporary tables are lost with it; whoever has made them makes them again.
 */
import type { Engine, StartedEngine } from './engine.ts';
import { type LazyRetry, lazyRetry } from './lazy-retry.ts';

export interface RestartTimes {
  /** Milliseconds that a stopped statement has to end by itself. */
  grace?: number;
  /** Milliseconds without a statement until the engine gives its memory back. */
  idle?: number;
}

const GRACE = 1500;
const IDLE = 180_000;

/** One start of the engine. */
interface Run {
  engine: LazyRetry<StartedEngine>;
  /** Rejects with `OVER` when this one has been given up. */
  over: Promise<never>;
  giveUp(): void;
}

const OVER = new Error('the engine was started anew');

/** Each call starts the engine where it does not run; what it gives asks whichever engine runs then. */
export function restartable(
  open: () => Promise<StartedEngine>,
  { grace = GRACE, idle = IDLE }: RestartTimes = {},
): () => Promise<Required<Engine>> {
  let current = startedRun(open);
  let starts = 1;
  let underWay = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const giveUp = (run: Run): void => {
    if (run !== current) return;
    current = startedRun(open);
    starts++;
    run.giveUp();
  };
  const counted = async <T>(work: Promise<T>): Promise<T> => {
    clearTimeout(rest);
    underWay++;
    try {
      return await work;
    } finally {
      underWay--;
      clearTimeout(rest);
      if (underWay === 0) rest = setTimeout(() => giveUp(current), idle);
    }
  };
  /** A statement that nobody has stopped runs again where another one took the engine with it. */
  const ask = async <T>(
    statement: (engine: StartedEngine) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> => {
    const run = current;
    const answer = run.engine().then(statement);
    const stop = signal ? stopped(signal, grace, () => giveUp(run)) : null;
    try {
      return await Promise.race([answer, run.over, ...(stop ? [stop.promise] : [])]);
    } catch (error) {
      if (error !== OVER || signal?.aborted) throw error;
      return ask(statement, signal);
    } finally {
      stop?.done();
    }
  };
  const engine: Required<Engine> = {
    name: 'wasm',
    query: (sql, scope, signal) => counted(ask((own) => own.query(sql, scope, signal), signal)),
    columns: (sql, scope) => counted(ask((own) => own.columns(sql, scope))),
    starts: () => starts,
    close: async () => (await current.engine()).close(),
  };
  return () => counted(current.engine().then(() => engine));
}

function startedRun(open: () => Promise<StartedEngine>): Run {
  const engine = lazyRetry(open);
  let giveUp = (): void => {};
  const over = new Promise<never>((_, reject) => {
    giveUp = () => {
      reject(OVER);
      engine
        .started()
        ?.then((own) => own.close())
        .catch(() => {});
    };
  });
  over.catch(() => {});
  return { engine, over, giveUp };
}

/** Rejects, and says so, when `signal` was aborted and a while has passed. */
function stopped(
  signal: AbortSignal,
  grace: number,
  onLate: () => void,
): { promise: Promise<never>; done(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let done = (): void => {};
  const promise = new Promise<never>((_, reject) => {
    const wait = (): void => {
      timer = setTimeout(() => {
        reject(signal.reason);
        onLate();
      }, grace);
    };
    signal.addEventListener('abort', wait, { once: true });
    done = () => {
      signal.removeEventListener('abort', wait);
      clearTimeout(timer);
    };
  });
  promise.catch(() => {});
  return { promise, done };
}
