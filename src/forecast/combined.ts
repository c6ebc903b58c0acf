/** The methods of all horizons as one. */
import { DAYS_AHEAD } from '../format/ahead.ts';
import { HORIZONS, type Horizon } from './backtest.ts';
import type { Book } from './book.ts';
import { type GoesBy, rememberByAge, sharesTogether } from './learnt.ts';
import { type Forecaster, forecasterOf, type Method, type MethodForecaster } from './methods.ts';

export interface Combined extends Forecaster {
  goesBy: GoesBy;
}

/**
 * Money of more than 90 days past due goes by the curve, whatever the method: where nearly all comes within a horizon, a
 * share of the book or the due-date rule misses by little, and says that an invoice open for a year comes at once.
 * Where a method has never seen money of an age, the trailing share speaks, and where that is unknown the due date.
 * A horizon without a method is due dates. `at`: the origin's place; the last is the as-of date.
 */
export function combined(
  book: Book,
  methods: Record<Horizon, Method | null>,
  at: number = book.origins.length - 1,
): Combined {
  const byMethod = new Map<Method, MethodForecaster | null>();
  const forecaster = (method: Method): MethodForecaster | null => {
    if (!byMethod.has(method)) byMethod.set(method, forecasterOf(method, book, at));
    return byMethod.get(method)!;
  };
  const chosen = HORIZONS.map((days) => forecaster(methods[days] ?? 'due_date'));
  const goesBy: GoesBy = {
    steps: [...HORIZONS, DAYS_AHEAD].map((until, i) => ({
      until,
      learnt: chosen[Math.min(i, chosen.length - 1)]?.learnt ?? null,
    })),
    otherwise: (['trailing_share', 'due_date'] as const).flatMap(
      (method) => forecaster(method)?.learnt ?? [],
    ),
    // only the curve knows when money of an age comes
    byAge: Object.values(methods).some(Boolean) ? (forecaster('curve')?.learnt ?? null) : null,
  };
  return {
    promisesKept: chosen.find((one) => one && one.promisesKept !== null)?.promisesKept ?? null,
    shares: rememberByAge(sharesTogether(goesBy)),
    goesBy,
  };
}
