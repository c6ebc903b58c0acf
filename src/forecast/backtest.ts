/** Forecasts made again at each past month end with what was known then, against what came. */
import { type Book, MAX_TRIED, MIN_SETTLED, type Origin } from './book.ts';
import { giantChances } from './giants.ts';
import { cameOf, expectedOf, forecasterOf, METHODS, type Method } from './methods.ts';

export const HORIZONS = [7, 30, 60, 90] as const;
export type Horizon = (typeof HORIZONS)[number];
/** Below this, or below `MIN_SETTLED`, the past says too little of any method: the due-date rule is used, and said not to be backtested. */
const MIN_ORIGINS = 12;

/** What one method said at one origin of everything but its giants, and of each giant; cumulative by days ahead. */
interface Try {
  origin: Origin;
  expected: Float64Array;
  /** The giants' chances in the order of `giantItems`. */
  giantShares: Float64Array[];
}

/** By method one try an origin, the oldest first; null where the method had nothing to go by. */
export type Tries = Record<Method, (Try | null)[]>;

export function tryMethods(book: Book): Tries {
  const last = book.origins.length - 1;
  const places = Array.from({ length: last }, (_, i) => i).slice(-MAX_TRIED);
  const tries = (method: Method) => places.map((at) => tryAt(method, book, at));
  return Object.fromEntries(METHODS.map((method) => [method, tries(method)])) as Tries;
}

function tryAt(method: Method, book: Book, at: number): Try | null {
  const origin = book.origins[at]!;
  const forecaster = forecasterOf(method, book, at);
  return (
    forecaster && {
      origin,
      expected: expectedOf(origin.rest, forecaster),
      giantShares: origin.giantItems.map((giant) => giantChances(giant, forecaster)),
    }
  );
}

/** One forecast of the past for days `after` to `until` ahead, minor units; giants left out. */
export interface Trial {
  origin: string;
  expected: number;
  came: number;
}

/** The trials of a method over a span of days, of the origins with anything open whose outcome is known and on which every method has a word. */
export function trialsOf(tries: Tries, method: Method, until: number, after = 0): Trial[] {
  const isTried = (one: Try | null | undefined): one is Try =>
    one != null &&
    one.origin.daysKnown >= until &&
    one.origin.rest.open.some((minor) => minor > 0) &&
    Number.isFinite(one.expected[until]);
  return tries[method].flatMap((one, i) => {
    if (!isTried(one) || !METHODS.every((other) => isTried(tries[other][i]))) return [];
    const { origin, expected } = one;
    return {
      origin: origin.date,
      expected: expected[until]! - expected[after]!,
      came: cameOf(origin.rest, until) - cameOf(origin.rest, after),
    };
  });
}

/** Sum of the misses ÷ sum of what came; null where nothing came. */
function errorOf(trials: readonly Trial[]): number | null {
  const came = trials.reduce((sum, trial) => sum + trial.came, 0);
  const missed = trials.reduce((sum, trial) => sum + Math.abs(trial.expected - trial.came), 0);
  return came > 0 ? missed / came : null;
}

/** (came − said) ÷ said of each trial that said anything, in their order. */
export const relativeErrors = (trials: readonly Trial[]): number[] =>
  trials
    .filter(({ expected }) => expected > 0)
    .map(({ expected, came }) => (came - expected) / expected);

/** The method with the lowest past error at that horizon; null where too little is known to choose. */
export function bestMethod(book: Book, tries: Tries, days: Horizon): Method | null {
  if (book.settledItems < MIN_SETTLED) return null;
  const errors = METHODS.map((method) => {
    const trials = trialsOf(tries, method, days);
    return trials.length >= MIN_ORIGINS ? errorOf(trials) : null;
  });
  let best: number | null = null;
  errors.forEach((error, i) => {
    if (error !== null && (best === null || error < errors[best]!)) best = i;
  });
  return best === null ? null : METHODS[best]!;
}
