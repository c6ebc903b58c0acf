/** The forecast of one book: the method of each horizon, what it expects, and how sure that is. */

import type { Ahead } from '../format/ahead.ts';
import {
  bestMethod,
  HORIZONS,
  type Horizon,
  relativeErrors,
  type Tries,
  type Try,
  trialsAmong,
  tryEach,
  tryMethods,
} from './backtest.ts';
import { type AllOrNothing, type Band, bandOf, MIN_ERRORS } from './band.ts';
import type { Book } from './book.ts';
import { type Combined, combined } from './combined.ts';
import { giantChances } from './giants.ts';
import { cameOf, expectedOf, type Method } from './methods.ts';

export interface Forecast {
  book: Book;
  tries: Tries;
  /** Null where the past says too little: the due-date rule is used. */
  methods: Record<Horizon, Method | null>;
  forecaster: Combined;
  /** The methods as one, as they would have spoken at an origin, by its place. */
  forecasterAt(at: number): Combined;
  /** What they said then, the oldest first. */
  ownTries: (Try | null)[];
  /** The 80 % band of what comes in a span, minor units; null where too little is known. */
  band(span: Ahead): Band | null;
}

export function forecastOf(book: Book): Forecast {
  const tries = tryMethods(book);
  const methods = Object.fromEntries(
    HORIZONS.map((days) => [days, bestMethod(book, tries, days)]),
  ) as Record<Horizon, Method | null>;
  const byOrigin = new Map<number, Combined>();
  const forecasterAt = (at: number): Combined => {
    const own = byOrigin.get(at) ?? combined(book, methods, at);
    byOrigin.set(at, own);
    return own;
  };
  const forecaster = forecasterAt(book.origins.length - 1);
  const isAnyUsed = HORIZONS.some((days) => methods[days] !== null);
  const ownTries = isAnyUsed ? tryEach(book, forecasterAt) : [];
  const now = book.origins.at(-1)!;
  const expected = expectedOf(now.rest, forecaster);
  return {
    book,
    tries,
    methods,
    forecaster,
    forecasterAt,
    ownTries,
    band(span) {
      if (!methods[horizonOf(span.until)]) return null;
      const errors = relativeErrors(trialsAmong(tries, ownTries, span.until, span.after));
      const giants = now.giantItems.map((giant): AllOrNothing => {
        const chances = giantChances(giant, forecaster);
        return { minor: giant.openMinor, chance: chances[span.until]! - chances[span.after]! };
      });
      return bandOf(expected[span.until]! - expected[span.after]!, errors, giants);
    },
  };
}

/** The horizon whose method speaks for that many days ahead; beyond the last one, the last. */
export const horizonOf = (days: number): Horizon =>
  HORIZONS.find((horizon) => days <= horizon) ?? 90;

/** By origin with enough errors known before it: whether what came lay within the band that could have been given. */
export function coverageOf(forecast: Forecast, days: Horizon): Map<string, boolean> {
  const inside = new Map<string, boolean>();
  if (!forecast.methods[days]) return inside;
  const trials = trialsAmong(forecast.tries, forecast.ownTries, days);
  for (const trial of trials) {
    const known = trials.filter(({ origin }) => isKnownBy(forecast, origin, trial.origin, days));
    const errors = relativeErrors(known);
    if (errors.length < MIN_ERRORS) continue;
    const { origin, giantShares } = forecast.ownTries.find(
      (one) => one?.origin.date === trial.origin,
    )!;
    const giants = origin.giantItems.map(({ openMinor }, i) => ({
      minor: openMinor,
      chance: giantShares[i]![days]!,
    }));
    const band = bandOf(trial.expected, errors, giants)!;
    const came = trial.came + cameOf(origin.giants, days);
    inside.set(trial.origin, came >= band.low && came <= band.high);
  }
  return inside;
}

function isKnownBy({ book }: Forecast, earlier: string, later: string, days: number): boolean {
  const known = (date: string): number =>
    book.origins.find((origin) => origin.date === date)!.daysKnown;
  return known(earlier) - known(later) >= days;
}
