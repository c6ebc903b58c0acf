/** Forecasts made again at each past month end with what was known then, against what came. */
import { median } from '../format/median.ts';
import { type Book, MAX_TRIED, MIN_SETTLED, type Origin } from './book.ts';
import { giantChances } from './giants.ts';
import {
  cameOf,
  expectedOf,
  type Forecaster,
  forecasterOf,
  METHODS,
  type Method,
} from './methods.ts';

export const HORIZONS = [7, 30, 60, 90] as const;
export type Horizon = (typeof HORIZONS)[number];
/** Below this, or below `MIN_SETTLED`, the past says too little of any method: the due-date rule is used, and said not to be backtested. */
const MIN_ORIGINS = 12;

/** What was said at one origin of everything but its giants, and of each giant; cumulative by days ahead. */
export interface Try {
  origin: Origin;
  expected: Float64Array;
  /** The giants' chances in the order of `giantItems`. */
  giantShares: Float64Array[];
}

/** By method one try an origin, the oldest first; null where the method had nothing to go by. */
export type Tries = Record<Method, (Try | null)[]>;

export function tryMethods(book: Book): Tries {
  const tries = (method: Method) => tryEach(book, (at) => forecasterOf(method, book, at));
  return Object.fromEntries(METHODS.map((method) => [method, tries(method)])) as Tries;
}

/** One try an origin, the oldest first. */
export function tryEach(
  { origins }: Book,
  forecasterAt: (at: number) => Forecaster | null,
): (Try | null)[] {
  const places = Array.from({ length: origins.length - 1 }, (_, i) => i).slice(-MAX_TRIED);
  return places.map((at) => {
    const origin = origins[at]!;
    const forecaster = forecasterAt(at);
    return (
      forecaster && {
        origin,
        expected: expectedOf(origin.rest, forecaster),
        giantShares: origin.giantItems.map((giant) => giantChances(giant, forecaster)),
      }
    );
  });
}

/** One forecast of the past for days `after` to `until` ahead, minor units; giants left out. */
export interface Trial {
  origin: string;
  expected: number;
  came: number;
}

/** The trials of a method over a span of days, of the origins with anything open whose outcome is known and on which every method has a word. */
export const trialsOf = (tries: Tries, method: Method, until: number, after = 0): Trial[] =>
  trialsAmong(tries, tries[method], until, after);

/** The same of others' tries. */
export function trialsAmong(tries: Tries, own: (Try | null)[], until: number, after = 0): Trial[] {
  const isTried = (one: Try | null | undefined): one is Try =>
    one != null &&
    one.origin.daysKnown >= until &&
    one.origin.rest.open.some((minor) => minor > 0) &&
    Number.isFinite(one.expected[until]);
  return own.flatMap((one, i) => {
    if (!isTried(one) || !METHODS.every((other) => isTried(tries[other][i]))) return [];
    const { origin, expected } = one;
    return {
      origin: origin.date,
      expected: expected[until]! - expected[after]!,
      came: cameOf(origin.rest, until) - cameOf(origin.rest, after),
    };
  });
}

/** Sum of the misses: of the same trials the method with the lowest has the lowest error. */
const missedBy = (trials: readonly Trial[]): number =>
  trials.reduce((sum, { expected, came }) => sum + Math.abs(expected - came), 0);

/** (came − said) ÷ said of each trial that said anything, in their order. */
export const relativeErrors = (trials: readonly Trial[]): number[] =>
  trials
    .filter(({ expected }) => expected > 0)
    .map(({ expected, came }) => (came - expected) / expected);

/** Median of |said − came| ÷ came over the trials in which anything came; null without one. */
export function medianError(trials: readonly Trial[]): number | null {
  const errors = trials.flatMap(({ expected, came }) =>
    came > 0 ? [Math.abs(expected - came) / came] : [],
  );
  return median(errors);
}

/** The method with the lowest past error at that horizon; null where too little is known to choose. */
export function bestMethod(book: Book, tries: Tries, days: Horizon): Method | null {
  if (book.settledItems < MIN_SETTLED) return null;
  // every method has the same trials
  const missed = METHODS.map((method) => {
    const trials = trialsOf(tries, method, days);
    return trials.length >= MIN_ORIGINS ? missedBy(trials) : null;
  });
  let best: number | null = null;
  missed.forEach((sum, i) => {
    if (sum !== null && (best === null || sum < missed[best]!)) best = i;
  });
  return best === null ? null : METHODS[best]!;
}
