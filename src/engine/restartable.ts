/** An engine that starts anew where a statement that was stopped does not end: one thread runs all, and it would keep it. */
import type { Engine } from './engine.ts';
import { type LazyRetry, lazyRetry } from './lazy-retry.ts';

/** Milliseconds that a stopped statement has to end by itself. */
const GRACE = 1500;

/** One start of the engine. */
interface Run {
  engine: LazyRetry<Required<Engine>>;
  /** Rejects with `OVER` when this one has been given up. */
  over: Promise<never>;
  giveUp(): void;
}

const OVER = new Error('the engine was started anew');

export function restartable(
  open: () => Promise<Required<Engine>>,
  grace = GRACE,
): LazyRetry<Required<Engine>> {
  let current = startedRun(open);
  const restart = (run: Run): void => {
    if (run !== current) return;
    current = startedRun(open);
    run.giveUp();
  };
  /** A statement that nobody has stopped runs again where another one took the engine with it. */
  const ask = async <T>(
    statement: (engine: Required<Engine>) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> => {
    const run = current;
    const answer = run.engine().then(statement);
    const stop = signal ? stopped(signal, grace, () => restart(run)) : null;
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
    query: (sql, scope, signal) => ask((own) => own.query(sql, scope, signal), signal),
    columns: (sql, scope) => ask((own) => own.columns(sql, scope)),
    close: async () => (await current.engine()).close(),
  };
  return Object.assign(() => current.engine().then(() => engine), {
    started: () => current.engine.started()?.then(() => engine),
  });
}

function startedRun(open: () => Promise<Required<Engine>>): Run {
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
